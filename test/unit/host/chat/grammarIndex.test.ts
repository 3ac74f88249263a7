import assert from 'node:assert/strict';
import { createGrammarIndex, includedScopes } from '../../../../src/host/chat/grammarIndex.ts';

const BASICS = {
  contributes: {
    languages: [
      { id: 'typescript', aliases: ['TypeScript', 'ts'], extensions: ['.ts', '.cts'] },
      { id: 'cpp', aliases: ['C++', 'Cpp'], extensions: ['.cpp', '.h'] },
      { id: 'c', aliases: ['C'], extensions: ['.c', '.h'] },
      { id: 'h', aliases: [] },
      { noId: true },
      'no object',
    ],
    grammars: [
      { language: 'typescript', scopeName: 'source.ts', path: './ts.json' },
      { language: 'cpp', scopeName: 'source.cpp.macro', path: './macro.json' },
      { language: 'cpp', scopeName: 'source.cpp', path: './cpp.json' },
      { language: 'python', scopeName: 'source.python', path: './python.json' },
      { scopeName: 'source.embedded', path: './embedded.json' },
      { scopeName: 'inject.todo', path: './todo.json', injectTo: ['source.ts'] },
      { language: 'broken' },
    ],
  },
};
const LATER = {
  contributes: { grammars: [{ language: 'python', scopeName: 'source.python', path: './better.json' }] },
};

const index = createGrammarIndex([
  { manifest: undefined, place: 'nothing' },
  { manifest: { contributes: [] }, place: 'odd' },
  { manifest: BASICS, place: 'basics' },
  { manifest: LATER, place: 'later' },
]);

function checkLanguage(name: string, path: string | undefined): void {
  assert.equal(index.forLanguage(name)?.path, path);
}

describe('createGrammarIndex', () => {
  it('finds a language by its id', () => checkLanguage('typescript', './ts.json'));
  it('finds a language by an alias, whatever its case', () => checkLanguage('TS', './ts.json'));
  it('finds a language with signs in its name', () => checkLanguage('c++', './cpp.json'));
  it('finds a language by a file extension', () => checkLanguage('cts', './ts.json'));
  it('takes the installed grammar instead of the built-in one', () => checkLanguage('python', './better.json'));
  it('prefers an id to a file extension', () => checkLanguage('h', undefined));
  it('knows no language without a grammar', () => checkLanguage('c', undefined));
  it('knows no foreign words', () => checkLanguage('constructor', undefined));
  it('finds grammars that only serve others', () => assert.equal(index.forScope('source.embedded')?.place, 'basics'));
  it('leaves out grammars that only add to others', () => assert.equal(index.forScope('inject.todo'), undefined));
});

describe('includedScopes', () => {
  it('names other grammars once, with or without a rule, and nothing of its own', () => {
    const grammar = {
      patterns: [{ include: 'source.css' }, { include: '#own' }, { include: '$self' }, { include: '$base' }],
      repository: {
        own: { patterns: [{ include: 'source.js#expression' }, { begin: 'x', patterns: [{ include: 'source.css' }] }] },
      },
    };
    assert.deepEqual(includedScopes(grammar), ['source.css', 'source.js']);
  });
  it('takes anything', () => assert.deepEqual([null, 1, 'x', [], {}].flatMap(includedScopes), []));
});
