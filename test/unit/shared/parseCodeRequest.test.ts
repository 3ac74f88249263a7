import assert from 'node:assert/strict';
import { CODE_LIMITS } from '../../../src/shared/parseCodeRequest.ts';
import { parseWebviewMessage } from '../../../src/shared/parseWebviewMessage.ts';

const block = { code: 'a();', info: 'ts src/a.ts', heading: '' };
const question = { id: 'b1', messageId: 'm1', ...block };

describe('messages about code', () => {
  const accepted: readonly unknown[] = [
    { type: 'codePlacesWanted', blocks: [] },
    { type: 'codePlacesWanted', blocks: [question, { ...question, messageId: '' }] },
    { type: 'pathsWanted', paths: ['src/a.ts:12', '../../etc/passwd'] },
    { type: 'openPath', path: 'src/a.ts:12-30' },
    { type: 'newFile', ...block },
    { type: 'saveCode', ...block },
    { type: 'applyAnswer', messageId: 'm1' },
    { type: 'runInTerminal', code: 'ls' },
  ];
  for (const message of accepted)
    it(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(parseWebviewMessage(message), message));

  it('drops fields that it does not know', () =>
    assert.deepEqual(parseWebviewMessage({ type: 'openPath', path: 'a', uri: 'file:///etc' }), {
      type: 'openPath',
      path: 'a',
    }));

  const refused: readonly (readonly [name: string, message: unknown])[] = [
    ['blocks that are no list', { type: 'codePlacesWanted', blocks: { 0: question } }],
    ['a block without code', { type: 'codePlacesWanted', blocks: [{ ...question, code: undefined }] }],
    ['one bad block among good ones', { type: 'codePlacesWanted', blocks: [question, 'x'] }],
    ['too many blocks', { type: 'codePlacesWanted', blocks: Array(CODE_LIMITS.blocks + 1).fill(question) }],
    [
      'a block that is too long',
      { type: 'codePlacesWanted', blocks: [{ ...question, code: 'a'.repeat(CODE_LIMITS.questionCode + 1) }] },
    ],
    ['a path that is no text', { type: 'pathsWanted', paths: ['a.ts', 7] }],
    ['too many paths', { type: 'pathsWanted', paths: Array(CODE_LIMITS.paths + 1).fill('a.ts') }],
    ['an answer to apply without its id', { type: 'applyAnswer' }],
    ['a path that is too long', { type: 'openPath', path: 'a'.repeat(CODE_LIMITS.path + 1) }],
    ['a path that is an address object', { type: 'openPath', path: { scheme: 'file', path: '/etc/passwd' } }],
    ['a new file without info', { type: 'newFile', code: 'a', heading: '' }],
    ['a long heading', { type: 'saveCode', ...block, heading: 'a'.repeat(CODE_LIMITS.line + 1) }],
    ['commands that are no text', { type: 'runInTerminal', code: ['ls'] }],
    ['commands that are too long', { type: 'runInTerminal', code: 'a'.repeat(CODE_LIMITS.code + 1) }],
  ];
  for (const [name, message] of refused)
    it(`refuses ${name}`, () => assert.equal(parseWebviewMessage(message), undefined));
});
