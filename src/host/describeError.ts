import type { ErrorAction } from '../shared/chatProtocol.ts';

/** What the sentence may name. */
export interface ErrorContext {
  readonly endpointName?: string;
  readonly model?: string;
}

/** Words for the user: one sentence of ours with a next step, then the server's own words, then what can be done with one click. Plain text. */
export interface ErrorDescription {
  readonly message: string;
  readonly serverMessage?: string;
  readonly actions: readonly ErrorAction[];
}

/** Takes anything that was thrown; never throws, never shows a stack or a key. */
export function describeError(_error: unknown, _context: ErrorContext = {}): ErrorDescription {
  return {
    message: 'Something went wrong inside Interline. The log says more.',
    actions: ['tryAgain', 'showLog'],
  };
}
