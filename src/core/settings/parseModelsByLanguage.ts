import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import { parseRoleSettings } from './parseProfiles.ts';
import type { SettingReader } from './settingReader.ts';
import type { RoleSettings, Settings } from './settings.ts';

const SETTING = 'completion.modelByLanguage';

/** By language id: a model at the role's endpoint, or `{ endpoint, model }` at another one. */
export function parseModelsByLanguage(reader: SettingReader): Readonly<Record<string, RoleSettings>> {
  const value = reader.value(SETTING) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(SETTING, (subject) =>
      t('{0} must be an object such as {"python": "starcoder"}; Interline passes it over.', subject),
    );
    return {};
  }
  const entries = Object.entries(value).flatMap(([languageId, entry]) => {
    const settings = typeof entry === 'string' ? { endpointName: '', model: entry.trim() } : parseRoleSettings(entry);
    if (settings !== undefined && languageId !== '__proto__') return [[languageId, settings] as const];
    reader.wrongValue(SETTING, (subject) =>
      t(
        '{0} must give "{1}" a model\'s name or {"endpoint": …, "model": …}; Interline passes that entry over.',
        subject,
        languageId.slice(0, 60),
      ),
    );
    return [];
  });
  return Object.fromEntries(entries);
}

/** What a suggestion in this language goes to instead of the role's own endpoint and model; undefined: nothing else. */
export function overrideForLanguage(
  settings: Settings,
  languageId: string,
): { readonly endpointName?: string; readonly model?: string } | undefined {
  const { modelByLanguage } = settings.completion;
  const own = Object.hasOwn(modelByLanguage, languageId) ? modelByLanguage[languageId] : undefined;
  if (own === undefined || (own.endpointName === '' && own.model === '')) return undefined;
  return {
    ...(own.endpointName !== '' && { endpointName: own.endpointName }),
    ...(own.model !== '' && { model: own.model }),
  };
}
