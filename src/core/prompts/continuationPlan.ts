import type { ChatRequest, CompletionRequest } from '../endpoint/requests.ts';
import type { CompletionTemplate, FimParts } from '../fim/fimTemplate.ts';
import { requestForTemplate } from '../fim/requestForTemplate.ts';

export interface ContinuationOptions {
  readonly template: CompletionTemplate;
  readonly parts: FimParts;
  readonly maxTokens: number;
  readonly temperature: number;
}

/** How to ask the model to write on at the cursor: as a raw completion, or in words. */
export type ContinuationPlan =
  | { readonly kind: 'complete'; readonly request: Omit<CompletionRequest, 'model'> }
  | { readonly kind: 'chat'; readonly request: Omit<ChatRequest, 'model'> };

/** The request for the model whose template this is. At the end of a file the template of the family still tells the model what it is in. */
export function planContinuation({ template, parts, maxTokens, temperature }: ContinuationOptions): ContinuationPlan {
  const planned = requestForTemplate({ template, parts, sampling: { maxTokens, temperature } });
  return planned.kind === 'chat' ? planned : { kind: 'complete', request: planned.request };
}
