import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import type { RoleSettings, Settings } from './settings.ts';
import { CHAT_TITLES, DEFAULT_SETTINGS, REQUEST_PRESETS } from './settings.ts';
import { isKeyName } from './keyInSettings.ts';
import { parseContext } from './parseContext.ts';
import { parseEndpoints } from './parseEndpoints.ts';
import { parseModelsByLanguage } from './parseModelsByLanguage.ts';
import { parsePrices } from './parsePrices.ts';
import { activeProfile, applyProfile, parseProfiles } from './parseProfiles.ts';
import { parseSystemPrompts } from './parseSystemPrompts.ts';
import { type NumberRange, type RawSettings, SettingReader } from './settingReader.ts';
import type { SettingsProblem } from './settingsProblem.ts';
import type { Role } from './endpoint.ts';
import { readTemplateSetting } from './templateSetting.ts';

export interface ParsedSettings {
  readonly settings: Settings;
  /** In the order of the settings; empty when all is well. */
  readonly problems: readonly SettingsProblem[];
}

/** Equal to `minimum` and `maximum` in package.json (kept by a test). */
export const NUMBER_RANGES = {
  'completion.maxPromptTokens': { minimum: 64, maximum: 200_000 },
  'completion.maxTokens': { minimum: 1, maximum: 8192 },
  'completion.temperature': { minimum: 0, maximum: 2 },
  'completion.candidates': { minimum: 1, maximum: 5 },
  'completion.tabGuardMs': { minimum: 0, maximum: 1000 },
  'chat.maxTokens': { minimum: 1, maximum: 200_000 },
  'chat.temperature': { minimum: 0, maximum: 2 },
  'timeouts.firstByteSeconds': { minimum: 1, maximum: 3600 },
  'timeouts.suggestionSeconds': { minimum: 1, maximum: 600 },
  'timeouts.idleSeconds': { minimum: 1, maximum: 3600 },
} as const satisfies Readonly<Record<string, NumberRange>>;

/**
 * Settings from whatever the editor's configuration holds, names without `interline.`. What is wrong keeps its default and becomes a
 * problem; names that are not settings are passed over, unless they hold a key.
 */
export function parseSettings(raw: RawSettings): ParsedSettings {
  const reader = new SettingReader(raw);
  const defaults = DEFAULT_SETTINGS;
  const number = (name: keyof typeof NUMBER_RANGES, fallback: number) =>
    reader.number(name, fallback, NUMBER_RANGES[name]);
  const profiles = parseProfiles(reader);
  const profile = activeProfile(profiles, reader);
  const ownRoles = {
    completion: parseRole(reader, 'completion'),
    chat: parseRole(reader, 'chat'),
    edit: parseRole(reader, 'edit'),
  };
  const settings: Settings = {
    enabled: reader.boolean('enabled', defaults.enabled),
    codeLens: reader.boolean('codeLens', defaults.codeLens),
    endpoints: parseEndpoints(reader),
    roles: applyProfile(ownRoles, profile),
    fallbacks: {
      completion: parseFallback(reader, 'completion'),
      chat: parseFallback(reader, 'chat'),
      edit: parseFallback(reader, 'edit'),
    },
    profiles,
    profile: profile?.name ?? '',
    completion: {
      languages: parseLanguages(reader),
      modelByLanguage: parseModelsByLanguage(reader),
      requests: reader.oneOf('completion.requests', REQUEST_PRESETS, defaults.completion.requests),
      exclude: reader.texts('completion.exclude', defaults.completion.exclude),
      inComments: reader.boolean('completion.inComments', defaults.completion.inComments),
      inStrings: reader.boolean('completion.inStrings', defaults.completion.inStrings),
      tabGuardMs: number('completion.tabGuardMs', defaults.completion.tabGuardMs),
      maxPromptTokens: number('completion.maxPromptTokens', defaults.completion.maxPromptTokens),
      context: parseContext(reader),
      pinnedFiles: reader.texts('completion.pinnedFiles', defaults.completion.pinnedFiles),
      maxTokens: number('completion.maxTokens', defaults.completion.maxTokens),
      temperature: number('completion.temperature', defaults.completion.temperature),
      candidates: Math.round(number('completion.candidates', defaults.completion.candidates)),
      template: parseTemplate(reader),
      contextLengthExceeded: reader.oneOf(
        'completion.contextLengthExceeded',
        ['truncate', 'error'],
        defaults.completion.contextLengthExceeded,
      ),
    },
    chat: parseChat(reader),
    projectInstructions: reader.boolean('projectInstructions', defaults.projectInstructions),
    prices: parsePrices(reader),
    timeouts: {
      firstByteMs: number('timeouts.firstByteSeconds', defaults.timeouts.firstByteMs / 1000) * 1000,
      suggestionMs: number('timeouts.suggestionSeconds', defaults.timeouts.suggestionMs / 1000) * 1000,
      idleMs: number('timeouts.idleSeconds', defaults.timeouts.idleMs / 1000) * 1000,
    },
  };
  reportStrayKeys(raw, reader);
  return { settings, problems: reader.problems };
}

