import assert from 'node:assert/strict';
import type { Colourer } from '../../../../../src/webview/chat/code/colourer.ts';
import { createShikiColourer } from '../../../../../src/webview/chat/code/shikiColourer.ts';

const GRAMMAR = {
  scopeName: 'source.tiny',
  patterns: [
    { begin: '/\\*', end: '\\*/', name: 'comment.block.tiny' },
    { match: '\\blet\\b', name: 'keyword.tiny' },
  ],
};
const THEME = {
  colors: { 'editor.foreground': '#111111' },
  tokenColors: [
    { scope: 'keyword', settings: { foreground: '#aa0000', fontStyle: 'bold' } },
    { scope: 'comment', settings: { foreground: '#00aa00' } },
  ],
};

function colourerWith(theme: unknown, grammars: readonly unknown[] = [GRAMMAR]): Colourer {
  const colourer = createShikiColourer({ kind: 'light', theme });
  colourer.addLanguage({ language: 'tiny', scopeName: 'source.tiny', grammars });
  while (colourer.prepare());
  return colourer;
}

/** Every line as `text:colour` parts, the state handed from line to line. */
function checkColours(colourer: Colourer, code: string, expected: readonly string[]): void {
  let before: object | undefined;
  const lines = code.split('\n').map((line) => {
    const coloured = colourer.colour(line, 'tiny', before);
    before = coloured?.after;
    return coloured?.parts.map(({ text, colour }) => `${text}:${colour?.toLowerCase() ?? '-'}`).join('|') ?? 'plain';
  });
  assert.deepEqual(lines, expected);
}

describe('createShikiColourer', () => {
  it("colours by the editor's theme and remembers what a line leaves open", () =>
    checkColours(colourerWith(THEME), 'let a\n/* b\nc */ let', [
      'let:#aa0000| a:-',
      '/* b:#00aa00',
      'c */:#00aa00| :-|let:#aa0000',
    ]));

  it('follows another theme', () => {
    const colourer = colourerWith(THEME);
    colourer.setTheme({
      kind: 'dark',
      theme: { tokenColors: [{ scope: 'keyword', settings: { foreground: '#0000aa' } }] },
    });
    checkColours(colourer, 'let', ['let:#0000aa']);
  });

  it('has colours of its own when the theme cannot be read', () => {
    assert.notEqual(colourerWith(undefined).colour('let', 'tiny', undefined)?.parts[0]?.colour, undefined);
  });

  it('leaves a language plain that it does not know', () => {
    assert.equal(colourerWith(THEME).colour('let', '__proto__', undefined), undefined);
  });

  it('leaves a language plain whose grammar is of an unknown shape', () =>
    checkColours(colourerWith(THEME, [null, 3, { scopeName: 'source.tiny' }]), 'let', ['plain']));

  it('is not ready before it is prepared', () => {
    const colourer = createShikiColourer({ kind: 'light', theme: THEME });
    colourer.addLanguage({ language: 'tiny', scopeName: 'source.tiny', grammars: [GRAMMAR] });
    assert.equal(colourer.colour('let', 'tiny', undefined), undefined);
  });
});
