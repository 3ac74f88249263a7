import type { Role } from '../settings/endpoint.ts';
import { createListeners } from '../util/listeners.ts';

/** Which requests are under way, for the status bar. Counted by handles, so that no flag can be left standing. */
export interface RequestActivity {
  /** The returned function ends the request; calling it again does nothing. */
  begin(role: Role): () => void;
  /** Of one role, or of all. */
  underWay(role?: Role): number;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

export function createRequestActivity(): RequestActivity {
  const requests = new Set<{ readonly role: Role }>();
  const listeners = createListeners<void>();
  return {
    begin(role) {
      const request = { role };
      requests.add(request);
      listeners.tell();
      return () => {
        if (requests.delete(request)) listeners.tell();
      };
    },
    underWay: (role) => [...requests].filter((request) => role === undefined || request.role === role).length,
    onDidChange: (listener) => listeners.add(listener),
  };
}
