import { EndpointError, type EndpointErrorKind } from '../../core/endpoint/endpointError.ts';
import type { CompletionOutcome } from '../../core/completion/completionOutcome.ts';

/** Failures that stay until the user does something; all others show in the status bar alone and pass by themselves. */
const NEEDS_THE_USER: ReadonlySet<EndpointErrorKind> = new Set([
  'unauthorized',
  'forbidden',
  'quotaExceeded',
  'modelNotFound',
  'wrongUrl',
  'refusedLocally',
]);

/** Decides when a failure of ghost text deserves words of its own: once for each kind, until something has worked again. */
export class FailureNote {
  readonly #told = new Set<EndpointErrorKind>();
  readonly #tell: (error: EndpointError) => void;
  constructor(tell: (error: EndpointError) => void) {
    this.#tell = tell;
  }
  look(outcome: CompletionOutcome): void {
    if (outcome.kind === 'shown' && outcome.source === 'network') this.forget();
    if (outcome.kind !== 'failed' || !(outcome.error instanceof EndpointError)) return;
    const { kind } = outcome.error;
    if (!NEEDS_THE_USER.has(kind) || this.#told.has(kind)) return;
    this.#told.add(kind);
    this.#tell(outcome.error);
  }
  forget(): void {
    this.#told.clear();
  }
}
