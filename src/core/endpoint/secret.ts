/**
 * An API key on its way from secret storage to the wire. It does not survive `JSON.stringify`, string concatenation or a structured
 * clone, so that it cannot slip into a log, a message or a cache key. Only `transport.ts` may import `revealSecret` (kept by lint).
 */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  /** The text behind `secret`, for one request header. */
  static reveal(secret: Secret): string {
    return secret.#value;
  }
}

export function revealSecret(secret: Secret): string {
  return Secret.reveal(secret);
}
