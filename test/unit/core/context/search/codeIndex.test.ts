import assert from 'node:assert/strict';
import { type CodeIndex, createCodeIndex } from '../../../../../src/core/context/search/codeIndex.ts';

const FILES = {
  'src/secrets/keyRing.ts': 'export function readApiKey(storage: SecretStorage) {\n  return storage.get(name);\n}\n',
  'src/chat/render.ts': 'export function drawMessage(message) {\n  element.append(message.text);\n}\n',
  'src/git/parseDiff.ts': '/** Reads hunks of a unified diff. */\nexport function parseUnifiedDiff(diff) {}\n',
  'docs/guide.md': '# Authentication\n\nThe key is kept in the system keychain.\n',
} as const;

function add(index: CodeIndex, file: string, text: string): number {
  return [...index.add(file, text)].length;
}

function filled(): CodeIndex {
  const index = createCodeIndex({ maxPostings: 1_000_000 });
  for (const [file, text] of Object.entries(FILES)) add(index, file, text);
  return index;
}

function checkFirst(query: string, expected: string | undefined): void {
  assert.equal(filled().search(query, 3)[0]?.file, expected);
}

const names = (index: CodeIndex, query: string): readonly string[] => index.search(query, 10).map(({ file }) => file);

describe('createCodeIndex', () => {
  for (const [query, expected] of [
    ['where are api keys read from storage?', 'src/secrets/keyRing.ts'],
    ['readApiKey', 'src/secrets/keyRing.ts'],
    ['how is a message drawn', 'src/chat/render.ts'],
    ['unified diff', 'src/git/parseDiff.ts'],
    ['auth', 'docs/guide.md'],
    ['git', 'src/git/parseDiff.ts'],
    ['quaternion', undefined],
    ['', undefined],
    ['the', undefined],
    ['*"\\(', undefined],
  ] as const)
    it(`finds ${expected ?? 'nothing'} for “${query}”`, () => checkFirst(query, expected));

  it('tells the lines', () => {
    const [hit] = filled().search('parseUnifiedDiff', 1);
    assert.deepEqual([hit?.startLine, hit?.endLine], [0, 3]);
  });
  it('finds the part of a long file', () => {
    const index = createCodeIndex({ maxPostings: 1_000_000 });
    const text = Array.from({ length: 200 }, (_, line) => (line === 150 ? 'const needle = 1;' : `step(${line});`));
    assert.ok(add(index, 'long.ts', text.join('\n')) > 2);
    const [hit] = index.search('needle', 1);
    assert.ok(hit && hit.startLine <= 150 && hit.endLine > 150);
  });
  it('forgets what a file held before it was added again', () => {
    const index = filled();
    add(index, 'src/git/parseDiff.ts', 'export const nothing = 0;\n');
    assert.deepEqual(names(index, 'unified'), []);
    assert.deepEqual(names(index, 'nothing'), ['src/git/parseDiff.ts']);
  });
  it('forgets a file that is gone', () => {
    const index = filled();
    index.remove('src/chat/render.ts');
    assert.deepEqual(names(index, 'drawMessage'), []);
    assert.equal(index.has('src/chat/render.ts'), false);
    assert.equal(index.size.files, 3);
  });
  it('counts down what is forgotten', () => {
    const index = filled();
    for (const file of Object.keys(FILES)) index.remove(file);
    assert.deepEqual(index.size, { files: 0, chunks: 0, postings: 0 });
  });
  it('takes nothing more in when it is full, and has room again when something goes', () => {
    const index = createCodeIndex({ maxPostings: 5 });
    add(index, 'one.ts', 'alpha beta gamma delta epsilon zeta');
    add(index, 'two.ts', 'theta');
    assert.equal(index.isFull, true);
    assert.deepEqual(names(index, 'theta'), []);
    index.remove('one.ts');
    add(index, 'two.ts', 'theta');
    assert.deepEqual(names(index, 'theta'), ['two.ts']);
  });
  it('passes minified text over, and remembers that it has', () => {
    const index = createCodeIndex({ maxPostings: 1_000_000 });
    add(index, 'a.js', `needle${'x;'.repeat(5000)}`);
    assert.deepEqual([names(index, 'needle'), index.has('a.js')], [[], true]);
  });
  it('does not fill the list with one file while others fit too', () => {
    const index = createCodeIndex({ maxPostings: 1_000_000 });
    add(index, 'big.ts', Array<string>(400).fill('cache cache;').join('\n'));
    add(index, 'small.ts', 'one cache among many other words of this text');
    const files = index.search('cache', 3).map(({ file }) => file);
    assert.deepEqual(files, ['big.ts', 'big.ts', 'small.ts']);
  });
  it('looks for the telling words of a long question', () => {
    const index = createCodeIndex({ maxPostings: 1_000_000 });
    for (let file = 0; file < 50; file++) add(index, `f${file}.ts`, `value handler request item${file} option`);
    add(index, 'rare.ts', 'quaternion rotation');
    assert.equal(index.search('value handler request option quaternion of the item', 1)[0]?.file, 'rare.ts');
  });
});
