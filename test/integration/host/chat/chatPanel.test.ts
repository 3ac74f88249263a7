import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createExclusions, type Exclusions } from '../../../../src/host/completion/exclusions.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { type ChatContext, ChatPanel } from '../../../../src/host/chat/chatPanel.ts';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import {
  createProjectInstructions,
  type ProjectInstructions,
} from '../../../../src/host/instructions/projectInstructions.ts';
import { createPromptLibrary, type PromptLibrary } from '../../../../src/host/prompts/promptLibrary.ts';
import { TerminalWatch } from '../../../../src/host/products/terminal/terminalWatch.ts';
import { createSettingsSource, type SettingsSourceWithProblems } from '../../../../src/host/settings/settingsSource.ts';
import { createNodePlatform } from '../../../../src/platform/node/nodePlatform.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { FakeChatView } from '../../support/fakeChatView.ts';
import { InMemoryMemento } from '../../support/inMemoryMemento.ts';
import { InMemorySecrets } from '../../support/inMemorySecrets.ts';

const text = (value: string): StreamEvent => ({ type: 'text', text: value });
const END: StreamEvent = { type: 'finish', reason: 'stop', raw: 'stop' };
const forever = new Promise<void>(() => undefined);

/** An answer that stops half-way until `goOn` is called. */
function halfAnswer(): { readonly script: GatewayScript; readonly goOn: () => void } {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  return { script: [text('half'), gate, text(' and whole'), END], goOn };
}

/** What the page shows, as a reader would tell it. */
function sketch({ shown }: FakeChatView): readonly string[] {
  return (shown?.messages ?? []).map((message) =>
    message.kind === 'user' ? `user: ${message.text}` : `${message.status}: ${message.text}`,
  );
}

const shows =
  (...expected: readonly string[]) =>
  (view: FakeChatView): boolean =>
    JSON.stringify(sketch(view)) === JSON.stringify(expected);

