import * as vscode from 'vscode';
import { CHAT_TAB, CHAT_VIEW } from '../../../src/host/contributions.ts';
import type { ChatView, HostMessage, MessageView, WebviewMessage } from '../../../src/shared/chatProtocol.ts';

/** A place that VS Code gives to the chat, with a page in it that a test plays. */
export class FakeChatView implements vscode.WebviewView {
  readonly viewType = CHAT_VIEW;
  readonly webview: vscode.Webview;
  visible = true;
  readonly #fromPage = new vscode.EventEmitter<unknown>();
  readonly #visibilityChanged = new vscode.EventEmitter<void>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #received = new vscode.EventEmitter<void>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly onDidDispose = this.#disposed.event;
  /** What the page was told, oldest first. */
  readonly messages: HostMessage[] = [];

  constructor() {
    this.webview = {
      options: {},
      html: '',
      cspSource: 'fake:',
      onDidReceiveMessage: this.#fromPage.event,
      asWebviewUri: (uri) => uri,
      postMessage: async (message: HostMessage) => {
        this.messages.push(message);
        this.#received.fire();
        return true;
      },
    };
  }

  show(): void {
    this.visible = true;
  }

  /** The page says something. */
  say(message: WebviewMessage): void {
    this.#fromPage.fire(message);
  }

  hide(): void {
    this.visible = false;
    this.#visibilityChanged.fire();
  }

  /** The same page in an editor tab. */
  asPanel(): vscode.WebviewPanel {
    const { webview, onDidDispose } = this;
    const viewStateChanged = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
    return {
      ...{ viewType: CHAT_TAB, title: '', webview, options: {}, viewColumn: undefined, active: true, visible: true },
      ...{ onDidDispose, onDidChangeViewState: viewStateChanged.event },
      reveal: () => undefined,
      dispose: () => this.#disposed.fire(),
    };
  }

  /** What the line above the conversation says; undefined before it was told. */
  get header(): Extract<HostMessage, { readonly type: 'header' }> | undefined {
    return this.messages.findLast((message) => message.type === 'header');
  }

  /** VS Code has given the chat another place. */
  leave(): void {
    this.hide();
    this.#disposed.fire();
  }

  /** Resolves as soon as `holds` of what the page was told. */
  until(holds: (view: FakeChatView) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds(this)) return;
        subscription.dispose();
        resolve();
      };
      const subscription = this.#received.event(look);
      look();
    });
  }

  /** What a page that believes all it was told shows; undefined before it was told everything once. */
  get shown(): Pick<ChatView, 'conversationId' | 'draft' | 'messages' | 'busy'> | undefined {
    const start = this.messages.findLastIndex(({ type }) => type === 'state');
    const state = this.messages[start];
    if (state?.type !== 'state') return undefined;
    return this.messages
      .slice(start + 1)
      .reduce<Pick<ChatView, 'conversationId' | 'draft' | 'messages' | 'busy'>>(afterMessage, state.view);
  }
}

type Shown = Pick<ChatView, 'conversationId' | 'draft' | 'messages' | 'busy'>;

function afterMessage(shown: Shown, message: HostMessage): Shown {
  switch (message.type) {
    case 'messageAdded':
      return { ...shown, messages: [...shown.messages, message.message] };
    case 'messageChanged':
      return withMessage(shown, message.message.id, () => message.message);
    case 'answerGrew':
      return withMessage(shown, message.messageId, (one) => ({ ...one, text: one.text + message.text }));
    case 'composerChanged':
      return { ...shown, busy: message.busy, draft: message.draft ?? shown.draft };
    default:
      return shown;
  }
}

function withMessage(shown: Shown, id: string, change: (one: MessageView) => MessageView): Shown {
  return { ...shown, messages: shown.messages.map((one) => (one.id === id ? change(one) : one)) };
}
