/** Token counts of one request. `source` tells whether the server counted (`reported`) or we guessed (`estimated`, shown with `≈`). */
export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** As the server said it; it need not be the sum (xAI counts reasoning apart). */
  readonly totalTokens: number;
  /** Prompt tokens that came from the server's cache, where it says so. */
  readonly cachedTokens?: number;
  readonly reasoningTokens?: number;
  /** In US dollars, where the server says what the request has cost. */
  readonly costUsd?: number;
  readonly source: 'reported' | 'estimated';
}