describe('the chat panel', () => {
  let context: ChatContext;
  let settings: SettingsSourceWithProblems;
  let library: PromptLibrary;
  let exclusions: Exclusions;
  let instructions: ProjectInstructions;
  let terminals: TerminalWatch;
  let panels: ChatPanel[] = [];

  beforeEach(() => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(root && extension);
    const storageUri = vscode.Uri.joinPath(root, `chat-${crypto.randomUUID()}`);
    settings = createSettingsSource();
    context = {
      extensionUri: extension.extensionUri,
      storageUri,
      globalStorageUri: storageUri,
      workspaceState: new InMemoryMemento(),
      secrets: new InMemorySecrets(),
    };
    exclusions = createExclusions(settings);
    library = createPromptLibrary({ context, log: new InMemoryLogger(), exclusions });
    instructions = createProjectInstructions(settings);
    terminals = new TerminalWatch();
  });

  afterEach(async () => {
    for (const panel of panels) {
      panel.dispose();
      await panel.flush();
    }
    panels = [];
    instructions.dispose();
    terminals.dispose();
    exclusions.dispose();
    settings.dispose();
    const { storageUri } = context;
    // A chat that was never begun has left no folder.
    if (storageUri) await vscode.workspace.fs.delete(storageUri, { recursive: true }).then(undefined, () => undefined);
  });

  /** A window on the workspace; a later one finds what an earlier one left. */
  function openWindow(...scripts: readonly GatewayScript[]): ChatPanel {
    const gateway = new FakeGateway(...scripts);
    const { clock, fetch, files } = createNodePlatform();
    const panel = new ChatPanel({
      context,
      gateway,
      settings,
      library,
      instructions,
      exclusions,
      terminals,
      fetch,
      files,
      log: new InMemoryLogger(),
      clock,
      requestSide: undefined,
    });
    panels.push(panel);
    return panel;
  }

  /** A place for the chat whose page has loaded and was told everything. */
  async function openView(panel: ChatPanel): Promise<FakeChatView> {
    const view = new FakeChatView();
    const cancel = new vscode.CancellationTokenSource();
    await panel.viewProvider.resolveWebviewView(view, { state: undefined }, cancel.token);
    cancel.dispose();
    view.say({ type: 'ready' });
    await view.until(({ shown }) => shown !== undefined);
    return view;
  }

  it('streams the answer to a question into the page', async () => {
    const { script, goOn } = halfAnswer();
    const view = await openView(openWindow(script));
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'streaming: half'));
    assert.equal(view.shown?.busy, true);
    goOn();
    await view.until(shows('user: why?', 'done: half and whole'));
    await view.until(({ shown }) => shown?.busy === false);
    assert.equal(view.shown.draft, '');
  });

  it('tells a page nothing before it has said that it is there', async () => {
    const panel = openWindow([text('unseen'), END]);
    const view = new FakeChatView();
    await panel.viewProvider.resolveWebviewView(view, { state: undefined }, new vscode.CancellationTokenSource().token);
    view.say({ type: 'send', text: 'early' });
    const other = await openView(panel);
    await other.until(shows('user: early', 'done: unseen'));
    assert.deepEqual(view.messages, []);
  });

  it('brings everything back to a page that was hidden in the middle of an answer', async () => {
    const { script, goOn } = halfAnswer();
    const view = await openView(openWindow(script));
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
    const panel = openWindow(script);
    const before = await openView(panel);
    before.say({ type: 'send', text: 'why?' });
    await before.until(shows('user: why?', 'streaming: half'));
    const after = await openView(panel);
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
    const first = openWindow([text('done'), END], [text('half'), forever]);
    const view = await openView(first);
    view.say({ type: 'send', text: 'one' });
    await view.until((page) => shows('user: one', 'done: done')(page) && page.shown?.busy === false);
    view.say({ type: 'send', text: 'two' });
    await view.until(shows('user: one', 'done: done', 'user: two', 'streaming: half'));
    view.say({ type: 'draftChanged', conversationId: '', text: 'three' });
    // The message is handled a moment after it came.
    await Promise.resolve();
    await first.flush();
    const next = await openView(openWindow());
    assert.deepEqual(sketch(next), ['user: one', 'done: done', 'user: two', 'stopped: half']);
    assert.equal(next.shown?.draft, 'three');
  });

  it('keeps what two windows have asked in one chat', async () => {
    const one = openWindow([text('A'), END], [text('B'), END]);
    const viewOne = await openView(one);
    viewOne.say({ type: 'send', text: 'a' });
    await viewOne.until(shows('user: a', 'done: A'));
    await one.flush();
    const two = openWindow([text('C'), END]);
    const viewTwo = await openView(two);
    viewOne.say({ type: 'send', text: 'b' });
    await viewOne.until(shows('user: a', 'done: A', 'user: b', 'done: B'));
    viewTwo.say({ type: 'send', text: 'c' });
    await viewTwo.until(shows('user: a', 'done: A', 'user: c', 'done: C'));
    await Promise.all([one.flush(), two.flush()]);
    const later = await openView(openWindow());
    const expected = ['user: a', 'done: A', 'user: b', 'done: B', 'user: c', 'done: C'];
    assert.deepEqual([...sketch(later)].sort(), [...expected].sort());
    assert.deepEqual(sketch(later).slice(0, 2), expected.slice(0, 2));
  });

  it('offers the prompts that there are after a slash', async () => {
    const view = await openView(openWindow());
    view.say({ type: 'promptsWanted' });
    await view.until(({ messages }) => messages.some(({ type }) => type === 'prompts'));
    const offered = view.messages.findLast((message) => message.type === 'prompts')?.prompts ?? [];
    assert.ok(offered.some(({ name, description }) => name === 'explain' && description !== ''));
  });

  it('asks the prompt that is called by its name, with the words that follow', async () => {
    await vscode.workspace.fs.createDirectory(promptFolder());
    const file = vscode.Uri.joinPath(promptFolder(), 'greet.prompt.md');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('Greet ${input:who}.'));
    const view = await openView(openWindow([text('Hello'), END]));
    view.say({ type: 'send', text: '/greet who="Ann B" Be brief.' });
    await view.until(shows('user: Greet Ann B.\n\nBe brief.', 'done: Hello'));
  });

  it('takes what calls no prompt for a question', async () => {
    const view = await openView(openWindow([text('So'), END]));
    view.say({ type: 'send', text: '/no-such-prompt why?' });
    await view.until(shows('user: /no-such-prompt why?', 'done: So'));
  });

  /** The user's own: the test's storage stands for theirs. */
  function promptFolder(): vscode.Uri {
    return vscode.Uri.joinPath(context.globalStorageUri, 'prompts');
  }
});
