import { isRecord } from '../util/isRecord.ts';
import { CONTEXT_SOURCES, type ContextSwitches, DEFAULT_CONTEXT } from './contextSources.ts';
import type { SettingReader } from './settingReader.ts';

const NAME = 'completion.context';

/** The setting `completion.context`: sources that it does not name keep their default. */
export function parseContext(reader: SettingReader): ContextSwitches {
  const value = reader.value(NAME) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(NAME, 'must be an object such as {"openTab": false}; Interline uses its default');
    return DEFAULT_CONTEXT;
  }
  const switches: Record<string, boolean> = {};
  for (const [name, on] of Object.entries(value)) {
    if (!CONTEXT_SOURCES.some((source) => source === name))
      reader.wrongValue(NAME, `knows no "${name}"; Interline passes that entry over`);
    else if (typeof on !== 'boolean')
      reader.wrongValue(NAME, `must say true or false for "${name}"; Interline passes that entry over`);
    else switches[name] = on;
  }
  return { ...DEFAULT_CONTEXT, ...switches };
}
