import { t } from '@vscode/l10n';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { ProblemAt } from './promptFile.ts';

/** One line of the front matter. Offsets are those of the whole file. */
export interface FrontMatterField {
  readonly key: string;
  /** Texts of a scalar or of a list of scalars; undefined when the value is anything else. */
  readonly values: readonly string[] | undefined;
  readonly start: number;
  readonly end: number;
}

export interface FrontMatter {
  readonly fields: readonly FrontMatterField[];
  /** Where the prompt's own text begins. */
  readonly bodyStart: number;
  readonly problems: readonly ProblemAt[];
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/m;
/** Names and a sentence; what is larger is no front matter. */
const MAX_CHARACTERS = 4_000;
/** Of lists and maps within a line. Nested ones keep the reader of YAML busy for ever longer. */
const MAX_BRACKETS = 200;

/** What stands between the two lines of dashes. A file without them is all text. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text)?.[0].length;
  if (opening === undefined) return { fields: [], bodyStart: text.startsWith('\uFEFF') ? 1 : 0, problems: [] };
  const closing = CLOSING.exec(text.slice(opening));
  if (!closing) {
    const message = t('The front matter has no end. Close it with a line of three dashes.');
    return { fields: [], bodyStart: text.length, problems: [{ severity: 'error', message, start: 0, end: 3 }] };
  }
  const source = text.slice(opening, opening + closing.index);
  return { ...readYaml(source, opening), bodyStart: opening + closing.index + closing[0].length };
}

type Read = Pick<FrontMatter, 'fields' | 'problems'>;

/** Looks at the nodes themselves: aliases are never followed, and no value is built. */
function readYaml(source: string, offset: number): Read {
  const whole = { start: offset, end: offset + source.length };
  if (source.length > MAX_CHARACTERS)
    return failed({ ...whole, message: t('The front matter is too long. Move text below the second line of dashes.') });
  const document = parseSafely(source);
  if (!document)
    return failed({ ...whole, message: t('The front matter cannot be read. Write one `name: value` a line.') });
  const fault = document.errors[0];
  if (fault) {
    const [start, end] = fault.pos;
    const message = t('The front matter is not valid YAML: {0} Correct this line.', firstLine(fault.message));
    return failed({ message, start: offset + start, end: offset + Math.min(end, source.length) });
  }
  const { contents } = document;
  if (contents === null) return { fields: [], problems: [] };
  if (!isMap(contents))
    return failed({ ...whole, message: t('The front matter holds no `name: value` lines. Write one a line.') });
  return { fields: fieldsOf(contents, offset), problems: [] };
}

function parseSafely(source: string): ReturnType<typeof parseDocument> | undefined {
  if ((source.match(/[[{]/g)?.length ?? 0) > MAX_BRACKETS) return undefined;
  return parseDocument(source, { prettyErrors: false, logLevel: 'silent', schema: 'core' });
}

function failed(problem: Omit<ProblemAt, 'severity'>): Read {
  return { fields: [], problems: [{ severity: 'error', ...problem }] };
}

function fieldsOf(map: YAMLMap<unknown, unknown>, offset: number): readonly FrontMatterField[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const [start = 0, keyEnd = start] = key.range ?? [];
    const end = hasRange(value) ? value.range[1] : keyEnd;
    return { key: scalarText(key) ?? '', values: textsOf(value), start: offset + start, end: offset + end };
  });
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (value === null || value === undefined) return [];
  if (isAlias(value)) return undefined;
  if (isSeq(value)) {
    const texts = value.items.map((item) => scalarText(item));
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }
  const text = scalarText(value);
  return text === undefined ? undefined : [text];
}

/** As it is written: `1.10` stays `1.10`. Undefined when it is no scalar. */
function scalarText(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  const { value, source } = node;
  if (typeof value === 'string') return value;
  return value === null ? '' : source;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
