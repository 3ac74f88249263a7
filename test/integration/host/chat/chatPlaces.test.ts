import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import type { ChatPanel } from '../../../../src/host/chat/chatPanel.ts';
import { journalFolder } from '../../../../src/host/chat/journalFolder.ts';
import { createJournalStorage } from '../../../../src/host/chat/journalStorage.ts';
import { createNodePlatform } from '../../../../src/platform/node/nodePlatform.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { ChatWindows, END, halfAnswer, shows, sketch, text } from '../../support/chatWindows.ts';
import type { FakeChatView } from '../../support/fakeChatView.ts';

describe('several places for the chat', () => {
  let windows: ChatWindows;
  beforeEach(() => {
    windows = new ChatWindows();
  });
  afterEach(() => windows.dispose());

  /** A view in the side bar and a tab with the same conversation. */
  async function openBoth(panel: ChatPanel): Promise<readonly [FakeChatView, FakeChatView]> {
    const view = await windows.openView(panel);
    const conversationId = view.shown?.conversationId ?? '';
    // A tab finds a conversation that is open in the same window, stored or not.
    return [view, await windows.openTab(panel, { conversationId })];
  }

  it('show one conversation in step, whichever is worked in', async () => {
    const { script, goOn } = halfAnswer();
    const [view, tab] = await openBoth(windows.open(script));
    view.say({ type: 'send', text: 'why?' });
    await tab.until(shows('user: why?', 'streaming: half'));
    goOn();
    await tab.until(shows('user: why?', 'done: half and whole'));
    assert.deepEqual(sketch(view), sketch(tab));
    const conversationId = tab.shown?.conversationId ?? '';
    tab.say({ type: 'draftChanged', conversationId, text: 'typed in the tab' });
    await view.until(({ shown }) => shown?.draft === 'typed in the tab');
    tab.say({ type: 'renameChat', title: 'Named' });
    await view.until(({ header }) => header?.title === 'Named');
    assert.equal(tab.header?.title, 'Named');
  });

  it('never tell the page that types what it has typed', async () => {
    const [view, tab] = await openBoth(windows.open());
    const told = view.messages.length;
    view.say({ type: 'draftChanged', conversationId: '', text: 'mine' });
    await tab.until(({ shown }) => shown?.draft === 'mine');
    assert.ok(!view.messages.slice(told).some((message) => message.type === 'composerChanged' && message.draft));
  });

  it('keep different conversations apart, each with its own answer at the same time', async () => {
    const [first, second] = [halfAnswer(), halfAnswer()];
    const panel = windows.open(first.script, second.script);
    const view = await windows.openView(panel);
    const tab = await windows.openTab(panel, { conversationId: 'there is none' });
    view.say({ type: 'send', text: 'in the view' });
    await view.until(shows('user: in the view', 'streaming: half'));
    tab.say({ type: 'send', text: 'in the tab' });
    await tab.until(shows('user: in the tab', 'streaming: half'));
    assert.deepEqual(sketch(view), ['user: in the view', 'streaming: half']);
    first.goOn();
    await view.until(shows('user: in the view', 'done: half and whole'));
    assert.equal(panel.busy, true);
    assert.deepEqual(sketch(tab), ['user: in the tab', 'streaming: half']);
    second.goOn();
    await tab.until(shows('user: in the tab', 'done: half and whole'));
    await tab.until(({ shown }) => shown?.busy === false);
    assert.equal(panel.busy, false);
  });

  it('let an answer come to its end where nobody looks, and show it again', async () => {
    const { script, goOn } = halfAnswer();
    const panel = windows.open(script);
    const view = await windows.openView(panel);
    const conversationId = view.shown?.conversationId;
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'streaming: half'));
    await panel.newChat();
    await view.until(shows());
    assert.equal(panel.busy, true);
    goOn();
    while (panel.busy) await new Promise((resolve) => setImmediate(resolve));
    const tab = await windows.openTab(panel, { conversationId });
    assert.deepEqual(sketch(tab), ['user: why?', 'done: half and whole']);
  });

  it('take a last word about the conversation that was left', async () => {
    const panel = windows.open([text('so'), END]);
    const view = await windows.openView(panel);
    const conversationId = view.shown?.conversationId ?? '';
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'done: so'));
    await panel.newChat();
    view.say({ type: 'draftChanged', conversationId, text: 'typed just before' });
    const tab = await windows.openTab(panel, { conversationId });
    await tab.until(({ shown }) => shown?.draft === 'typed just before');
    assert.equal(view.shown?.draft, '');
  });

  it('bring a tab back after a reload with what it showed', async () => {
    const panel = windows.open([text('so'), END]);
    const tab = await windows.openTab(panel, undefined);
    tab.say({ type: 'send', text: 'in a tab' });
    await tab.until(shows('user: in a tab', 'done: so'));
    await panel.flush();
    const later = await windows.openTab(windows.open(), { conversationId: tab.shown?.conversationId, place: 7 });
    assert.deepEqual(sketch(later), ['user: in a tab', 'done: so']);
    // A page that was not there for long has kept nothing yet.
    assert.deepEqual(sketch(await windows.openTab(windows.open(), undefined)), sketch(later));
  });

  it('bring a tab back with what it showed last, whatever its page has kept', async () => {
    const panel = windows.open([text('A'), END], [text('B'), END]);
    const tab = await windows.openTab(panel, undefined);
    const first = tab.shown?.conversationId;
    tab.say({ type: 'send', text: 'a' });
    await tab.until(shows('user: a', 'done: A'));
    await panel.newChat();
    await tab.until(shows());
    tab.say({ type: 'send', text: 'b' });
    await tab.until(shows('user: b', 'done: B'));
    await panel.flush();
    assert.deepEqual(sketch(await windows.openTab(windows.open(), { conversationId: first })), ['user: b', 'done: B']);
  });

  it('show an empty chat where a tab has kept nothing that can be read', async () => {
    for (const state of [undefined, 7, { conversationId: 7 }, { conversationId: '../../x' }])
      assert.deepEqual(sketch(await windows.openTab(windows.open(), state)), []);
  });

  it('ask the palette’s questions where was last worked', async () => {
    const panel = windows.open([text('one'), END], [text('two'), END]);
    const view = await windows.openView(panel);
    const tab = await windows.openTab(panel, undefined);
    view.say({ type: 'stop' });
    await panel.ask({ text: 'asked', attachments: [] });
    assert.deepEqual(sketch(view), ['user: asked', 'done: one']);
    tab.say({ type: 'stop' });
    await panel.ask({ text: 'asked again', attachments: [] });
    assert.deepEqual(sketch(tab), ['user: asked again', 'done: two']);
  });

  it('open the bar that finds text where was last worked', async () => {
    const panel = windows.open();
    const view = await windows.openView(panel);
    const tab = await windows.openTab(panel, undefined);
    const isAsked = ({ messages }: FakeChatView): boolean => messages.some(({ type }) => type === 'openFind');
    tab.say({ type: 'stop' });
    await panel.find();
    await tab.until(isAsked);
    assert.equal(isAsked(view), false);
  });

  it('come back empty where they remember what is in the bin by now', async () => {
    const panel = windows.open([text('so'), END]);
    const tab = await windows.openTab(panel, undefined);
    tab.say({ type: 'send', text: 'soon deleted' });
    await tab.until(shows('user: soon deleted', 'done: so'));
    await tab.until(({ shown }) => shown?.busy === false);
    const conversationId = tab.shown?.conversationId ?? '';
    const { clock } = createNodePlatform();
    const storage = createJournalStorage(journalFolder(windows.context));
    await panel.flush();
    const journal = createConversationJournal({ storage, clock, logger: new InMemoryLogger() });
    await journal.load(conversationId);
    journal.record(conversationId, { type: 'deleted', at: clock.now() });
    await journal.flush();
    assert.deepEqual(sketch(await windows.openTab(windows.open(), { conversationId })), []);
    journal.record(conversationId, { type: 'undeleted' });
    await journal.flush();
    const again = await windows.openTab(windows.open(), { conversationId });
    assert.deepEqual(sketch(again), ['user: soon deleted', 'done: so']);
  });

  it('give a title that is emptied its first words back, and keep both over a reload', async () => {
    const panel = windows.open([text('so'), END]);
    const view = await windows.openView(panel);
    assert.equal(view.header?.isEmpty, true);
    view.say({ type: 'send', text: 'First words\nand more' });
    await view.until(({ header }) => header?.title === 'First words' && !header.isEmpty);
    view.say({ type: 'renameChat', title: '  Named  ' });
    await view.until(({ header }) => header?.title === 'Named');
    await panel.withCommands((chats) => chats.togglePin());
    await panel.flush();
    const later = windows.open();
    const again = await windows.openView(later);
    await again.until(({ header }) => header?.title === 'Named' && header.isPinned);
    again.say({ type: 'renameChat', title: ' ' });
    await again.until(({ header }) => header?.title === 'First words');
    const names = await vscode.workspace.fs.readDirectory(journalFolder(windows.context));
    assert.ok(names.length > 0);
  });

  it('find what an older version left in the storage of the workspace', async () => {
    const old = createJournalStorage(vscode.Uri.joinPath(windows.context.storageUri ?? fail(), 'conversations'));
    const { clock } = createNodePlatform();
    const journal = createConversationJournal({ storage: old, clock, logger: new InMemoryLogger() });
    journal.record('older', { type: 'started', id: 'older', at: 1 });
    journal.record('older', { type: 'asked', id: 'q', at: 2, text: 'long ago', attachments: [] });
    await journal.flush();
    assert.deepEqual(sketch(await windows.openTab(windows.open(), { conversationId: 'older' })), ['user: long ago']);
    const names = await vscode.workspace.fs.readDirectory(journalFolder(windows.context));
    assert.ok(names.some(([name]) => name.startsWith('older.')));
  });
});

function fail(): never {
  throw new Error('The window has no storage.');
}
