import assert from 'node:assert/strict';
import { createLanguageIndex } from '../../../../src/host/chat/languageIndex.ts';

const index = createLanguageIndex([
  { contributes: { languages: [{ id: 'python', aliases: ['Python', 'py'], extensions: ['.py', '.rpy'] }] } },
  { contributes: { languages: [{ id: 'makefile', aliases: ['Make'], filenames: ['Makefile'] }, { id: 7 }, null] } },
  { contributes: { languages: [{ id: 'snake', aliases: ['py'], extensions: ['.py', '../evil'] }] } },
  { contributes: { languages: 'none' } },
  undefined,
]);

describe('the index of languages', () => {
  for (const [name, id] of [
    ['python', 'python'],
    ['PY', 'python'],
    ['rpy', 'python'],
    ['make', 'makefile'],
    ['snake', 'snake'],
    ['ruby', undefined],
    ['', undefined],
  ] as const)
    it(`knows ${name || 'nothing'}`, () => assert.equal(index.idOf(name), id));

  it('gives a new file its first extension', () => {
    assert.equal(index.extensionOf('python'), '.py');
    assert.equal(index.extensionOf('makefile'), undefined);
  });
});
