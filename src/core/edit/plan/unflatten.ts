import { indentOf, indentUnitOf } from '../text/indentation.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';

const FEWEST_LINES = 3;
const OPENS_BRACKET = /[{([]\s*$/;
const OPENS_BODY = /^(?:async\s+)?(?:def|class|if|elif|else|for|while|with|try|except|finally|match|case)\b.*:\s*$/;
const CLOSES = /^(?:[)\]}]|(?:end|fi|done|esac)\b)/;

/**
 * Code that lost all of its indentation gets it back by the brackets that are open above a line. Where there are none, lines that the document has
 * stand where they do there, others as deep as those above. Code that has any indentation, or needs none, stays.
 * @param base Where a first line stands that the document does not have.
 */
export function unflatten(lines: readonly string[], document: readonly string[], base = ''): readonly string[] {
  const unit = indentUnitOf(document);
  if (unit === undefined || !isFlat(lines)) return lines;
  const step = unit === '\t' ? '\t' : ' '.repeat(unit);
  const known = indentsOf(document);
  const open: string[] = [];
  let next = base;
  return lines.map((line) => {
    if (line.trim() === '') return line;
    const outer = CLOSES.test(line) ? open.pop() : undefined;
    const own = open.length === 0 ? known.get(looseKey(line)) : undefined;
    const indent = outer ?? own ?? next;
    if (OPENS_BRACKET.test(line)) open.push(indent);
    next = opensAny(line) ? indent + step : indent;
    return indent + line;
  });
}

const opensAny = (line: string): boolean => OPENS_BRACKET.test(line) || OPENS_BODY.test(line);

/** Whether a body that needs it is not indented, and nothing else is either. */
function isFlat(lines: readonly string[]): boolean {
  const texts = lines.filter((line) => line.trim() !== '');
  return (
    texts.length >= FEWEST_LINES &&
    texts.every((line) => indentOf(line) === '') &&
    texts.some((line, at) => opensAny(line) && !CLOSES.test(texts[at + 1] ?? ')'))
  );
}

/** Of lines that say something and stand at one depth only. */
function indentsOf(document: readonly string[]): ReadonlyMap<string, string> {
  const indents = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const line of document) {
    const key = looseKey(line);
    if (!isSignificant(line)) continue;
    if ((indents.get(key) ?? indentOf(line)) !== indentOf(line)) doubtful.add(key);
    indents.set(key, indentOf(line));
  }
  for (const key of doubtful) indents.delete(key);
  return indents;
}
