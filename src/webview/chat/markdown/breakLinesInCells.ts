import type { StateCore, Token } from 'markdown-it';

const BREAK = /<br\s*\/?>/i;

/**
 * A cell of a table has no other way to break a line than `<br>`, and models write it there: it becomes a break, without any markup of the
 * text. Code and what is escaped stay as they are, so this has to run before escaped characters are joined with the words around them.
 */
export function breakLinesInCells(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const isInCell = /^t[dh]_open$/.test(state.tokens[index - 1]?.type ?? '');
    if (isInCell && token.children !== null) token.children = token.children.flatMap((part) => broken(part, state));
  }
}

function broken(part: Token, state: StateCore): readonly Token[] {
  if (part.type !== 'text' || !BREAK.test(part.content)) return [part];
  return part.content.split(BREAK).flatMap((words, index) => {
    const text = new state.Token('text', '', 0);
    text.content = words;
    return index === 0 ? [text] : [new state.Token('hardbreak', 'br', 0), text];
  });
}
