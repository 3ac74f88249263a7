import type { MarkdownIt } from 'markdown-it';

/** Letters of scripts that are written without spaces, or whose endings follow without one, and the punctuation between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF01-\uFF65]/u;

/**
 * CommonMark tells from spaces and punctuation whether asterisks open or close, and so finds no end in `**注意：**请`. Beside a letter or a mark
 * of these scripts they open unless a space follows, and close unless one stands before.
 */
export function emphasiseWithoutSpaces(parser: MarkdownIt): void {
  parser.inline.State = class extends parser.inline.State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<InstanceType<InlineState>['scanDelims']> {
      const found = super.scanDelims(start, canSplitWord);
      const before = this.src.slice(Math.max(0, start - 2), start);
      const after = this.src.slice(start + found.length, start + found.length + 2);
      if (!canSplitWord || !(UNSPACED.test(lastOf(before)) || UNSPACED.test(firstOf(after)))) return found;
      return { ...found, can_open: /^\S/.test(after), can_close: /\S$/.test(before) };
    }
  };
}

type InlineState = MarkdownIt['inline']['State'];

function firstOf(text: string): string {
  return Array.from(text)[0] ?? '';
}

function lastOf(text: string): string {
  return Array.from(text).at(-1) ?? '';
}
