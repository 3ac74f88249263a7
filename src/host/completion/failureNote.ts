import type { OutageListener } from '../../core/completion/outage.ts';
import { EndpointError, type EndpointErrorKind } from '../../core/endpoint/endpointError.ts';
import type { Clock } from '../../core/ports.ts';

/** Failures that stay until the user does something; all others may pass by themselves. */
const NEEDS_THE_USER: ReadonlySet<EndpointErrorKind> = new Set([
  'unauthorized',
  'forbidden',
  'quotaExceeded',
  'modelNotFound',
  'wrongUrl',
  'refusedLocally',
]);
/** A server that comes and goes is worth a word once in so long. */
const QUIET_AFTER_NOTE_MS = 10 * 60_000;

/** `needed`: only the user can help; `passing`: suggestions come back by themselves. */
export type NoteKind = 'needed' | 'passing';

export interface FailureNoteOptions {
  readonly clock: Clock;
  readonly tell: (error: unknown, kind: NoteKind) => void;
}

/**
 * Decides when a failure of ghost text deserves words of its own beside the status bar: one note for an outage, however many requests
 * fail in it and for however many reasons.
 */
export class FailureNote implements OutageListener {
  readonly #options: FailureNoteOptions;
  #isTold = false;
  #passingToldAt = Number.NEGATIVE_INFINITY;

  constructor(options: FailureNoteOptions) {
    this.#options = options;
  }
  failed(error: unknown, isPaused: boolean): void {
    if (this.#isTold) return;
    const { clock, tell } = this.#options;
    if (error instanceof EndpointError && NEEDS_THE_USER.has(error.kind)) {
      this.#isTold = true;
      tell(error, 'needed');
    } else if (isPaused && clock.now() - this.#passingToldAt >= QUIET_AFTER_NOTE_MS) {
      this.#isTold = true;
      this.#passingToldAt = clock.now();
      tell(error, 'passing');
    }
  }
  answered(): void {
    this.#isTold = false;
  }
  /** Settings or keys have changed: what comes now is news. */
  forget(): void {
    this.#isTold = false;
    this.#passingToldAt = Number.NEGATIVE_INFINITY;
  }
}
