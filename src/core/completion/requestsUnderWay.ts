import type { CompletionInput } from './completionInput.ts';
import type { RequestInFlight } from './requestInFlight.ts';

/** The requests whose answers may still be shown, the oldest first. */
export class RequestsUnderWay {
  #requests: readonly RequestInFlight[] = [];

  /** Those that what has been typed since agrees with; the others are abandoned. */
  agreeing(input: CompletionInput): readonly RequestInFlight[] {
    for (const request of this.#requests) if (!request.agreesWith(input)) this.abandon(request);
    return this.#requests;
  }
  /** One of them has begun to answer and will say more. */
  get isAnswering(): boolean {
    return this.#requests.some(({ hasText, state }) => hasText && state === 'streaming');
  }
  /** So many have not said a word since `startedBefore` (milliseconds since the epoch). */
  hangingSince(startedBefore: number): number {
    return this.#requests.filter(({ hasText, startedAt }) => !hasText && startedAt <= startedBefore).length;
  }
  /** Adds a request. Where there are more than `slots`, those between the oldest, which is nearest to its answer, and the newest go. */
  add(request: RequestInFlight, slots: number): void {
    const kept = slots > 1 ? this.#requests.slice(0, slots - 1) : [];
    for (const other of this.#requests) if (!kept.includes(other)) other.abandon();
    this.#requests = [...kept, request];
  }
  remove(request: RequestInFlight): void {
    this.#requests = this.#requests.filter((other) => other !== request);
  }
  abandon(request: RequestInFlight): void {
    this.remove(request);
    request.abandon();
  }
  /** Ends those that have not said a word yet. */
  abandonSilent(): void {
    for (const request of this.#requests) if (!request.hasText) this.abandon(request);
  }
  /** There is one that nobody has been promised anything of. */
  get isUnpromised(): boolean {
    return this.#requests.some(({ isPromised }) => !isPromised);
  }
  /** Ends those that nobody has been promised anything of, and that are not younger than `startedBefore` (milliseconds since the epoch). */
  abandonUnpromised(startedBefore: number): void {
    for (const request of this.#requests)
      if (!request.isPromised && request.startedAt <= startedBefore) this.abandon(request);
  }
  abandonAll(): void {
    for (const request of this.#requests) this.abandon(request);
  }
}
