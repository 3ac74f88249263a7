import type { Handlers, HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's only way out. VS Code gives its handle once; it never leaves this file. */
export interface HostConnection {
  readonly post: (message: WebviewMessage) => void;
  /** What `saveState` kept for this view; undefined at first. */
  readonly loadState: () => unknown;
  readonly saveState: (state: object) => void;
  /** Calls the handler for each message of the host. */
  readonly listen: (handlers: Handlers<HostMessage>) => void;
}

export function connectToHost(): HostConnection {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    loadState: () => api.getState(),
    saveState: (state) => api.setState(state),
    listen: (handlers) => {
      window.addEventListener('message', (event: MessageEvent<HostMessage>) => dispatch(event.data, handlers));
    },
  };
}

/** The compiler knows that there is a handler for every type; what is not ours has none. */
function dispatch<Type extends HostMessage['type']>(
  message: Extract<HostMessage, { readonly type: Type }>,
  handlers: Handlers<HostMessage>,
): void {
  if (Object.hasOwn(handlers, message.type)) handlers[message.type](message);
}
