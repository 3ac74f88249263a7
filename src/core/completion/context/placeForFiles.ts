import type { CompletionTemplate } from '../../fim/fimTemplate.ts';
import { hasComments } from './commentFiles.ts';

/**
 * Where other files stand in a request: in the form that the model's family or the server has for them, else as comments of the current
 * document's language at the head of the prefix; undefined where there is neither.
 */
export function placeForFiles(template: CompletionTemplate, languageId: string): 'ownForm' | 'comments' | undefined {
  if (template.kind === 'holeFiller' || template.kind === 'infill') return 'ownForm';
  if (template.kind === 'fim' && template.repository !== undefined) return 'ownForm';
  return hasComments(languageId) ? 'comments' : undefined;
}
