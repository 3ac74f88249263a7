import type { ModelRequest } from '../endpoint/modelGateway.ts';
import type { CompletionRequest, SamplingOptions } from '../endpoint/requests.ts';
import type { CompletionTemplate, FimParts, NeighbourFile } from './fimTemplate.ts';
import { holeFillerMessages } from './holeFiller.ts';
import { neutraliseSentinels } from './neutraliseSentinels.ts';
import { renderPrompt } from './renderPrompt.ts';

export interface CursorQuestion {
  readonly template: CompletionTemplate;
  readonly parts: FimParts;
  /** Other files, the most volatile last. Passed over where the template has no place for them. */
  readonly neighbours?: readonly NeighbourFile[];
  readonly sampling: Omit<SamplingOptions, 'model' | 'stop' | 'thinking'>;
}

/** The request that asks for the text at the cursor, by the route that the template stands for. A model that chats is asked to answer without thinking. */
export function requestForTemplate({ template, parts, neighbours = [], sampling }: CursorQuestion): ModelRequest {
  if (template.kind === 'holeFiller') {
    const messages = holeFillerMessages(parts, neighbours);
    return { kind: 'chat', request: { ...sampling, thinking: 'off', stop: template.stops, messages } };
  }
  return { kind: 'completion', request: { ...sampling, ...promptFields(template, parts, neighbours) } };
}

function promptFields(
  template: Exclude<CompletionTemplate, { readonly kind: 'holeFiller' }>,
  parts: FimParts,
  neighbours: readonly NeighbourFile[],
): Pick<CompletionRequest, 'prompt' | 'suffix' | 'stop' | 'via' | 'extra'> {
  switch (template.kind) {
    case 'fim':
      return { prompt: renderPrompt(template, parts, neighbours), stop: template.stops };
    case 'suffixField':
      return twoSides(parts, template.sentinels);
    case 'infill':
      return { ...twoSides(parts), via: 'infill', ...(neighbours.length > 0 && { extra: neighbours }) };
  }
}

/** An empty suffix makes some servers (Ollama) take the prompt for a question to answer: at the end of the file stands a line end at least. */
function twoSides({ prefix, suffix }: FimParts, sentinels: readonly string[] = []): { prompt: string; suffix: string } {
  return {
    prompt: neutraliseSentinels(prefix, sentinels),
    suffix: suffix === '' ? '\n' : neutraliseSentinels(suffix, sentinels),
  };
}
