import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import { CONTEXT_SOURCES, type ContextSwitches, DEFAULT_CONTEXT } from './contextSources.ts';
import type { SettingReader } from './settingReader.ts';

const NAME = 'completion.context';

/** The setting `completion.context`: sources that it does not name keep their default. */
export function parseContext(reader: SettingReader): ContextSwitches {
  const value = reader.value(NAME) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(NAME, (subject) =>
      t('{0} must be an object such as {"openTab": false}; Interline uses its default.', subject),
    );
    return DEFAULT_CONTEXT;
  }
  const switches: Record<string, boolean> = {};
  for (const [name, on] of Object.entries(value)) {
    if (!CONTEXT_SOURCES.some((source) => source === name))
      reader.wrongValue(NAME, (subject) => t('{0} knows no "{1}"; Interline passes that entry over.', subject, name));
    else if (typeof on !== 'boolean')
      reader.wrongValue(NAME, (subject) =>
        t('{0} must say true or false for "{1}"; Interline passes that entry over.', subject, name),
      );
    else switches[name] = on;
  }
  return { ...DEFAULT_CONTEXT, ...switches };
}
