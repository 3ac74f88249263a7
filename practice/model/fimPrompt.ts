/** One text with a name, for example a file of the workspace or one that a prompt brought along. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A raw prompt taken apart: what stands before and after the gap, and the other files that it brought along. */
export interface FimPrompt {
  readonly prefix: string;
  readonly suffix: string;
  readonly files: readonly NamedText[];
}

/**
 * Reads StarCoder's fill-in-the-middle forms: prefix first (`<fim_prefix>P<fim_suffix>S<fim_middle>`), suffix first
 * (`<fim_suffix>S<fim_prefix>P<fim_middle>`), other files before either (`<file_sep>path\ncode`, `<filename>path\ncode`). A prompt without
 * these tokens is all prefix; then the request's `suffix` field may give the other side.
 */
export function parseFimPrompt(prompt: string, suffixField = ''): FimPrompt {
  const found = PREFIX_FIRST.exec(prompt) ?? SUFFIX_FIRST.exec(prompt);
  if (found === null) {
    const { files, rest } = splitFiles(prompt);
    return { prefix: rest, suffix: suffixField, files };
  }
  const { before = '', prefix = '', suffix = '' } = found.groups ?? {};
  const { files } = splitFiles(before + CURRENT_FILE);
  return { prefix, suffix, files: files.filter(({ name, text }) => name !== '' || text !== '') };
}

/** Files stand one after another, each opened by a separator; the last one is the text to continue. */
function splitFiles(text: string): { readonly files: readonly NamedText[]; readonly rest: string } {
  const parts = text.split(/<(?:file_sep|filename)>/);
  if (parts.length === 1) return { files: [], rest: text };
  const files = parts.slice(1).map((part) => {
    const end = part.indexOf('\n');
    return end < 0 ? { name: '', text: part } : { name: part.slice(0, end).trim(), text: part.slice(end + 1) };
  });
  const last = files.at(-1);
  return { files: files.slice(0, -1), rest: last?.text ?? '' };
}

const CURRENT_FILE = '<file_sep>';
const PREFIX_FIRST = /^(?<before>[\s\S]*?)<fim_prefix>(?<prefix>[\s\S]*)<fim_suffix>(?<suffix>[\s\S]*)<fim_middle>$/;
const SUFFIX_FIRST = /^(?<before>[\s\S]*?)<fim_suffix>(?<suffix>[\s\S]*)<fim_prefix>(?<prefix>[\s\S]*)<fim_middle>$/;