function parseChat(reader: SettingReader): Settings['chat'] {
  const defaults = DEFAULT_SETTINGS.chat;
  const number = (name: 'chat.maxTokens' | 'chat.temperature', fallback: number): number =>
    reader.number(name, fallback, NUMBER_RANGES[name]);
  return {
    systemPrompt: reader.text('chat.systemPrompt', defaults.systemPrompt),
    systemPrompts: parseSystemPrompts(reader),
    allowedHosts: reader.texts('chat.allowedHosts', defaults.allowedHosts),
    summarise: reader.boolean('chat.summarise', defaults.summarise),
    titles: reader.oneOf('chat.titles', CHAT_TITLES, defaults.titles),
    maxTokens: number('chat.maxTokens', defaults.maxTokens),
    temperature: number('chat.temperature', defaults.temperature),
  };
}

function parseTemplate(reader: SettingReader): string {
  const name = 'completion.template';
  const fallback = DEFAULT_SETTINGS.completion.template;
  const read = readTemplateSetting(reader.text(name, fallback) || fallback);
  if ('template' in read) return read.template;
  reader.wrongValue(name, read.advice);
  return fallback;
}

function parseRole(reader: SettingReader, role: Role): RoleSettings {
  return { endpointName: reader.text(`${role}.endpoint`, ''), model: reader.text(`${role}.model`, '') };
}

function parseFallback(reader: SettingReader, role: Role): RoleSettings {
  return {
    endpointName: reader.text(`${role}.fallbackEndpoint`, ''),
    model: reader.text(`${role}.fallbackModel`, ''),
  };
}

function parseLanguages(reader: SettingReader): Readonly<Record<string, boolean>> {
  const name = 'completion.languages';
  const defaults = DEFAULT_SETTINGS.completion.languages;
  const value = reader.value(name) ?? defaults;
  if (!isRecord(value)) {
    reader.wrongValue(name, (subject) =>
      t('{0} must be an object such as {"*": true, "markdown": false}; Interline uses its default.', subject),
    );
    return defaults;
  }
  const entries = Object.entries(value).flatMap(([languageId, on]) => {
    if (typeof on === 'boolean') return [[languageId, on] as const];
    reader.wrongValue(name, (subject) =>
      t('{0} must say true or false for "{1}"; Interline passes that entry over.', subject, languageId),
    );
    return [];
  });
  return { ...defaults, ...Object.fromEntries(entries) };
}

/** `interline.apiKey` and its like: settings that we never had, and that people try. */
function reportStrayKeys(raw: RawSettings, reader: SettingReader): void {
  for (const [name, value] of Object.entries(raw)) {
    const leaf = name.split('.').at(-1) ?? name;
    if (!isKeyName(leaf) || typeof value !== 'string' || value.trim() === '') continue;
    reader.problems.push({
      kind: 'keyInSettings',
      setting: `interline.${name}`,
      message: t(
        'The setting "{0}" holds a key in plain text. Interline does not use it from there; move it to secret storage.',
        `interline.${name}`,
      ),
      path: [],
    });
  }
}
