import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createRedactor } from '../../../src/core/util/redact.ts';
import type { StreamEvent } from '../../../src/core/endpoint/streamEvent.ts';
import { type ChatContext, ChatPanel } from '../../../src/host/chat/chatPanel.ts';
import { createLastEditor } from '../../../src/host/chat/lastEditor.ts';
import { createChatModels } from '../../../src/host/chat/models/chatModels.ts';
import { createSystemPromptFiles } from '../../../src/host/chat/models/systemPromptFiles.ts';
import { createExclusions } from '../../../src/host/completion/exclusions.ts';
import { EXTENSION_ID } from '../../../src/host/contributions.ts';
import { createProjectInstructions } from '../../../src/host/instructions/projectInstructions.ts';
import { TerminalWatch } from '../../../src/host/products/terminal/terminalWatch.ts';
import { createPromptLibrary } from '../../../src/host/prompts/createPromptLibrary.ts';
import { createKeyRing } from '../../../src/host/secrets/keyRing.ts';
import { createSettingsSource } from '../../../src/host/settings/settingsSource.ts';
import { createNodePlatform } from '../../../src/platform/node/nodePlatform.ts';
import { fakeEnvironment } from '../../support/fakeEnvironment.ts';
import { FakeGateway, type GatewayScript } from '../../support/fakeGateway.ts';
import { noPrograms } from '../../support/noPrograms.ts';
import { InMemoryLogger } from '../../support/inMemoryLogger.ts';
import { FakeChatView } from './fakeChatView.ts';
import { InMemoryMemento } from './inMemoryMemento.ts';
import { InMemorySecrets } from './inMemorySecrets.ts';

export const text = (value: string): StreamEvent => ({ type: 'text', text: value });
export const END: StreamEvent = { type: 'finish', reason: 'stop', raw: 'stop' };

/** An answer that stops half-way until `goOn` is called. */
export function halfAnswer(): { readonly script: GatewayScript; readonly goOn: () => void } {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  return { script: [text('half'), gate, text(' and whole'), END], goOn };
}

/** What the page shows, as a reader would tell it. */
export function sketch({ shown }: FakeChatView): readonly string[] {
  return (shown?.messages ?? []).map((message) =>
    message.kind === 'user' ? `user: ${message.text}` : `${message.status}: ${message.text}`,
  );
}

export const shows =
  (...expected: readonly string[]) =>
  (view: FakeChatView): boolean =>
    JSON.stringify(sketch(view)) === JSON.stringify(expected);

/** Windows on one workspace, one after the other or side by side: a later one finds what an earlier one has left. */
export class ChatWindows {
  readonly context: ChatContext;
  readonly #shared;
  readonly #panels: ChatPanel[] = [];

  constructor() {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(root && extension);
    const storageUri = vscode.Uri.joinPath(root, `chat-${crypto.randomUUID()}`);
    this.context = {
      extensionUri: extension.extensionUri,
      storageUri,
      globalStorageUri: storageUri,
      workspaceState: new InMemoryMemento(),
      secrets: new InMemorySecrets(),
    };
    const settings = createSettingsSource();
    const environment = fakeEnvironment({});
    const { secrets } = this.context;
    const exclusions = createExclusions(settings);
    this.#shared = {
      context: this.context,
      settings,
      exclusions,
      library: createPromptLibrary({ context: this.context, log: new InMemoryLogger(), exclusions }),
      instructions: createProjectInstructions(settings),
      terminals: new TerminalWatch(),
      environment,
      keyRing: createKeyRing({ secrets, environment, redactor: createRedactor(), programs: noPrograms }),
      promptFiles: createSystemPromptFiles(settings),
      lastEditor: createLastEditor(),
    };
  }

  open(...scripts: readonly GatewayScript[]): ChatPanel {
    const { clock, fetch, files, programs } = createNodePlatform();
    const gateway = new FakeGateway(...scripts);
    const { keyRing, environment, settings } = this.#shared;
    const globalState = new InMemoryMemento();
    const models = createChatModels({ gateway, settings, environment, keyRing, clock, context: { globalState } });
    const panel = new ChatPanel({
      ...this.#shared,
      ...{ clock, fetch, files, programs },
      ...{ gateway, models },
      log: new InMemoryLogger(),
      requestSide: undefined,
    });
    this.#panels.push(panel);
    return panel;
  }

  /** A place for the chat in the side bar, whose page has loaded and was told everything. */
  async openView(panel: ChatPanel): Promise<FakeChatView> {
    const view = new FakeChatView();
    const cancel = new vscode.CancellationTokenSource();
    await panel.viewProvider.resolveWebviewView(view, { state: undefined }, cancel.token);
    cancel.dispose();
    view.say({ type: 'ready' });
    await view.until(({ shown }) => shown !== undefined);
    return view;
  }

  /** A tab that VS Code brings back after a reload, whose page has loaded. @param state what the page had kept */
  async openTab(panel: ChatPanel, state: unknown): Promise<FakeChatView> {
    const view = new FakeChatView();
    await panel.tabSerializer.deserializeWebviewPanel(view.asPanel(), state);
    view.say({ type: 'ready' });
    await view.until(({ shown }) => shown !== undefined);
    return view;
  }

  async dispose(): Promise<void> {
    for (const panel of this.#panels) {
      panel.dispose();
      await panel.flush();
    }
    const { instructions, terminals, exclusions, promptFiles, lastEditor, keyRing, settings } = this.#shared;
    const parts = [instructions, terminals, exclusions, promptFiles, lastEditor, keyRing, settings];
    for (const part of parts) part.dispose();
    const { storageUri } = this.context;
    // A chat that was never begun has left no folder.
    if (storageUri) await vscode.workspace.fs.delete(storageUri, { recursive: true }).then(undefined, () => undefined);
  }
}
