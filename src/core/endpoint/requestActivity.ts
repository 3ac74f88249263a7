import type { Role } from '../settings/endpoint.ts';
import type { Clock } from '../ports.ts';
import { createListeners } from '../util/listeners.ts';

/** How a request ended. An aborted one says nothing about the endpoint. */
export type RequestEnd =
  { readonly kind: 'completed' | 'aborted' } | { readonly kind: 'failed'; readonly error: unknown };

/** Which requests are under way, and whether the last ones failed: what the status bar shows. */
export interface RequestActivity {
  /** Counted by handles, so that no flag can be left standing. The returned function ends the request; calling it again does nothing. */
  begin(role: Role): (end: RequestEnd) => void;
  /** Of one role, or of all. */
  underWay(role?: Role): number;
  /** When the oldest request under way began, milliseconds since the epoch; undefined: there is none. */
  readonly oldestStart: number | undefined;
  /** The latest error of a role whose last answered request failed; undefined while all is well. */
  readonly fault: unknown;
  /** Settings or keys have changed: old faults say nothing any more. */
  forgetFaults(): void;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

export function createRequestActivity(clock: Pick<Clock, 'now'>): RequestActivity {
  const requests = new Set<{ readonly role: Role; readonly startedAt: number }>();
  const faults = new Map<Role, unknown>();
  const listeners = createListeners<void>();
  const note = (role: Role, end: RequestEnd) => {
    if (end.kind === 'aborted') return;
    faults.delete(role);
    // Set anew, so that the latest fault is the last of the map.
    if (end.kind === 'failed') faults.set(role, end.error);
  };
  return {
    begin(role) {
      const request = { role, startedAt: clock.now() };
      requests.add(request);
      listeners.tell();
      return (end) => {
        if (!requests.delete(request)) return;
        note(role, end);
        listeners.tell();
      };
    },
    underWay: (role) => [...requests].filter((request) => role === undefined || request.role === role).length,
    get oldestStart() {
      const [oldest] = requests;
      return oldest?.startedAt;
    },
    get fault() {
      return [...faults.values()].at(-1);
    },
    forgetFaults() {
      if (faults.size === 0) return;
      faults.clear();
      listeners.tell();
    },
    onDidChange: (listener) => listeners.add(listener),
  };
}
