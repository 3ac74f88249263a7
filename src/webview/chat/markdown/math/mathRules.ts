import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import { findFormula } from './formulaSyntax.ts';

/** The class that marks a formula's text, with its delimiters, in what the parser makes. */
export const FORMULA_CLASSES = { inline: 'language-math-inline', display: 'language-math-display' } as const;

/** Teaches a parser formulas. They come out as `<code>` of a class, as text, for the page to draw. */
export function addMathRules(parser: MarkdownIt): void {
  const { escapeHtml } = parser.utils;
  const render = (tokens: Token[], index: number): string => {
    const token = tokens[index];
    if (token === undefined) return '';
    const className = token.markup === 'display' ? FORMULA_CLASSES.display : FORMULA_CLASSES.inline;
    return `<code class="${className}">${escapeHtml(token.content)}</code>`;
  };
  parser.inline.ruler.before('escape', 'formula', findInText);
  parser.block.ruler.before('fence', 'formula-block', findInLines, { alt: ['paragraph', 'blockquote', 'list'] });
  parser.renderer.rules['formula'] = render;
  parser.renderer.rules['formula_block'] = (tokens, index) => `<p>${render(tokens, index)}</p>\n`;
  parser.renderer.rules['half_formula'] = (tokens, index) => `<p>${escapeHtml(tokens[index]?.content ?? '')}</p>\n`;
}

function findInText(state: StateInline, isSilent: boolean): boolean {
  const found = findFormula(state.src, state.pos);
  if (found === undefined || state.pos + found.raw.length > state.posMax) return false;
  if (!isSilent) {
    const token = state.push('formula', 'code', 0);
    token.content = found.raw;
    token.markup = found.isDisplay ? 'display' : 'inline';
  }
  state.pos += found.raw.length;
  return true;
}

interface FormulaLines {
  /** After the last line. */
  readonly end: number;
  /** Its closing sign has not arrived. */
  readonly isHalf: boolean;
}

/**
 * A formula on lines of its own. Its lines would otherwise be taken for lists and headings, so the rule also claims one whose end has not
 * arrived; that one stays text.
 */
function findInLines(...[state, start, end, isSilent]: [StateBlock, number, number, boolean]): boolean {
  const found = linesOfFormula(state, start, end);
  if (found === undefined) return false;
  const content = state.getLines(start, found.end, state.blkIndent, false).trim();
  if (!found.isHalf && findFormula(content, 0)?.raw.length !== content.length) return false;
  if (isSilent) return true;
  state.line = found.end;
  const token = state.push(found.isHalf ? 'half_formula' : 'formula_block', 'p', 0);
  token.content = content;
  token.markup = 'display';
  token.map = [start, found.end];
  return true;
}

/** Up to the closing sign, a blank line or the end of what has arrived. */
function linesOfFormula(state: StateBlock, start: number, end: number): FormulaLines | undefined {
  const first = lineOf(state, start);
  const close = first.startsWith('$$') ? '$$' : first.startsWith('\\[') ? '\\]' : undefined;
  if (close === undefined || isIndentedCode(state, start)) return undefined;
  let line = start;
  let isClosed = endsWith(first.slice(2), close);
  while (!isClosed && line + 1 < end && !state.isEmpty(line + 1)) {
    line += 1;
    isClosed = endsWith(lineOf(state, line), close);
  }
  const isHalf = !isClosed && line + 1 >= state.lineMax && first.length === 2;
  return isClosed || isHalf ? { end: line + 1, isHalf } : undefined;
}

function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

function endsWith(line: string, close: string): boolean {
  return line.endsWith(close) && line.trim() !== '' && !line.endsWith(`\\${close}`);
}
