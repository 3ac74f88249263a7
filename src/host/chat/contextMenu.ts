import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import type { ContextService } from '../context/contextService.ts';
import type { LoadedOnce } from '../loadedOnce.ts';

type Wanted = Extract<WebviewMessage, { readonly type: 'contextWanted' }>;

export interface ContextMenuOptions {
  readonly session: Pick<ChatSession, 'attach'>;
  readonly service: Pick<LoadedOnce<ContextService>, 'load' | 'part'>;
  readonly post: (message: HostMessage) => void;
}

/** What the page's menu after an `@` leads to. The service is loaded with the first request. */
export interface ContextMenu {
  /** Ends the request before it. */
  want(wanted: Wanted): Promise<void>;
  close(): void;
  attach(candidateId: string): Promise<void>;
  attachDropped(uris: readonly string[]): Promise<void>;
  attachText(label: string, text: string): Promise<void>;
}

export function createContextMenu({ session, service, post }: ContextMenuOptions): ContextMenu {
  let asking = new AbortController();
  const attachAll = async (find: (service: ContextService) => ReturnType<ContextService['attach']>): Promise<void> => {
    for (const piece of await find(await service.load())) session.attach({ ...piece, id: crypto.randomUUID() });
  };
  return {
    async want({ requestId, kind, query }) {
      asking.abort();
      const controller = new AbortController();
      asking = controller;
      const { signal } = controller;
      const found = await service.load();
      if (signal.aborted) return;
      await found.find({ query, ...(kind && { kind }), signal }, (offer) => {
        if (!signal.aborted) post({ type: 'contextOffer', requestId, ...(kind && { kind }), ...offer });
      });
    },
    close() {
      asking.abort();
    },
    attach: (candidateId) => attachAll((found) => found.attach(candidateId)),
    attachDropped: (uris) => attachAll((found) => found.attachDropped(uris)),
    attachText: (label, text) => attachAll((found) => found.attachText(label, text)),
  };
}
