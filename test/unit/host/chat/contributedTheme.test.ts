import assert from 'node:assert/strict';
import { findTheme, mergeThemes } from '../../../../src/host/chat/contributedTheme.ts';

const MANIFEST = {
  contributes: {
    themes: [
      { id: 'Dark Modern', label: '%dark%', path: './dark_modern.json' },
      { label: 'Nord', path: './nord.json' },
      { id: 'No path' },
    ],
  },
};

describe('findTheme', () => {
  const checkTheme = (name: string, path: string | undefined): void =>
    assert.equal(findTheme(MANIFEST, name)?.path, path);
  it('finds a theme by id', () => checkTheme('Dark Modern', './dark_modern.json'));
  it('finds a theme by the id of older editors', () => checkTheme('Default Dark Modern', './dark_modern.json'));
  it('finds a theme without an id by its label', () => checkTheme('Nord', './nord.json'));
  it('finds no theme without a file', () => checkTheme('No path', undefined));
  it('takes any manifest', () => {
    for (const manifest of [undefined, null, 'x', {}, { contributes: { themes: {} } }])
      assert.equal(findTheme(manifest, 'x'), undefined);
  });
});

describe('mergeThemes', () => {
  it('lets the including theme win, and lays its rules over the others', () => {
    const base = { colors: { a: '1', b: '2' }, tokenColors: ['low'], semanticHighlighting: true };
    const theme = { colors: { b: '3' }, tokenColors: ['high'], name: 'x' };
    assert.deepEqual(mergeThemes(base, theme), {
      colors: { a: '1', b: '3' },
      tokenColors: ['low', 'high'],
      semanticHighlighting: true,
      name: 'x',
    });
  });
  it('keeps what the including theme says nothing of', () =>
    assert.deepEqual(mergeThemes({ colors: { a: '1' }, tokenColors: ['low'] }, {}), {
      colors: { a: '1' },
      tokenColors: ['low'],
    }));
});
