import assert from 'node:assert/strict';
import { createFuzzyIndex, type FuzzyEntry } from '../../../../../src/core/context/fuzzy/fuzzyIndex.ts';

const PATHS = [
  'src/host/chat/chatPanel.ts',
  'src/host/chat/composer.ts',
  'src/webview/chat/render/composer.ts',
  'src/core/chat/conversation.ts',
  'test/integration/host/chat/chatPanel.test.ts',
  'docs/chatting/notes.md',
  'package.json',
  'README.md',
  'samples/README.md',
];

const entryOf = (path: string): FuzzyEntry<string> => {
  const slash = path.lastIndexOf('/');
  return { item: path, name: path.slice(slash + 1), place: path.slice(0, Math.max(0, slash)) };
};
const index = createFuzzyIndex(PATHS.map(entryOf));

function checkFirst(query: string, expected: string): void {
  assert.equal(index.find(query, 3)[0]?.item, expected);
}

interface NearQuery {
  readonly query: string;
  readonly near: string;
}

function checkNear(paths: readonly string[], { query, near }: NearQuery, expected: readonly string[]): void {
  const found = createFuzzyIndex(paths.map(entryOf)).find(query, 9, (path) => (path === near ? 1 : 0));
  assert.deepEqual(
    found.map(({ item }) => item),
    expected,
  );
}

/** What a reader sees marked. */
function marked(query: string): string {
  const [match] = index.find(query, 1);
  if (!match) return '';
  const { name, place } = entryOf(match.item);
  const mark = (text: string, positions: readonly number[]): string =>
    [...text]
      .map((letter, at) => (positions.includes(at) ? `[${letter}]` : letter))
      .join('')
      .replaceAll('][', '');
  return `${mark(place, match.placePositions)} ${mark(name, match.namePositions)}`.trim();
}

describe('createFuzzyIndex', () => {
  for (const [query, expected] of [
    ['chatpan', 'src/host/chat/chatPanel.ts'],
    ['chatPanel test', 'test/integration/host/chat/chatPanel.test.ts'],
    ['host composer', 'src/host/chat/composer.ts'],
    ['composer webview', 'src/webview/chat/render/composer.ts'],
    ['render/comp', 'src/webview/chat/render/composer.ts'],
    ['pckage', 'package.json'],
    ['readme', 'README.md'],
    ['CONV', 'src/core/chat/conversation.ts'],
    ['  notes ', 'docs/chatting/notes.md'],
  ] as const)
    it(`finds ${expected} for “${query}”`, () => checkFirst(query, expected));
  it('finds nothing where letters are missing', () => assert.deepEqual(index.find('xyzzy', 5), []));
  it('tells which letters of the name were meant', () =>
    assert.equal(marked('chatpan'), 'src/host/chat [chatPan]el.ts'));
  it('tells which letters of the folder were meant', () =>
    assert.equal(marked('render/comp'), 'src/webview/chat/[render] [comp]oser.ts'));
  it('gives positions in ascending order, also for words in another order', () => {
    const positions = index.find('test panel', 1)[0]?.namePositions ?? [];
    assert.deepEqual(
      positions,
      positions.toSorted((one, other) => one - other),
    );
    assert.ok(positions.length > 0);
  });
  it('puts what is near before what fits as well', () =>
    checkNear(['a/util.ts', 'b/util.ts'], { query: 'util', near: 'b/util.ts' }, ['b/util.ts', 'a/util.ts']));
  it('does not put what is near before what fits much better', () =>
    checkNear(['a/util.ts', 'b/useTill.ts'], { query: 'util', near: 'b/useTill.ts' }, ['a/util.ts', 'b/useTill.ts']));
  it('gives the nearest while nothing is typed, the others in their order', () =>
    checkNear(['a', 'b', 'c'], { query: ' ', near: 'c' }, ['c', 'a', 'b']));
  it('gives no more than asked for', () => assert.equal(index.find('s', 2).length, 2));
  it('takes an endless query', () => assert.deepEqual(index.find('x'.repeat(10_000), 2), []));
});
