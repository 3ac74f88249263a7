import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ChatWindows, END, halfAnswer, shows, sketch, text } from '../../support/chatWindows.ts';
import { FakeChatView } from '../../support/fakeChatView.ts';

const forever = new Promise<void>(() => undefined);

describe('the chat panel', () => {
  let windows: ChatWindows;
  beforeEach(() => {
    windows = new ChatWindows();
  });
  afterEach(() => windows.dispose());

  it('streams the answer to a question into the page', async () => {
    const { script, goOn } = halfAnswer();
    const view = await windows.openView(windows.open(script));
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'streaming: half'));
    assert.equal(view.shown?.busy, true);
    goOn();
    await view.until(shows('user: why?', 'done: half and whole'));
    await view.until(({ shown }) => shown?.busy === false);
    assert.equal(view.shown.draft, '');
  });

  it('tells a page nothing before it has said that it is there', async () => {
    const panel = windows.open([text('unseen'), END]);
    const view = new FakeChatView();
    await panel.viewProvider.resolveWebviewView(view, { state: undefined }, new vscode.CancellationTokenSource().token);
    view.say({ type: 'send', text: 'early' });
    const other = await windows.openView(panel);
    await other.until(shows('user: early', 'done: unseen'));
    assert.deepEqual(view.messages, []);
  });

  it('brings everything back to a page that was hidden in the middle of an answer', async () => {
    const { script, goOn } = halfAnswer();
    const view = await windows.openView(windows.open(script));
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'streaming: half'));
    view.say({ type: 'draftChanged', conversationId: '', text: 'and then' });
    view.hide();
    const told = view.messages.length;
    goOn();
    view.show();
    view.say({ type: 'ready' });
    await view.until(shows('user: why?', 'done: half and whole'));
    assert.equal(view.messages[told]?.type, 'state', 'it was told nothing while it could not hear');
    assert.equal(view.shown?.draft, 'and then');
  });

  it('goes on in its new place when it is moved in the middle of an answer', async () => {
    const { script, goOn } = halfAnswer();
    const panel = windows.open(script);
    const before = await windows.openView(panel);
    before.say({ type: 'send', text: 'why?' });
    await before.until(shows('user: why?', 'streaming: half'));
    const after = await windows.openView(panel);
    assert.deepEqual(sketch(after), ['user: why?', 'streaming: half']);
    // The old place hears that it is gone only now, and says a last word.
    before.say({ type: 'draftChanged', conversationId: '', text: 'typed at the last moment' });
    before.leave();
    const told = before.messages.length;
    goOn();
    await after.until(shows('user: why?', 'done: half and whole'));
    assert.equal(before.messages.length, told);
    after.say({ type: 'ready' });
    await after.until(({ shown }) => shown?.draft === 'typed at the last moment');
  });

  it('comes back after the window was reloaded, with what was typed and what a cut answer had brought', async () => {
    const first = windows.open([text('done'), END], [text('half'), forever]);
    const view = await windows.openView(first);
    view.say({ type: 'send', text: 'one' });
    await view.until((page) => shows('user: one', 'done: done')(page) && page.shown?.busy === false);
    view.say({ type: 'send', text: 'two' });
    await view.until(shows('user: one', 'done: done', 'user: two', 'streaming: half'));
    view.say({ type: 'draftChanged', conversationId: '', text: 'three' });
    // The message is handled a moment after it came.
    await Promise.resolve();
    await first.flush();
    const next = await windows.openView(windows.open());
    assert.deepEqual(sketch(next), ['user: one', 'done: done', 'user: two', 'stopped: half']);
    assert.equal(next.shown?.draft, 'three');
  });

  it('keeps what two windows have asked in one chat', async () => {
    const one = windows.open([text('A'), END], [text('B'), END]);
    const viewOne = await windows.openView(one);
    viewOne.say({ type: 'send', text: 'a' });
    await viewOne.until(shows('user: a', 'done: A'));
    await one.flush();
    const two = windows.open([text('C'), END]);
    const viewTwo = await windows.openView(two);
    viewOne.say({ type: 'send', text: 'b' });
    await viewOne.until(shows('user: a', 'done: A', 'user: b', 'done: B'));
    viewTwo.say({ type: 'send', text: 'c' });
    await viewTwo.until(shows('user: a', 'done: A', 'user: c', 'done: C'));
    await Promise.all([one.flush(), two.flush()]);
    const later = await windows.openView(windows.open());
    // Neither knew of the other's question: they stand beside each other, and the last one is read.
    assert.deepEqual(sketch(later), ['user: a', 'done: A', 'user: c', 'done: C']);
    const question = later.shown?.messages[2];
    assert.ok(question);
    later.say({ type: 'showSibling', messageId: question.id, step: -1 });
    await later.until(shows('user: a', 'done: A', 'user: b', 'done: B'));
  });

  it('offers the prompts that there are after a slash', async () => {
    const view = await windows.openView(windows.open());
    view.say({ type: 'promptsWanted' });
    await view.until(({ messages }) => messages.some(({ type }) => type === 'prompts'));
    const offered = view.messages.findLast((message) => message.type === 'prompts')?.prompts ?? [];
    assert.ok(offered.some(({ name, description }) => name === 'explain' && description !== ''));
  });

  it('asks the prompt that is called by its name, with the words that follow', async () => {
    await vscode.workspace.fs.createDirectory(promptFolder());
    const file = vscode.Uri.joinPath(promptFolder(), 'greet.prompt.md');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('Greet ${input:who}.'));
    const view = await windows.openView(windows.open([text('Hello'), END]));
    view.say({ type: 'send', text: '/greet who="Ann B" Be brief.' });
    await view.until(shows('user: Greet Ann B.\n\nBe brief.', 'done: Hello'));
  });

  it('takes what calls no prompt for a question', async () => {
    const view = await windows.openView(windows.open([text('So'), END]));
    view.say({ type: 'send', text: '/no-such-prompt why?' });
    await view.until(shows('user: /no-such-prompt why?', 'done: So'));
  });

  /** The user's own: the test's storage stands for theirs. */
  function promptFolder(): vscode.Uri {
    return vscode.Uri.joinPath(windows.context.globalStorageUri, 'prompts');
  }
});
