import type { ChatRequest, CompletionRequest } from '../endpoint/requests.ts';
import type { CompletionTemplate, FimParts } from '../fim/fimTemplate.ts';
import { holeFillerMessages } from '../fim/holeFiller.ts';
import { renderPrompt } from '../fim/renderPrompt.ts';

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
  const sampling = { maxTokens, temperature };
  switch (template.kind) {
    case 'fim':
      return {
        kind: 'complete',
        request: { ...sampling, prompt: renderPrompt(template, parts), stop: template.stops },
      };
    case 'suffixField':
      return { kind: 'complete', request: { ...sampling, prompt: parts.prefix, suffix: parts.suffix } };
    case 'holeFiller':
      return {
        kind: 'chat',
        request: { ...sampling, messages: holeFillerMessages(parts), stop: template.stops },
      };
  }
}
