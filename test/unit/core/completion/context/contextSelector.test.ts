import assert from 'node:assert/strict';
import type { ContextSnippet } from '../../../../../src/core/completion/context/contextSnippet.ts';
import { ContextSelector, type SelectionPlace } from '../../../../../src/core/completion/context/contextSelector.ts';
import { snippetOf } from '../../../../support/contextSnippet.ts';

const place = (overrides: Partial<SelectionPlace> = {}): SelectionPlace => ({
  uri: 'file:///demo/a.js',
  languageId: 'javascript',
  prefix: 'const invoice = createInvoice(customer);\naddLine(invoice, ',
  suffix: ');\n',
  line: 1,
  ...overrides,
});

const INVOICE = snippetOf('export function createInvoice(customer) {\n  return { customer };\n}', {
  path: 'invoice.js',
});
const WEATHER = snippetOf('export function forecast(city) {\n  return sunny(city);\n}', { path: 'weather.js' });
const ADD_LINE = snippetOf('export function addLine(invoice, line) {\n  invoice.lines.push(line);\n}', {
  path: 'line.js',
});

interface Row {
  readonly snippets: readonly ContextSnippet[];
  readonly at?: Partial<SelectionPlace>;
  readonly budgetTokens?: number;
}

/** Of these snippets the texts of those paths are shown, in this order. */
function checkSelection(name: string, { snippets, at, budgetTokens = 400 }: Row, expected: readonly string[]): void {
  it(name, () => {
    const chosen = new ContextSelector().select({ place: place(at), snippets, budgetTokens });
    assert.deepEqual(
      chosen.map(({ path }) => path),
      expected,
    );
  });
}

describe('ContextSelector: what is shown', () => {
  checkSelection('nothing without candidates', { snippets: [] }, []);
  checkSelection('what speaks of the same things, and not what does not', { snippets: [WEATHER, INVOICE] }, [
    'invoice.js',
  ]);
  checkSelection(
    'the better one when there is room for one',
    {
      snippets: [WEATHER, INVOICE, ADD_LINE],
      budgetTokens: 40,
      at: { prefix: 'addLine(invoice, line);\nlines.push(' },
    },
    ['line.js'],
  );
  checkSelection(
    'pinned text whatever it speaks of, in whatever language',
    { snippets: [{ ...WEATHER, source: 'pinned', languageId: 'markdown' }] },
    ['weather.js'],
  );
  checkSelection(
    'stable sources first, volatile ones last',
    {
      snippets: [{ ...INVOICE, source: 'recentEdit' }, ADD_LINE, { ...WEATHER, source: 'pinned' }],
    },
    ['weather.js', 'line.js', 'invoice.js'],
  );
  checkSelection(
    'the same lines once, whichever source brings them',
    { snippets: [INVOICE, { ...INVOICE, source: 'definition' }, { ...INVOICE, uri: 'file:///demo/copy.js' }] },
    ['invoice.js'],
  );
  checkSelection(
    'nothing of the document that the model sees already',
    { snippets: [{ ...INVOICE, uri: place().uri }] },
    [],
  );
  checkSelection(
    'other places of the same document',
    { snippets: [{ ...INVOICE, uri: place().uri, firstLine: 300 }] },
    ['invoice.js'],
  );
  checkSelection('no piece that is larger than the budget', { snippets: [INVOICE], budgetTokens: 5 }, []);
  checkSelection(
    'what was visited last, of two that are alike',
    {
      snippets: [
        { ...INVOICE, path: 'old.js', uri: 'file:///old.js', touchedAt: 1 },
        { ...INVOICE, path: 'new.js', uri: 'file:///new.js', touchedAt: 3_600_000 },
      ],
    },
    ['new.js'],
  );
  checkSelection(
    'its own language rather than another one',
    {
      snippets: [{ ...INVOICE, path: 'invoice.py', uri: 'file:///p', languageId: 'python' }, INVOICE],
      budgetTokens: 30,
    },
    ['invoice.js'],
  );
});

/** One session; each step tells what is known and where the cursor is, and which paths are shown then. */
function checkSession(name: string, steps: readonly (Row & { readonly expected: readonly string[] })[]): void {
  it(name, () => {
    const selector = new ContextSelector();
    const shown = steps.map(({ snippets, at, budgetTokens = 400 }) =>
      selector.select({ place: place(at), snippets, budgetTokens }).map(({ path }) => path),
    );
    assert.deepEqual(
      shown,
      steps.map(({ expected }) => expected),
    );
  });
}

