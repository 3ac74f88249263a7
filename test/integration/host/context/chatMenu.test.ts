import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ChatWindows } from '../../support/chatWindows.ts';
import type { FakeChatView } from '../../support/fakeChatView.ts';
import { writeFiles } from '../../support/describeContext.ts';

type Told = FakeChatView['messages'][number];

function offerIn({ messages }: FakeChatView, requestId: string) {
  return messages.find(
    (message): message is Extract<Told, { readonly type: 'contextOffer' }> =>
      message.type === 'contextOffer' && message.requestId === requestId,
  );
}

function attachedIn({ messages }: FakeChatView): readonly string[] {
  const last = messages.findLast((message) => message.type === 'composerChanged');
  return last?.attachments.map(({ kind, label }) => `${kind} ${label}`) ?? [];
}

describe('context for the chat: its menu', () => {
  const folder = `menu-${Date.now()}`;
  let root: vscode.Uri;
  let windows: ChatWindows;
  before(async () => {
    root = await writeFiles(folder, { 'quokkaFile.ts': 'export const quokka = 1;\n' });
  });
  beforeEach(() => {
    windows = new ChatWindows();
  });
  afterEach(() => windows.dispose());
  after(() => vscode.workspace.fs.delete(root, { recursive: true }));

  it('offers to the page what it asks for, and attaches what it chooses by the name it was given', async () => {
    const view = await windows.openView(windows.open());
    view.say({ type: 'contextWanted', requestId: 'r1', kind: 'file', query: 'quokka' });
    await view.until(() => offerIn(view, 'r1')?.isComplete === true);
    const [item] = offerIn(view, 'r1')?.items ?? [];
    assert.deepEqual([item?.label, item?.detail], ['quokkaFile.ts', folder]);
    assert.doesNotMatch(JSON.stringify(item), /file:\/\//, 'the page learns no address');
    view.say({ type: 'attachContext', candidateId: item?.id ?? '' });
    await view.until(() => attachedIn(view).length > 0);
    assert.deepEqual(attachedIn(view), [`file ${folder}/quokkaFile.ts`]);
  });
  it('attaches nothing that was never offered', async () => {
    const view = await windows.openView(windows.open());
    const forged = vscode.Uri.joinPath(root, 'quokkaFile.ts').toString();
    view.say({ type: 'attachContext', candidateId: forged });
    view.say({ type: 'attachText', label: 'Pasted text', text: 'afterwards' });
    await view.until(() => attachedIn(view).length > 0);
    assert.deepEqual(attachedIn(view), ['text Pasted text']);
  });
  it('attaches what is dropped on the page', async () => {
    const view = await windows.openView(windows.open());
    view.say({ type: 'attachDropped', uris: [vscode.Uri.joinPath(root, 'quokkaFile.ts').toString()] });
    await view.until(() => attachedIn(view).length > 0);
    assert.deepEqual(attachedIn(view), [`file ${folder}/quokkaFile.ts`]);
  });
});
