import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { readObjects } from './readObjects.ts';
import { parseReviewText } from './parseReviewText.ts';
import { type ReviewFinding, severityOf } from './reviewFinding.ts';

/** A model's review as findings, in its order: JSON objects in any arrangement, else lines such as `path:12: text`. Never throws. */
export function parseReview(answer: string): readonly ReviewFinding[] {
  const text = removeHiddenCharacters(answer.replace(/\r\n?/g, '\n'));
  const findings = readObjects(text).flatMap((object) => fromObject(object) ?? []);
  return findings.length > 0 ? findings : parseReviewText(text);
}

type Fields = Readonly<Record<string, unknown>>;

function fromObject(object: Fields): ReviewFinding | undefined {
  const path = textField(object, ['path', 'file', 'filename', 'file_path', 'filePath', 'location']);
  const text = textField(object, [
    'comment',
    'message',
    'text',
    'body',
    'description',
    'issue',
    'problem',
    'finding',
    'review',
  ]);
  if (text === '' || path === '') return undefined;
  const suggestion = textField(object, ['suggestion', 'fix', 'recommendation']);
  const place = splitPlace(path);
  const stated = numberField(object, [
    'line',
    'lineNumber',
    'line_number',
    'startLine',
    'start_line',
    'start',
    'lines',
  ]);
  return {
    path: place.path,
    line: stated ?? place.line,
    endLine: numberField(object, ['endLine', 'end_line', 'end']) ?? rangeEnd(object) ?? place.endLine,
    quote: textField(object, ['quote', 'code', 'snippet', 'content', 'line_content']),
    severity: severityOf(textField(object, ['severity', 'level', 'type', 'category', 'priority'])),
    text: suggestion === '' || text.includes(suggestion) ? text : `${text}\n\n${suggestion}`,
  };
}

function textField(object: Fields, names: readonly string[]): string {
  const value = names.map((name) => object[name]).find((field) => typeof field === 'string' && field.trim() !== '');
  return typeof value === 'string' ? value.trim() : '';
}

function numberField(object: Fields, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = object[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const number = typeof first === 'number' ? first : typeof first === 'string' ? Number(/\d+/.exec(first)?.[0]) : NaN;
    if (Number.isSafeInteger(number) && number > 0) return number;
  }
  return undefined;
}

/** `"line": "12-15"` and `"lines": [12, 15]`. */
function rangeEnd(object: Fields): number | undefined {
  const value = object['lines'] ?? object['line'];
  if (Array.isArray(value)) return numberField({ end: (value as readonly unknown[]).at(-1) }, ['end']);
  return typeof value === 'string' ? numberField({ end: /-\s*L?(\d+)/.exec(value)?.[1] }, ['end']) : undefined;
}

interface Place {
  readonly path: string;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
}

function splitPlace(written: string): Place {
  const [, path = written, line, endLine] =
    /^(.*?)(?::|#L?|\s*\(?lines? )(\d+)(?:[-–]L?(\d+))?\)?$/.exec(written) ?? [];
  return { path: path.trim(), line: toNumber(line), endLine: toNumber(endLine) };
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
