import { isRecord } from '../core/util/isRecord.ts';
import type { CodeBlockQuestion, CodeBlockText, CodeRequest } from './codeProtocol.ts';

/** What the page may send about code, in UTF-16 code units and in pieces a message. */
export const CODE_LIMITS = {
  code: 5_000_000,
  /** Of a block whose file is asked for: file names stand at its head, and a long diff names its files early. */
  questionCode: 200_000,
  line: 400,
  path: 1_000,
  identifier: 200,
  blocks: 50,
  paths: 100,
} as const;

type Fields = Readonly<Record<string, unknown>>;
type Parsers = {
  readonly [T in CodeRequest['type']]: (fields: Fields) => Extract<CodeRequest, { readonly type: T }> | undefined;
};

/** One parser for each message about code; undefined for what is not exactly such a message. */
export const CODE_REQUEST_PARSERS: Parsers = {
  codePlacesWanted: ({ blocks }) => {
    const parsed = parseList(blocks, CODE_LIMITS.blocks, parseQuestion);
    return parsed && { type: 'codePlacesWanted', blocks: parsed };
  },
  pathsWanted: ({ paths }) => {
    const parsed = parseList(paths, CODE_LIMITS.paths, (path) => (isText(path, CODE_LIMITS.path) ? path : undefined));
    return parsed && { type: 'pathsWanted', paths: parsed };
  },
  openPath: ({ path }) => (isText(path, CODE_LIMITS.path) ? { type: 'openPath', path } : undefined),
  newFile: (fields) => {
    const block = parseBlock(fields, CODE_LIMITS.code);
    return block && { type: 'newFile', ...block };
  },
  saveCode: (fields) => {
    const block = parseBlock(fields, CODE_LIMITS.code);
    return block && { type: 'saveCode', ...block };
  },
  applyAnswer: ({ messageId }) =>
    isText(messageId, CODE_LIMITS.identifier) ? { type: 'applyAnswer', messageId } : undefined,
  runInTerminal: ({ code }) => (isText(code, CODE_LIMITS.code) ? { type: 'runInTerminal', code } : undefined),
};

function parseQuestion(value: unknown): CodeBlockQuestion | undefined {
  if (!isRecord(value)) return undefined;
  const { id, messageId } = value;
  const block = parseBlock(value, CODE_LIMITS.questionCode);
  if (!block || !isText(id, CODE_LIMITS.identifier) || !isText(messageId, CODE_LIMITS.identifier)) return undefined;
  return { id, messageId, ...block };
}

function parseBlock({ code, info, heading }: Fields, longest: number): CodeBlockText | undefined {
  return isText(code, longest) && isText(info, CODE_LIMITS.line) && isText(heading, CODE_LIMITS.line)
    ? { code, info, heading }
    : undefined;
}

/** One bad piece spoils the list: the page never sends any. */
function parseList<T>(value: unknown, most: number, parse: (one: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined;
  const parsed = value.map(parse).filter((one) => one !== undefined);
  return parsed.length === value.length ? parsed : undefined;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
