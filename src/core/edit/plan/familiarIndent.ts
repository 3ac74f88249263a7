import { isDeclaration, isSameStatement } from '../locate/isSameStatement.ts';
import { commonIndent, indentOf, reindent } from '../text/indentation.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import { mostFamiliar, withWidthOf } from './restoreIndentation.ts';

const MOST_SHIFTS = 8;

/** Shown by itself, a part often loses its indentation; the document's own lines tell how much. */
export function familiarIndent(snippet: readonly string[], document: readonly string[]): readonly string[] {
  const forms = [snippet, ...withWidthOf(snippet, document)];
  return mostFamiliar(
    forms.flatMap((form) => readingsOf(form, document)),
    document,
  );
}

function readingsOf(snippet: readonly string[], document: readonly string[]): readonly (readonly string[])[] {
  const shifts = shiftsOf(snippet, document);
  // Where no line is known, the head of what it declares tells.
  const head = shifts.length === 0 ? shiftOfHead(snippet, document) : undefined;
  if (head !== undefined) return [reindent(snippet, '', head)];
  return [
    snippet,
    reindent(snippet, commonIndent(snippet), commonIndent(document)),
    ...shifts.map((shift) => reindent(snippet, '', shift)),
  ];
}

/** By how much lines that both have stand deeper in the document. */
function shiftsOf(snippet: readonly string[], document: readonly string[]): readonly string[] {
  const places = new Map(document.map((line) => [looseKey(line), line]));
  const shifts = new Set<string>();
  for (const line of snippet) {
    const there = isSignificant(line) ? places.get(looseKey(line)) : undefined;
    if (there !== undefined && indentOf(there).endsWith(indentOf(line)))
      shifts.add(indentOf(there).slice(indentOf(line).length));
    if (shifts.size > MOST_SHIFTS) break;
  }
  return [...shifts];
}

function shiftOfHead(snippet: readonly string[], document: readonly string[]): string | undefined {
  const head = snippet.find(isSignificant) ?? '';
  if (!isDeclaration(head)) return undefined;
  const forms = document.filter((line) => isSameStatement(line, head));
  const indent = indentOf(forms[0] ?? '');
  return forms.length === 1 && indent.endsWith(indentOf(head)) ? indent.slice(indentOf(head).length) : undefined;
}
