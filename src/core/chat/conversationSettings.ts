import type { ThinkingEffort } from '../endpoint/thinkingEffort.ts';
import type { NamedPrompt } from '../settings/settings.ts';
import { without } from '../util/without.ts';
import { choiceOf } from './choiceOf.ts';
import type { Conversation, ConversationSettings, ModelChoice } from './conversation.ts';

/** One setting of a conversation; without a value it is the chat's again. A system prompt is chosen by its name. */
export type SettingsChange =
  | ({ readonly setting: 'model' } & ModelChoice)
  | { readonly setting: 'temperature' | 'maxTokens'; readonly value?: number }
  | { readonly setting: 'thinking'; readonly value?: ThinkingEffort }
  | { readonly setting: 'systemPrompt'; readonly value?: string };

/** The settings after a change. A name that no prompt has changes nothing: the prompt was removed meanwhile. */
export function changeSettings(
  before: ConversationSettings,
  change: SettingsChange,
  prompts: readonly NamedPrompt[],
): ConversationSettings {
  if (change.setting === 'model') {
    const { endpointName, model } = change;
    const rest = without(without(before, 'endpointName'), 'model');
    return { ...rest, ...(endpointName && { endpointName }), ...(model && { model }) };
  }
  if (change.value === undefined) return without(before, change.setting);
  if (change.setting !== 'systemPrompt') return { ...before, [change.setting]: change.value };
  const { value } = change;
  const systemPrompt = prompts.find(({ name }) => name === value);
  return systemPrompt ? { ...before, systemPrompt } : before;
}

/**
 * The endpoint and model that a branch asks for at its end: the answer's own, over the question's, over the conversation's. One that names
 * only a model stays at the conversation's endpoint. Undefined: the chat's.
 */
export function wantedModel({
  messages,
  settings,
}: Pick<Conversation, 'messages' | 'settings'>): ModelChoice | undefined {
  const own: ModelChoice = {
    ...(settings.endpointName !== undefined && { endpointName: settings.endpointName }),
    ...(settings.model !== undefined && { model: settings.model }),
  };
  const choice = choiceOf({ messages }) ?? {};
  const wanted = choice.endpointName === undefined ? { ...own, ...choice } : choice;
  return wanted.endpointName === undefined && wanted.model === undefined ? undefined : wanted;
}
