import assert from 'node:assert/strict';
import { BRANCH_LIMITS } from '../../../src/shared/parseBranchRequest.ts';
import { parseWebviewMessage } from '../../../src/shared/parseWebviewMessage.ts';

const tooLong = 'x'.repeat(BRANCH_LIMITS.identifier + 1);

describe('messages about branches and the queue', () => {
  const accepted: readonly unknown[] = [
    { type: 'editQuestion', messageId: 'q1', text: 'in other words' },
    { type: 'editQuestion', messageId: 'q1', text: '' },
    { type: 'regenerate', messageId: 'r1', withAnotherModel: false },
    { type: 'regenerate', messageId: 'r1', withAnotherModel: true },
    { type: 'showSibling', messageId: 'r1', step: 1 },
    { type: 'showSibling', messageId: 'r1', step: -1 },
    { type: 'deleteMessage', messageId: 'q1' },
    { type: 'compareModels', text: 'why?' },
    { type: 'stopAnswer', messageId: 'r1' },
    { type: 'keepAnswer', messageId: 'r1' },
    { type: 'queueAction', queuedId: 'w1', action: 'edit' },
    { type: 'queueAction', queuedId: 'w1', action: 'remove' },
    { type: 'queueAction', queuedId: 'w1', action: 'send' },
  ];
  for (const message of accepted)
    it(`are read: ${JSON.stringify(message)}`, () => {
      assert.deepEqual(parseWebviewMessage({ ...(message as object), forged: true }), message);
    });

  const refused: readonly unknown[] = [
    { type: 'editQuestion', messageId: '', text: 'x' },
    { type: 'editQuestion', messageId: tooLong, text: 'x' },
    { type: 'editQuestion', messageId: 'q1', text: 'x'.repeat(BRANCH_LIMITS.question + 1) },
    { type: 'editQuestion', messageId: 'q1' },
    { type: 'regenerate', messageId: 'r1' },
    { type: 'regenerate', messageId: 5, withAnotherModel: true },
    { type: 'showSibling', messageId: 'r1', step: 0 },
    { type: 'showSibling', messageId: 'r1', step: 1e9 },
    { type: 'deleteMessage', messageId: ['q1'] },
    { type: 'compareModels' },
    { type: 'stopAnswer', messageId: tooLong },
    { type: 'keepAnswer' },
    { type: 'queueAction', queuedId: 'w1', action: 'toString' },
    { type: 'queueAction', queuedId: '', action: 'edit' },
  ];
  for (const message of refused)
    it(`are refused: ${JSON.stringify(message).slice(0, 100)}`, () => {
      assert.equal(parseWebviewMessage(message), undefined);
    });
});
