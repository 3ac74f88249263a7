import { t } from '@vscode/l10n';
import type { ChatSettingsView } from '../../../shared/chatProtocol.ts';

/** How many settings of a conversation are its own. An effort counts only where the model has a switch for it. */
export function countOwn(settings: ChatSettingsView): number {
  const { hasOwnModel, temperature, maxTokens, thinking, systemPrompt, efforts } = settings;
  const own = [
    hasOwnModel,
    temperature !== undefined,
    maxTokens !== undefined,
    thinking !== undefined && efforts.length > 0,
    systemPrompt !== undefined,
  ];
  return own.filter((one) => one).length;
}

export function effortLabel(effort: ChatSettingsView['efforts'][number]): string {
  switch (effort) {
    case 'off':
      return t('Off');
    case 'on':
      return t('On');
    case 'low':
      return t('Low');
    case 'medium':
      return t('Medium');
    case 'high':
      return t('High');
  }
}

export interface Choice {
  /** Empty: the default. */
  readonly value: string;
  readonly label: string;
}

/** What a system prompt can be; a copy whose name stands for another text by now is a choice of its own. */
export function promptChoices({ systemPrompts, systemPrompt, isOlderPrompt }: ChatSettingsView): readonly Choice[] {
  const named = systemPrompts.map((name) => ({ value: name, label: name }));
  const older = { value: OLDER_PROMPT, label: t('{0} (earlier text)', systemPrompt ?? '') };
  return [{ value: '', label: t('Default') }, ...named, ...(isOlderPrompt === true ? [older] : [])];
}

export function chosenPrompt({ systemPrompt = '', isOlderPrompt }: ChatSettingsView): string {
  return isOlderPrompt === true ? OLDER_PROMPT : systemPrompt;
}

/** No name has a line break. */
export const OLDER_PROMPT = '\n';

/** Those of the model; one that was chosen for another model stays to be seen. */
export function effortChoices({ efforts, thinking }: ChatSettingsView): readonly Choice[] {
  const all = thinking === undefined || efforts.includes(thinking) ? efforts : [...efforts, thinking];
  return [{ value: '', label: t('Default') }, ...all.map((one) => ({ value: one, label: effortLabel(one) }))];
}