describe('ContextSelector: what stays', () => {
  const far = { line: 40, prefix: 'createInvoice(customer); addLine(invoice, customer); ' };
  checkSession('a choice stands while the cursor stays near, whatever else comes', [
    { snippets: [INVOICE], expected: ['invoice.js'] },
    { snippets: [INVOICE, ADD_LINE], at: { line: 2 }, expected: ['invoice.js'] },
  ]);
  checkSession('newcomers stand behind what was there, also where they would have come first', [
    { snippets: [{ ...INVOICE, source: 'recentEdit' }], expected: ['invoice.js'] },
    { snippets: [{ ...INVOICE, source: 'recentEdit' }, ADD_LINE], at: far, expected: ['invoice.js', 'line.js'] },
  ]);
  const slightlyWorse = { ...ADD_LINE, text: 'export function addLine(invoice) {\n  return invoice.lines;\n}' };
  checkSelection('(the other one is a little better)', { snippets: [slightlyWorse, INVOICE], budgetTokens: 40 }, [
    'invoice.js',
  ]);
  checkSession('a newcomer that is hardly better takes nobody’s place', [
    { snippets: [slightlyWorse], budgetTokens: 40, expected: ['line.js'] },
    { snippets: [INVOICE, slightlyWorse], budgetTokens: 40, at: { line: 40 }, expected: ['line.js'] },
  ]);
  checkSession('a newcomer that is much better does', [
    { snippets: [ADD_LINE], budgetTokens: 40, expected: ['line.js'] },
    {
      snippets: [INVOICE, ADD_LINE],
      budgetTokens: 40,
      at: { line: 40, prefix: 'createInvoice(customer)', suffix: '' },
      expected: ['invoice.js'],
    },
  ]);
  const padded = { ...INVOICE, text: `${INVOICE.text}${'\n'.repeat(16)}sunny();` };
  checkSession('a change elsewhere in its file moves nothing', [
    { snippets: [padded, ADD_LINE], expected: ['invoice.js', 'line.js'] },
    {
      snippets: [{ ...padded, text: `${padded.text}\nrainy();` }, ADD_LINE],
      at: { line: 40 },
      expected: ['invoice.js', 'line.js'],
    },
  ]);
  checkSession('what is gone goes at once', [
    { snippets: [INVOICE, ADD_LINE], expected: ['invoice.js', 'line.js'] },
    { snippets: [ADD_LINE], expected: ['line.js'] },
  ]);
  checkSession('a changed text comes anew, at the end', [
    { snippets: [INVOICE, ADD_LINE], expected: ['invoice.js', 'line.js'] },
    { snippets: [{ ...INVOICE, text: `${INVOICE.text} // customer` }, ADD_LINE], expected: ['line.js', 'invoice.js'] },
  ]);
  checkSession('each document has its own choice, which is there again when one comes back', [
    { snippets: [INVOICE, ADD_LINE, WEATHER], expected: ['invoice.js', 'line.js'] },
    {
      snippets: [INVOICE, ADD_LINE, WEATHER],
      at: { uri: 'file:///b.js', prefix: 'forecast(city)' },
      expected: ['weather.js'],
    },
    { snippets: [INVOICE, ADD_LINE, WEATHER], at: { line: 3 }, expected: ['invoice.js', 'line.js'] },
  ]);
  it('gives the same text to the character while one types', () => {
    const selector = new ContextSelector();
    const texts = new Set<string>();
    for (let typed = 0; typed < 60; typed += 1) {
      const prefix = `${place().prefix}${'word '.repeat(typed)}`;
      const snippets = [{ ...WEATHER }, { ...INVOICE }, { ...ADD_LINE }];
      const chosen = selector.select({ place: place({ prefix }), snippets, budgetTokens: 400 });
      texts.add(chosen.map(({ path, text }) => path + text).join());
    }
    assert.equal(texts.size, 1);
  });
  it('reads a window full of large files in several calls', () => {
    const large = Array.from({ length: 1500 }, (_, index) => `weather${index} = ${'x'.repeat(20)};`).join('\n');
    const snippets = [1, 2, 3, 4].map((number) => snippetOf(large, { path: `${number}.js` }));
    const selector = new ContextSelector();
    const finds = (line: number): boolean =>
      selector
        .select({ place: place({ line }), snippets: [...snippets, ADD_LINE], budgetTokens: 400 })
        .some(({ path }) => path === 'line.js');
    assert.deepEqual([0, 20, 40, 60, 80].map(finds), [false, false, false, false, true]);
  });
});
