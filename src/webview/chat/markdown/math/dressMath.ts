import { mathLetters } from './mathLetters.ts';

const MATHML_NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

/** Says in terms of MathML Core, which browsers draw, what KaTeX says in terms of MathML 3. */
export function dressMath(root: ParentNode): void {
  for (const letters of root.querySelectorAll('[mathvariant]')) replaceVariant(letters);
  for (const operator of root.querySelectorAll('mo')) if (operator.textContent === '\u2061') applicationSpace(operator);
  for (const table of root.querySelectorAll('mtable')) dressTable(table);
  for (const operator of root.querySelectorAll('mo')) if (operator.textContent === '\u203e') replaceLine(operator);
}

function replaceVariant(letters: Element): void {
  const variant = letters.getAttribute('mathvariant') ?? '';
  // Words stay words for screen readers and for copying: the page's style makes them bold.
  if (variant === 'normal' || letters.localName === 'mtext') return;
  letters.removeAttribute('mathvariant');
  letters.textContent = mathLetters(letters.textContent, variant);
}

/** The invisible sign between a function's name and its argument: browsers draw no distance there. */
function applicationSpace(operator: Element): void {
  const space = document.createElementNS(MATHML_NAMESPACE, 'mspace');
  space.setAttribute('width', '0.17em');
  operator.replaceWith(space);
}

/** A line above or below something: as a sign it would not grow with what it marks. */
function replaceLine(sign: Element): void {
  const parent = sign.parentElement;
  const marked = parent?.firstElementChild;
  if (parent === null || marked === null || marked === undefined || parent.lastElementChild !== sign) return;
  const enclosed = document.createElementNS(MATHML_NAMESPACE, 'menclose');
  enclosed.setAttribute('notation', parent.localName === 'munder' ? 'bottom' : 'top');
  enclosed.append(marked);
  parent.replaceWith(enclosed);
}

/** Writes alignments and rules of a table to its cells. */
function dressTable(table: Element): void {
  const alignments = wordsOf(table, 'columnalign');
  const columnLines = wordsOf(table, 'columnlines');
  const rowLines = wordsOf(table, 'rowlines');
  const isTight = wordsOf(table, 'columnspacing')[0] === '0em';
  for (const [rowIndex, row] of [...table.children].entries()) {
    for (const [index, cell] of [...row.children].entries()) {
      const alignment = alignments[index] ?? alignments.at(-1);
      if (alignment === 'left' || alignment === 'right') cell.setAttribute('columnalign', alignment);
      if (isDrawn(columnLines[index])) cell.setAttribute('columnlines', columnLines[index] ?? '');
      if (isDrawn(rowLines[rowIndex])) cell.setAttribute('rowlines', rowLines[rowIndex] ?? '');
      if (isTight) cell.setAttribute('columnspacing', '0em');
    }
  }
}

function isDrawn(line: string | undefined): boolean {
  return line === 'solid' || line === 'dashed';
}

function wordsOf(element: Element, name: string): readonly string[] {
  return element.getAttribute(name)?.split(/\s+/) ?? [];
}
