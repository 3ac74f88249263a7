import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { PROMPT_MODES, type ProblemAt, type PromptFile, type PromptMode } from './promptFile.ts';
import type { FrontMatterField } from './readFrontMatter.ts';

export interface ReadFields {
  readonly fields: Partial<Pick<PromptFile, 'name' | 'description' | 'mode' | 'model' | 'endpointName'>>;
  readonly problems: readonly ProblemAt[];
}

type Fields = ReadFields['fields'];

/** What a field says, and what there is to say about it. */
interface Reading {
  readonly fields?: Fields;
  readonly severity?: ProblemAt['severity'];
  readonly message?: string;
}

const MAX_DESCRIPTION = 300;
const MAX_NAME = 64;
const PROMPT_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** The fields that Interline knows, read one by one; VS Code's own spellings are taken as what they mean. */
export function readFields(all: readonly FrontMatterField[]): ReadFields {
  let fields: Fields = {};
  const problems: ProblemAt[] = [];
  for (const field of all) {
    const { fields: found, severity = 'hint', message } = readField(field);
    // `mode` is our own word and holds against VS Code's `agent`, whichever comes first.
    fields = field.key === 'agent' ? { ...found, ...fields } : { ...fields, ...found };
    if (message !== undefined) problems.push({ severity, message, start: field.start, end: field.end });
  }
  return { fields, problems };
}

function readField({ key, values }: FrontMatterField): Reading {
  const read = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
  if (!read) {
    const message = t(
      'Interline does not know “{0}”, so this line has no effect. Known are name, description, mode, model and endpoint.',
      shortened(key),
    );
    return { message };
  }
  if (values === undefined)
    return {
      severity: 'warning',
      message: t('“{0}” takes plain text. Write it on one line, in quotes if need be.', key),
    };
  return read(values.map((value) => removeHiddenCharacters(value).replace(/\s+/g, ' ').trim()));
}

const READERS: Readonly<Record<string, (values: readonly string[]) => Reading>> = {
  name: ([name = '']) => readName(name),
  description: ([text = '']) => ({ fields: { description: text.slice(0, MAX_DESCRIPTION) } }),
  mode: ([mode = '']) => readMode(mode),
  agent: ([mode = '']) => readMode(mode),
  model: readModel,
  endpoint: ([endpointName = '']) => (endpointName === '' ? {} : { fields: { endpointName } }),
  tools: () => ({
    message: t('Interline gives prompts no tools, so this line has no effect. Attach what the model needs.'),
  }),
  // Shown by VS Code in its own input; ours shows the placeholders of `${input:…}`.
  'argument-hint': () => ({}),
};

function readName(name: string): Reading {
  if (name === '') return {};
  const isGood = PROMPT_NAME.test(name) && name.length <= MAX_NAME;
  const made = promptName(name);
  if (isGood) return { fields: { name } };
  return {
    ...(made !== '' && { fields: { name: made } }),
    severity: 'warning',
    message:
      made === ''
        ? t('A prompt’s name has letters, digits, dots and dashes, at most {0}. Write such a name.', MAX_NAME)
        : t('A prompt’s name has letters, digits, dots and dashes, at most {0}. Write “{1}”.', MAX_NAME, made),
  };
}

/** The nearest text that can follow a slash; empty when there is none. */
export function promptName(text: string): string {
  const dashed = removeHiddenCharacters(text)
    .trim()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return dashed.replace(/^[^\p{L}\p{N}]+|-+$/gu, '').slice(0, MAX_NAME);
}

/** Letters alone, so that `new file`, `new-file` and `newFile` are one. */
const MODES: ReadonlyMap<string, PromptMode> = new Map([
  ...PROMPT_MODES.map((mode) => [mode.toLowerCase(), mode] as const),
  ['ask', 'chat'],
  ['inline', 'edit'],
]);

function readMode(written: string): Reading {
  if (written === '') return {};
  const word = written.toLowerCase().replace(/[\s_-]/g, '');
  const mode = MODES.get(word);
  if (mode) return { fields: { mode } };
  if (word === 'agent' || word === 'plan')
    return {
      fields: { mode: 'chat' },
      message: t('Interline has no agent: this prompt is asked in the chat. Write `mode: chat`.'),
    };
  return {
    fields: { mode: 'chat' },
    severity: 'warning',
    message: t(
      'There is no mode “{0}”, so this prompt is asked in the chat. Write chat, edit, insert or newFile.',
      shortened(written),
    ),
  };
}

/** VS Code's picker has names with spaces in them, which are no model's id anywhere. Of a list, the first id is taken. */
function readModel(values: readonly string[]): Reading {
  const models = values.filter((value) => value !== '');
  const model = models.find((one) => !/\s/.test(one));
  if (model !== undefined) return { fields: { model } };
  if (models[0] === undefined) return {};
  return {
    message: t(
      '“{0}” is a name of VS Code’s own model picker, so the usual model answers. Write a model’s id as the endpoint lists it.',
      shortened(models[0]),
    ),
  };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
