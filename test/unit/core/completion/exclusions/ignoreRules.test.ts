import assert from 'node:assert/strict';
import {
  createIgnoreRules,
  expandBraces,
  parseIgnoreFile,
} from '../../../../../src/core/completion/exclusions/ignoreRules.ts';

/** What the rules say of the path: the pattern that excludes it, `included`, or `undecided`. */
function checkVerdict(patterns: readonly string[], path: string, expected: string): void {
  it(`${patterns.join(' ')} on ${path}: ${expected}`, () => {
    const verdict = createIgnoreRules(patterns).verdictOn(path);
    assert.equal(verdict.kind === 'excluded' ? verdict.pattern : verdict.kind, expected);
  });
}

describe('createIgnoreRules', () => {
  checkVerdict(['*.pem'], 'deep/down/server.pem', '*.pem');
  checkVerdict(['**/*.pem'], 'server.pem', '**/*.pem');
  checkVerdict(['/server.pem'], 'deep/server.pem', 'undecided');
  checkVerdict(['secrets/'], 'secrets/a/b.txt', 'secrets/');
  checkVerdict(['secrets/'], 'secrets', 'undecided');
  checkVerdict(['*.log', '!keep.log'], 'keep.log', 'included');
  checkVerdict(['*.log', '!keep.log'], 'other.log', '*.log');
  checkVerdict(['secrets/', '!secrets/open.txt'], 'secrets/open.txt', 'secrets/');
  checkVerdict(['ID_RSA*'], 'id_rsa.bak', 'ID_RSA*');
  checkVerdict(['a b.txt '], 'a b.txt', 'a b.txt');
  checkVerdict(['**/*.{pem,key}'], 'x/y.key', '**/*.key');
  checkVerdict(['\\#odd'], '#odd', '\\#odd');
  checkVerdict([], 'a.ts', 'undecided');
  checkVerdict(['*'], '', 'undecided');
});

describe('expandBraces', () => {
  it('multiplies choices, also nested ones', () => {
    assert.deepEqual(expandBraces('{a,b}/{c,d}'), ['a/c', 'a/d', 'b/c', 'b/d']);
    assert.deepEqual(expandBraces('{a,{b,c}}'), ['a', 'b', 'a', 'c']);
  });
  it('leaves braces without a choice alone', () => {
    assert.deepEqual(expandBraces('a{b}c'), ['a{b}c']);
  });
});

describe('parseIgnoreFile', () => {
  it('knows comments, blank lines, every line end and a byte order mark', () => {
    assert.deepEqual(parseIgnoreFile('\uFEFF# private\r\n*.pem\n\n  \nbuild/\r!x\n'), ['*.pem', 'build/', '!x']);
  });
});
