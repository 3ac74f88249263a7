import type { Target } from '../endpoint/modelGateway.ts';
import type { CompletionTemplate } from '../fim/fimTemplate.ts';
import { templateForTarget } from '../fim/selectFimTemplate.ts';
import type { Settings } from '../settings/settings.ts';
import { estimateTokens } from '../usage/estimateTokens.ts';
import { collectWindow, type PromptWindow, type WindowBudget } from './collectWindow.ts';
import type { CompletionInput } from './completionInput.ts';
import { commentFiles } from './context/commentFiles.ts';
import type { ContextChunk } from './context/contextChunk.ts';
import type { ContextSelector } from './context/contextSelector.ts';
import type { ContextSnippet } from './context/contextSnippet.ts';
import { placeForFiles } from './context/placeForFiles.ts';

/** What the model sees, before any template. */
export interface PromptLayout {
  readonly window: PromptWindow;
  /** Text from elsewhere, in the prompt's order. */
  readonly files: readonly ContextChunk[];
}

export interface LayoutQuestion {
  readonly input: CompletionInput;
  readonly settings: Settings;
  readonly target: Target;
  readonly snippets: readonly ContextSnippet[];
  readonly selector: ContextSelector;
}

/** Most of the budget that may go to text from elsewhere. */
const CONTEXT_SHARE = 1 / 4;
/** What it takes is rounded up to such a share, so that a small change of it leaves the window's edges where they are. */
const STEP = 1 / 16;

/** Divides the prompt's budget between other files and the document; what the one does not use the other has. */
export function layOutPrompt({ input, settings, target, snippets, selector }: LayoutQuestion): PromptLayout {
  const template = templateForTarget(settings.completion.template, target);
  const maxTokens = estimatedBudget(settings, target);
  const budget: WindowBudget = { maxTokens, order: template.kind === 'fim' ? template.order : 'prefixFirst' };
  const whole = collectWindow(input, budget);
  const wanted = snippets.filter(({ source }) => settings.completion.context[source]);
  if (placeForFiles(template, input.languageId) === undefined) return { window: whole, files: [] };
  const place = { uri: input.uri, languageId: input.languageId, ...whole, line: lineOf(input) };
  const chunks = selector.select({ place, snippets: wanted, budgetTokens: Math.floor(maxTokens * CONTEXT_SHARE) });
  if (chunks.length === 0) return { window: whole, files: [] };
  const step = Math.max(1, Math.floor(maxTokens * STEP));
  const used = Math.ceil(tokensOf(chunks, template, input.languageId) / step) * step;
  return { window: collectWindow(input, { ...budget, maxTokens: maxTokens - used }), files: chunks };
}

/** The budget in tokens as we estimate them, of which the model's may be more or fewer. */
function estimatedBudget({ completion }: Settings, { tokenFactor = 1 }: Target): number {
  return Math.max(1, Math.floor(completion.maxPromptTokens / tokenFactor));
}

function tokensOf(chunks: readonly ContextChunk[], template: CompletionTemplate, languageId: string): number {
  return placeForFiles(template, languageId) === 'comments'
    ? estimateTokens(commentFiles(chunks, languageId))
    : chunks.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** The cursor's line in the document. */
function lineOf({ text, offset, firstLine }: CompletionInput): number {
  return firstLine + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
}
