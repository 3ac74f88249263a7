import type { TokenUsage } from '../usage/tokenUsage.ts';

/** The field's finish reasons, after normalising what servers send (`eos`, `eos_token`, `model_length`, …). */
export type FinishReason = 'stop' | 'length' | 'toolCalls' | 'contentFilter' | 'error' | 'other';

/**
 * What a streaming or a plain answer consists of, in order of arrival. A stream that ends without a thrown `EndpointError` is complete;
 * an aborted one ends quietly and yields nothing after the abort.
 */
export type StreamEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** Text of a choice other than 0 (only when `n` was asked for). */
  | { readonly type: 'choice'; readonly index: number; readonly text: string }
  | {
      readonly type: 'toolCall';
      readonly index: number;
      readonly id?: string;
      readonly name?: string;
      readonly argumentsDelta: string;
    }
  /** `raw` is the word that the server used. */
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw: string }
  /** At most once, after the last text: the server's final counts. */
  | { readonly type: 'usage'; readonly usage: TokenUsage };
