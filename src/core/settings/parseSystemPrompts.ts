import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import type { SettingReader } from './settingReader.ts';
import type { NamedPrompt } from './settings.ts';

const SETTING = 'chat.systemPrompts';

/** `interline.chat.systemPrompts`: texts by name. A prompt without a text says nothing and is left out silently: somebody is writing it. */
export function parseSystemPrompts(reader: SettingReader): readonly NamedPrompt[] {
  const value = reader.value(SETTING) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(SETTING, (subject) =>
      t('{0} must be an object of texts by name, such as {1}.', subject, '{"Reviewer": "You review code."}'),
    );
    return [];
  }
  return Object.entries(value).flatMap(([name, text]) => {
    if (typeof text === 'string' && name.trim() !== '')
      return text.trim() === '' ? [] : [{ name: name.trim(), text: text.trim() }];
    reader.wrongValue(SETTING, (subject) =>
      t('{0} must give "{1}" a name and a text; Interline leaves it out.', subject, name.slice(0, 60)),
    );
    return [];
  });
}
