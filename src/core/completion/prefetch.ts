import type { CompletionInput } from './completionInput.ts';
import type { RequestInFlight } from './requestInFlight.ts';
import { isSamePlace } from './samePlace.ts';

/** The request for the state after an acceptance that may come; at most one. */
export class Prefetch {
  #place: CompletionInput | undefined;
  #request: RequestInFlight | undefined;
  #cancelTimer: (() => void) | undefined;

  /** True when it is already made, or being made, for this place. */
  isFor(place: CompletionInput): boolean {
    return this.#place !== undefined && isSamePlace(this.#place, place);
  }
  /** From now on it is for this place; what was begun for another is abandoned. */
  plan(place: CompletionInput, cancelTimer: () => void): void {
    this.drop();
    this.#place = place;
    this.#cancelTimer = cancelTimer;
  }
  started(request: RequestInFlight): void {
    this.#request = request;
  }
  /** Hands the request over when it is under way and what it was made for has come true; its answer is wanted now. */
  take(input: CompletionInput): RequestInFlight | undefined {
    const request = this.#request;
    if (request?.state !== 'streaming' || !request.agreesWith(input)) return undefined;
    this.#place = undefined;
    this.#request = undefined;
    return request;
  }
  drop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#place = undefined;
    this.#request?.abandon();
    this.#request = undefined;
  }
}
