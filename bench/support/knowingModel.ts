/** A file that is being written: what stands there, what will be written, and what stands below. */
export interface WorkInProgress {
  /** The whole file as it will be. */
  readonly truth: string;
  /** Where in it the text ends that is still to be written; the text behind it stands there already. */
  readonly end: number;
  /** Share (0 to 1) of lines that the model gets right. */
  readonly rightLines: number;
}

/** How far a model that nobody stops goes on. */
const LINES_SAID = 12;

/**
 * What a model would say that knows the file as it will be: the true continuation of the prompt, but for lines that it gets wrong, always the
 * same ones. Empty where the text before the cursor is not the beginning of the true file.
 */
export function trueContinuation({ truth, end, rightLines }: WorkInProgress, prompt: string): string {
  const prefix = prefixIn(prompt);
  const start = truth.indexOf(prefix);
  if (start < 0) return '';
  const offset = start + prefix.length;
  const firstLine = truth.slice(0, offset).split('\n').length - 1;
  const lines = truth.slice(offset, end).split('\n').slice(0, LINES_SAID);
  return lines.map((line, index) => (isRight(firstLine + index, rightLines) ? line : misremembered(line))).join('\n');
}

/** The text before the cursor, taken out of StarCoder's prompt. */
export function prefixIn(prompt: string): string {
  return /<fim_prefix>(?:<filename>[^\n]*\n)?([^]*?)<fim_suffix>/.exec(prompt)?.[1] ?? '';
}

/** The text in pieces of about the length of tokens. */
export function tokensOf(text: string): readonly string[] {
  return text.match(/\n|[ \t]+(?=\n|$)|[ \t]*(?:[A-Za-z_]{1,7}|\d{1,3}|[^\sA-Za-z_\d]{1,2})|[ \t]+/g) ?? [];
}

/** The golden ratio spreads the wrong lines evenly, whatever their share. */
function isRight(line: number, rightLines: number): boolean {
  return (line * 0.618_033_988_75) % 1 < rightLines;
}

/** As long and of the same look, with other names: plausible, and wrong from its first letter on. */
function misremembered(line: string): string {
  return line.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 7) % 26) + 97));
}
