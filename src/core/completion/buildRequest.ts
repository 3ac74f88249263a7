import type { ModelRequest, Target } from '../endpoint/modelGateway.ts';
import type { FimParts, NeighbourFile } from '../fim/fimTemplate.ts';
import { requestForTemplate } from '../fim/requestForTemplate.ts';
import { templateForTarget } from '../fim/selectFimTemplate.ts';
import type { Settings } from '../settings/settings.ts';
import type { PromptWindow } from './collectWindow.ts';
import { sampleCandidates } from './candidates.ts';
import type { CompletionInput } from './completionInput.ts';
import { commentFiles } from './context/commentFiles.ts';
import { placeForFiles } from './context/placeForFiles.ts';
import type { AnswerLength } from './postprocess/cleaningContext.ts';

export interface RequestParts {
  readonly input: CompletionInput;
  readonly window: PromptWindow;
  /** Text from elsewhere, in the prompt's order. */
  readonly files: readonly NeighbourFile[];
  readonly settings: Settings;
  readonly target: Pick<Target, 'model' | 'connection' | 'learned'>;
}

/** The request for this place, by the route that the model's template wants. Equal places give equal requests, so that a request can serve as the key of its answer. */
export function buildRequest({ input, window, files, settings, target }: RequestParts): ModelRequest {
  const { maxTokens, contextLengthExceeded, template: setting } = settings.completion;
  const template = templateForTarget(setting, target);
  const sampling = { maxTokens, contextLengthExceeded, ...sampleCandidates(input, settings, target) };
  const place = placeForFiles(template, input.languageId);
  const parts: FimParts = {
    prefix: place === 'comments' ? commentFiles(files, input.languageId) + window.prefix : window.prefix,
    suffix: window.suffix,
    fileName: input.fileName,
    language: input.languageId,
    repository: input.repository,
  };
  return requestForTemplate({ template, parts, sampling, neighbours: place === 'ownForm' ? files : [] });
}

/** The key of a request's answer: where it goes, all of what is asked, and how much of the answer is kept. */
export function requestKey(target: Target, prepared: ModelRequest, length: AnswerLength): string {
  const { endpoint } = target.connection;
  return JSON.stringify([endpoint.name, endpoint.baseUrl, target.model, length, prepared]);
}
