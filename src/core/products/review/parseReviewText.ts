import { type ReviewFinding, severityOf } from './reviewFinding.ts';

/** No remark is longer; the bound keeps a line of nothing but marks cheap. */
const LONGEST_LINE = 2_000;

/** A review that came as words: remarks with their place, a list below each path, a table, named fields, or sentences. The first form that gives any. */
export function parseReviewText(text: string): readonly ReviewFinding[] {
  const short = text
    .split('\n')
    .map((line) => line.trimEnd().slice(0, LONGEST_LINE))
    .join('\n');
  for (const form of [fromRemarks, fromLists, fromTable, fromFields, fromSentences]) {
    const findings = form(short);
    if (findings.length > 0) return findings;
  }
  return [];
}

/** A list's mark, an emphasis, then a path with a suffix or a folder, a line, and what is said about it. */
const REMARK =
  /^\s*(?:[-*•]\s+|\d+[.)]\s+|#{1,6}\s+)?[*_`[]*((?:[\w@.()[\]+-]+[\\/])*[\w@.()+-]+\.[\w+-]+|(?:[\w@.+-]+\/)+[\w@.+-]+|Makefile|Dockerfile)[`*_]*(?::|#L?|,?\s+\(?(?:at\s+)?[Ll]ines?\s+)[*_`]*L?(\d+)(?:[-–]L?(\d+))?(?::\d+)?[)*_`\]]*\s*(?::|[-–—]|\s)?\s*(.*)$/;
const LEVEL =
  /^[*_`[(]*(error|bug|critical|blocker|high|major|security|warn(?:ing)?|medium|minor|low|info|note|nit|suggestion|style|issue|problem)[\])*_`]*\s*(?::|[-–—])?[*_]*\s+/i;

function fromRemarks(text: string): readonly ReviewFinding[] {
  const findings: (ReviewFinding & { text: string })[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const [, path, number, end, rest = ''] = REMARK.exec(line) ?? [];
    const last = findings.at(-1);
    if (path !== undefined && number !== undefined) {
      findings.push(toFinding({ path, line: Number(number), endLine: toNumber(end) }, rest));
      isOpen = true;
    } else if (line.trim() === '' && last?.text !== '') isOpen = false;
    // A remark goes on in the lines below it.
    else if (isOpen && last && line.trim() !== '') last.text = `${last.text} ${line.trim()}`.trim();
  }
  return findings.filter((finding) => finding.text !== '');
}

interface Place {
  readonly path: string;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function toFinding(place: Place, rest: string): ReviewFinding & { text: string } {
  const level = LEVEL.exec(rest);
  const text = rest.slice(level?.[0].length ?? 0).trim();
  const quote = /`([^`]{4,})`/.exec(text)?.[1] ?? '';
  return { ...place, path: place.path.replaceAll('\\', '/'), quote, severity: severityOf(level?.[1] ?? ''), text };
}

/** Marks of Markdown around words. */
const MARKS = /[*_`#|]+/g;
const PATH_ALONE = /^\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:[Ff]ile:?\s+)?((?:[\w@.()+-]+\/)*[\w@.()+-]+\.[\w+-]+):?\s*$/;
const LINE_ITEM = /^\s*(?:[-•]\s+|\d+[.)]\s+)?(?:[Ll]ines?|L)\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*[:—–-]\s*(.+)$/;

/** A path on a line of its own, then `Line 12: …` for each remark. */
function fromLists(text: string): readonly ReviewFinding[] {
  const findings: ReviewFinding[] = [];
  let path: string | undefined;
  for (const marked of text.split('\n')) {
    const line = marked.replace(/^(\s*)[*+]\s+/, '$1- ').replace(MARKS, '');
    path = PATH_ALONE.exec(line)?.[1] ?? path;
    const [, number, end, rest = ''] = LINE_ITEM.exec(line) ?? [];
    if (path === undefined || number === undefined) continue;
    findings.push(toFinding({ path, line: Number(number), endLine: toNumber(end) }, rest));
  }
  return findings;
}

const CELL_PATH = /^`?((?:[\w@.+-]+\/)*[\w@.+-]+\.[\w+-]+)`?$/;
const CELL_LINE = /^L?(\d+)(?:[-–]L?(\d+))?$/;

/** Rows with a path, a line and words, in this order. */
function fromTable(text: string): readonly ReviewFinding[] {
  return text.split('\n').flatMap((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const at = cells.findIndex((cell, index) => CELL_PATH.test(cell) && CELL_LINE.test(cells[index + 1] ?? ''));
    if (at === -1) return [];
    const [, line, end] = CELL_LINE.exec(cells[at + 1] ?? '') ?? [];
    const words = cells.slice(at + 2).filter((cell) => cell !== '');
    const path = CELL_PATH.exec(cells[at] ?? '')?.[1] ?? '';
    const finding = toFinding({ path, line: toNumber(line), endLine: toNumber(end) }, words.join(': '));
    return finding.text === '' ? [] : [finding];
  });
}

const FIELD =
  /(?:^|\s)[-\d.) \t]{0,10}(file|path|lines?|severity|level|type|issue|comment|problem|description|message|remark)[ \t]{0,5}[:=]\s?/gi;

/** `File: a.ts`, `Line: 12`, `Issue: …`, on lines of their own or one after the other; each file begins the next remark. */
function fromFields(text: string): readonly ReviewFinding[] {
  const plain = text.replace(MARKS, '');
  const fields = [...plain.matchAll(FIELD)];
  const findings: ReviewFinding[] = [];
  let current: Readonly<Record<string, string>> = {};
  const finish = (): void => {
    const { path = '', line, severity = '', words = '' } = current;
    if (/^\S+\.\w+$|\//.test(path) && words !== '')
      findings.push({
        ...toFinding({ path, line: toNumber(/\d+/.exec(line ?? '')?.[0]), endLine: undefined }, words),
        severity: severityOf(severity),
      });
  };
  for (const [index, field] of fields.entries()) {
    const value = plain
      .slice(field.index + field[0].length, fields[index + 1]?.index)
      .trim()
      .replace(/\s+/g, ' ');
    const name = nameOf(field[1] ?? '');
    if (name === 'path') {
      finish();
      current = {};
    }
    current = { ...current, [name]: value };
  }
  finish();
  return findings;
}

function nameOf(word: string): 'path' | 'line' | 'severity' | 'words' {
  const name = word.toLowerCase();
  if (name === 'file' || name === 'path') return 'path';
  if (name.startsWith('line')) return 'line';
  return name === 'severity' || name === 'level' || name === 'type' ? 'severity' : 'words';
}

const IN_SENTENCE =
  /[`*]*((?:[\w@.+-]+\/)*[\w@+-][\w@.+-]*\.[A-Za-z]\w*)[`*]*,?\s+\(?(?:(?:at|on|in|around|near)\s+)?[`*]*[Ll]ines?\s+(\d+)(?:\s*[-–]\s*(\d+))?/;

/** A sentence that names a file and a line. */
function fromSentences(text: string): readonly ReviewFinding[] {
  return text.split('\n').flatMap((line) => {
    const [, path, number, end] = IN_SENTENCE.exec(line) ?? [];
    if (path === undefined || number === undefined) return [];
    return [
      toFinding({ path, line: Number(number), endLine: toNumber(end) }, line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')),
    ];
  });
}
