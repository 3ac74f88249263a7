import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { unwrapWords } from '../ask/unwrapWords.ts';
import { wrapLines } from './wrapLines.ts';

export interface CommitCleaning {
  /** More is to come. */
  readonly isGrowing?: boolean;
  /** Columns of the body; Infinity: lines stay as they are. */
  readonly bodyWidth: number;
}

const MAX_SUBJECT = 72;

/** What models say about their message instead of in it. */
const TRAILING_TALK =
  /^(?:[(*_]{0,3}(?:note|notes|explanation|reasoning|rationale)\b\*{0,2} *:|(?:this|the above) (?:commit )?message\b|let me know\b|feel free\b|i(?:'ve|’ve| have| followed| kept| used| chose)\b|would you like\b|if you(?:'d|’d| would)? (?:like|want|prefer|need)\b|please (?:let|note)\b|hope this\b|(?:\*\*|#+ *)?(?:option|alternative) ?[2b]\b|alternatively\b|or,? (?:a )?(?:shorter|alternatively)\b)/i;

/** A model's answer as a commit message: subject of at most 72 characters, an empty line, body. Nothing of a subject that is too long is lost. */
export function cleanCommitMessage(answer: string, { isGrowing = false, bodyWidth }: CommitCleaning): string {
  const text = messageOfCommand(removeHiddenCharacters(unwrapWords(answer, isGrowing)));
  const lines = withoutTalk(text.split('\n').map((line) => line.trimEnd()));
  const [first = '', ...rest] = lines;
  const subject = cleanSubject(first);
  const body = rest
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .replace(/^(?:body|description) *: *\n?/i, '')
    .replace(/\n{3,}/g, '\n\n');
  // While it grows, the end of the line may still come.
  const { head, tail } = isGrowing && rest.length === 0 ? { head: subject, tail: '' } : cutSubject(subject);
  const wrapped = wrapLines([tail, body].filter((part) => part !== '').join('\n\n'), bodyWidth);
  return wrapped === '' ? head : `${head}\n\n${wrapped}`;
}

function withoutTalk(lines: readonly string[]): readonly string[] {
  const talk = lines.findIndex(
    (line, index) => index > 0 && TRAILING_TALK.test(line) && isParagraphStart(lines, index),
  );
  const kept = talk === -1 ? lines : lines.slice(0, talk);
  return kept.filter((line) => !/^(?:`{3,}|~{3,})\w*$/.test(line) && !/^-{3,}$/.test(line));
}

function isParagraphStart(lines: readonly string[], index: number): boolean {
  return /^(?:|`{3,}|-{3,})$/.test(lines[index - 1] ?? '');
}

/** `git commit -m "subject" -m "body"` says the message, too. */
function messageOfCommand(text: string): string {
  if (!/^(?:\$ +)?git commit\b/.test(text)) return text;
  const parts = [...text.matchAll(/\s(?:-[a-z]*m|--message)[ =]?(?:"((?:[^"\\]|\\[^])*)"|'([^']*)')/g)];
  const words = parts.map(([, double, single]) => (double ?? single ?? '').replace(/\\(["\\$`])/g, '$1').trim());
  return words.length === 0 ? text : words.join('\n\n');
}

/** Markdown of a heading, an emphasis or a list is no part of a subject. */
function cleanSubject(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6} +|> +|[-*] +(?=\S)|1[.)] +)/, '')
    .replace(/^(?:subject|title|summary) *: +/i, '')
    .replace(/^\*\*(.+)\*\*$/, '$1')
    .replace(/^`([^`]+)`$/, '$1')
    .replace(/\s+/g, ' ');
}

interface CutSubject {
  readonly head: string;
  readonly tail: string;
}

/** Cuts at the last good place: before a side remark, else between words. A word that is too long by itself is cut. */
function cutSubject(subject: string): CutSubject {
  if (subject.length <= MAX_SUBJECT) return { head: subject, tail: '' };
  const room = subject.slice(0, MAX_SUBJECT + 1);
  const remark = Math.max(...[' (', ', ', '; ', ' – ', ' - ', '. ', ' and '].map((mark) => room.lastIndexOf(mark)));
  const word = room.lastIndexOf(' ');
  const at = remark >= MAX_SUBJECT / 2 ? remark : word > MAX_SUBJECT / 3 ? word : MAX_SUBJECT;
  const head = subject.slice(0, at).replace(/[\s,;:–-]+$/, '');
  const tail = subject.slice(at).replace(/^(?:[\s,;.–-]+|and )+/, '');
  return { head, tail: tail.charAt(0).toUpperCase() + tail.slice(1) };
}
