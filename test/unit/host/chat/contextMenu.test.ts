import assert from 'node:assert/strict';
import type { Attachment } from '../../../../src/core/chat/attachment.ts';
import { createContextMenu } from '../../../../src/host/chat/contextMenu.ts';
import type { ContextService } from '../../../../src/host/context/contextService.ts';
import type { ContextOffer } from '../../../../src/host/context/findContext.ts';
import type { HostMessage } from '../../../../src/shared/chatProtocol.ts';

const piece = { kind: 'file', label: 'a.ts', languageId: 'ts', text: 'x', tokens: 1, hiddenCharacters: 0 } as const;
const OFFER: ContextOffer = { items: [], isComplete: true };

/** A menu on a service whose answers are given by hand. */
function setUp() {
  const posted: HostMessage[] = [];
  const attached: Attachment[] = [];
  const asked: { readonly signal: AbortSignal; readonly offer: () => void }[] = [];
  const service: ContextService = {
    find: async ({ signal }, onOffer) => void asked.push({ signal, offer: () => onOffer(OFFER) }),
    attach: async (id) => (id === 'known' ? [piece, piece] : []),
    attachDropped: async (uris) => uris.map(() => piece),
    attachText: async (label, text) => [{ ...piece, kind: 'text', label, text }],
    dispose: () => undefined,
  };
  const menu = createContextMenu({
    session: { attach: (attachment) => void attached.push(attachment) },
    service: { part: service, load: async () => service },
    post: (message) => void posted.push(message),
  });
  return { menu, posted, attached, asked };
}

describe('createContextMenu', () => {
  it('posts what is offered, with the request that it answers', async () => {
    const { menu, posted, asked } = setUp();
    await menu.want({ type: 'contextWanted', requestId: 'r1', kind: 'file', query: 'a' });
    asked[0]?.offer();
    assert.deepEqual(posted, [{ type: 'contextOffer', requestId: 'r1', kind: 'file', ...OFFER }]);
  });
  it('ends a request with the next one, and posts nothing of it any more', async () => {
    const { menu, posted, asked } = setUp();
    await menu.want({ type: 'contextWanted', requestId: 'r1', query: 'a' });
    await menu.want({ type: 'contextWanted', requestId: 'r2', query: 'ab' });
    for (const { offer } of asked) offer();
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
    assert.deepEqual(
      posted.map((message) => message.type === 'contextOffer' && message.requestId),
      ['r2'],
    );
  });
  it('searches no longer when the menu is closed', async () => {
    const { menu, posted, asked } = setUp();
    await menu.want({ type: 'contextWanted', requestId: 'r1', query: 'a' });
    menu.close();
    asked[0]?.offer();
    assert.deepEqual(posted, []);
  });
  it('asks nobody when it was closed while the service was loaded', async () => {
    const { menu, asked } = setUp();
    const wanted = menu.want({ type: 'contextWanted', requestId: 'r1', query: 'a' });
    menu.close();
    await wanted;
    assert.deepEqual(asked, []);
  });
  it('attaches every piece under a name of its own', async () => {
    const { menu, attached } = setUp();
    await menu.attach('known');
    assert.equal(new Set(attached.map(({ id }) => id)).size, 2);
    assert.equal(attached[0]?.text, 'x');
  });
  it('attaches nothing for a name that it does not know', async () => {
    const { menu, attached } = setUp();
    await menu.attach('unknown');
    assert.deepEqual(attached, []);
  });
  it('attaches what was dropped and what was pasted', async () => {
    const { menu, attached } = setUp();
    await menu.attachDropped(['file:///a.ts']);
    await menu.attachText('Pasted text', 'long');
    assert.deepEqual(
      attached.map(({ kind, label }) => `${kind} ${label}`),
      ['file a.ts', 'text Pasted text'],
    );
  });
});
