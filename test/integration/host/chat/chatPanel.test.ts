import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChatPanel } from '../../../../src/host/chat/chatPanel.ts';
import { ChatWindows, END, halfAnswer, shows, sketch, text } from '../../support/chatWindows.ts';
import { FakeChatView } from '../../support/fakeChatView.ts';

/** What is said below the last answer. */
function noteOf({ shown }: FakeChatView): string | undefined {
  const message = shown?.messages.at(-1);
  return message?.kind === 'assistant' ? message.note : undefined;
}

/** What one window has written is taken in by the other, whenever the disk tells of it. */
async function pass(from: ChatPanel, to: ChatPanel): Promise<void> {
  await from.flush();
  await to.takeInNews();
}

const isQueued = ({ messages }: FakeChatView): boolean =>
  messages.some((message) => message.type === 'queueChanged' && message.queue.questions.length === 1);

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
    first.dispose();
    await first.flush();
    const next = await windows.openView(windows.open());
    // Until the end is written, it looks as if the first window were still there.
    await next.until(shows('user: one', 'done: done', 'user: two', 'stopped: half'));
    assert.equal(next.shown?.draft, 'three');
  });

  it('shows in a second window what the first is asked, while it is answered', async () => {
    const { script, goOn } = halfAnswer();
    const one = windows.open([text('A'), END], script);
    const viewOne = await windows.openView(one);
    viewOne.say({ type: 'send', text: 'a' });
    await viewOne.until(shows('user: a', 'done: A'));
    await one.flush();
    const two = windows.open([text('C'), END]);
    const viewTwo = await windows.openView(two);
    viewOne.say({ type: 'send', text: 'b' });
    await viewOne.until(shows('user: a', 'done: A', 'user: b', 'streaming: half'));
    await pass(one, two);
    await viewTwo.until(shows('user: a', 'done: A', 'user: b', 'streaming: half'));
    assert.equal(noteOf(viewTwo), 'Being written in another window.');
    assert.equal(two.busy, false);
    goOn();
    await viewOne.until(shows('user: a', 'done: A', 'user: b', 'done: half and whole'));
    await pass(one, two);
    await viewTwo.until(shows('user: a', 'done: A', 'user: b', 'done: half and whole'));
    assert.equal(noteOf(viewTwo), undefined);
    viewTwo.say({ type: 'send', text: 'c' });
    await viewTwo.until(shows('user: a', 'done: A', 'user: b', 'done: half and whole', 'user: c', 'done: C'));
    await pass(two, one);
    await viewOne.until(shows('user: a', 'done: A', 'user: b', 'done: half and whole', 'user: c', 'done: C'));
    await Promise.all([one.flush(), two.flush()]);
    const later = await windows.openView(windows.open());
    assert.deepEqual(sketch(later), sketch(viewOne));
  });

  it('does not take an answer for interrupted that another window is writing, and sends behind it what is queued here', async () => {
    const { script, goOn } = halfAnswer();
    const one = windows.open(script, [text('second'), END]);
    const viewOne = await windows.openView(one);
    viewOne.say({ type: 'send', text: 'a' });
    await viewOne.until(shows('user: a', 'streaming: half'));
    await one.flush();
    const two = windows.open();
    const viewTwo = await windows.openView(two);
    assert.deepEqual(sketch(viewTwo), ['user: a', 'streaming: half']);
    viewTwo.say({ type: 'send', text: 'b' });
    await viewTwo.until(isQueued);
    await pass(two, one);
    await viewOne.until(isQueued);
    goOn();
    await viewOne.until(shows('user: a', 'done: half and whole', 'user: b', 'done: second'));
    await pass(one, two);
    await viewTwo.until(shows('user: a', 'done: half and whole', 'user: b', 'done: second'));
    assert.deepEqual(sketch(viewOne), sketch(viewTwo));
  });

  it('lets a chat go whose queue waits, and brings it back with the queue', async () => {
    const panel = windows.open([text('half'), forever]);
    const view = await windows.openView(panel);
    const id = view.shown?.conversationId;
    view.say({ type: 'send', text: 'a' });
    await view.until(shows('user: a', 'streaming: half'));
    view.say({ type: 'send', text: 'b' });
    view.say({ type: 'stop' });
    await view.until(shows('user: a', 'stopped: half'));
    await panel.newChat();
    await view.until(shows());
    const tab = await windows.openTab(panel, { conversationId: id });
    const state = tab.messages.find((message) => message.type === 'state');
    assert.deepEqual(
      state?.view.queue.questions.map((question) => question.text),
      ['b'],
    );
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
