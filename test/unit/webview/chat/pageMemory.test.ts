import assert from 'node:assert/strict';
import { createPageMemory } from '../../../../src/webview/chat/pageMemory.ts';

/** A memory, and what a page that is loaded after it would find. */
function remember(state?: unknown) {
  let saved = state;
  const open = () => createPageMemory({ loadState: () => saved, saveState: (next) => (saved = structuredClone(next)) });
  return { memory: open(), reopen: open };
}

describe('pageMemory', () => {
  const place = { conversationId: 'c', place: { messageId: 'm', offset: 12 } };

  it('keeps place, word wrap and edits, each without the loss of the others', () => {
    const { memory, reopen } = remember();
    memory.keep({ place });
    memory.edits.set('q', 'half a thou');
    memory.keep({ wrapsLines: true });
    const next = reopen();
    assert.deepEqual(next.place, place);
    assert.equal(next.wrapsLines, true);
    assert.equal(next.edits.get('q'), 'half a thou');
  });

  it('keeps the place within a block, and the message without one that is damaged', () => {
    const [block, message] = [
      { index: 7, offset: 3 },
      { messageId: 'm', offset: 12 },
    ];
    const { memory, reopen } = remember();
    memory.keep({ place: { conversationId: 'c', place: { ...message, block } } });
    assert.deepEqual(reopen().place?.place, { ...message, block });
    for (const damaged of [5, {}, { index: 'x', offset: 1 }])
      assert.deepEqual(
        remember({ conversationId: 'c', place: { ...message, block: damaged } }).memory.place?.place,
        message,
      );
  });

  it('forgets an edit that is over', () => {
    const { memory, reopen } = remember();
    memory.edits.set('q', 'words');
    memory.edits.set('q', undefined);
    assert.equal(reopen().edits.get('q'), undefined);
  });

  it('keeps the latest of very many edits', () => {
    const { memory, reopen } = remember();
    for (let index = 0; index < 80; index += 1) memory.edits.set(`q${index}`, 'x');
    assert.equal(reopen().edits.get('q0'), undefined);
    assert.equal(reopen().edits.get('q79'), 'x');
  });

  const strange: readonly unknown[] = [
    undefined,
    null,
    5,
    'x',
    [],
    { conversationId: 5 },
    { edits: 'x' },
    { edits: { q: 5 } },
  ];
  for (const state of strange)
    it(`begins anew with ${JSON.stringify(state)}`, () => {
      const { memory } = remember(state);
      assert.equal(memory.place, undefined);
      assert.equal(memory.wrapsLines, false);
      assert.equal(memory.edits.get('q'), undefined);
    });

  it('knows a conversation without a place: the reader is at its end', () => {
    const { memory } = remember({ conversationId: 'c', place: { messageId: 5 } });
    assert.deepEqual(memory.place, { conversationId: 'c', place: undefined });
  });
});
