import { t } from '@vscode/l10n';
import { displayLocale } from '../../util/displayLocale.ts';
import { isRecord } from '../../util/isRecord.ts';

/** Another extension that offers inline suggestions by itself. */
export interface Rival {
  /** Of the extension, in lower case. */
  readonly extensionIds: readonly string[];
  /** As people call it. */
  readonly name: string;
  /** The setting that switches its suggestions; absent: there is none that we know of. */
  readonly setting?: string;
}

/** Each offers suggestions while one types, unless its setting says otherwise. */
export const RIVALS: readonly Rival[] = [
  { extensionIds: ['github.copilot', 'github.copilot-chat'], name: 'GitHub Copilot', setting: 'github.copilot.enable' },
  { extensionIds: ['codeium.codeium'], name: 'Windsurf (Codeium)', setting: 'codeium.enableConfig' },
  { extensionIds: ['tabnine.tabnine-vscode'], name: 'Tabnine' },
  { extensionIds: ['continue.continue'], name: 'Continue', setting: 'continue.enableTabAutocomplete' },
  { extensionIds: ['tabbyml.vscode-tabby'], name: 'Tabby', setting: 'tabby.inlineCompletion.triggerMode' },
  { extensionIds: ['sourcegraph.cody-ai'], name: 'Cody', setting: 'cody.autocomplete.enabled' },
  { extensionIds: ['ggml-org.llama-vscode'], name: 'llama.vscode', setting: 'llama-vscode.enabled' },
  { extensionIds: ['rjmacarthy.twinny'], name: 'Twinny', setting: 'twinny.autoSuggestEnabled' },
  { extensionIds: ['supermaven.supermaven'], name: 'Supermaven' },
  { extensionIds: ['amazonwebservices.amazon-q-vscode'], name: 'Amazon Q' },
  {
    extensionIds: ['google.geminicodeassist'],
    name: 'Gemini Code Assist',
    setting: 'geminicodeassist.inlineSuggestions.enableAuto',
  },
  { extensionIds: ['huggingface.huggingface-vscode'], name: 'llm-vscode', setting: 'llm.enableAutoSuggest' },
  {
    extensionIds: ['augment.vscode-augment'],
    name: 'Augment',
    setting: 'augment.completions.enableAutomaticCompletions',
  },
];

export interface RivalQuestion {
  /** Whether an extension of this id is installed and running. */
  readonly isActive: (extensionId: string) => boolean;
  /** A setting as it stands. */
  readonly readSetting: (name: string) => unknown;
  /** Of the document at hand; undefined: none. */
  readonly languageId: string | undefined;
}

/** The other extensions that suggest here by themselves, too. */
export function activeRivals({ isActive, readSetting, languageId }: RivalQuestion): readonly Rival[] {
  return RIVALS.filter(
    ({ extensionIds, setting }) =>
      extensionIds.some(isActive) && (setting === undefined || isSwitchedOn(readSetting(setting), languageId)),
  );
}

/** A switch, a word, or a switch by language; what we cannot read counts as on, as the extensions' own defaults are. */
function isSwitchedOn(value: unknown, languageId: string | undefined): boolean {
  if (isRecord(value)) {
    const own = languageId !== undefined && Object.hasOwn(value, languageId) ? value[languageId] : undefined;
    return (own ?? value['*'] ?? true) !== false;
  }
  return value !== false && value !== 'manual' && value !== 'off';
}

/** One sentence for all of them, plain text. */
export function rivalSentence(rivals: readonly Rival[]): string {
  const names = rivals.map(({ name }) => name);
  const list = new Intl.ListFormat(displayLocale(), { type: 'conjunction', style: 'long' }).format(names);
  return names.length === 1
    ? t('{0} suggests inline, too. The editor shows one suggestion at a time, so that either may hide the other.', list)
    : t('{0} suggest inline, too. The editor shows one suggestion at a time, so that each may hide the others.', list);
}
