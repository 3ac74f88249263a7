import type { Handlers } from './chatProtocol.ts';

/** Calls the handler of the message's type. */
export function handleMessage<M extends { readonly type: string }>(handlers: Handlers<M>, message: M): void {
  // The compiler cannot see that the handler found under `message.type` takes this very member of the union.
  const handler = handlers[message.type as M['type']] as (message: M) => void;
  handler(message);
}
