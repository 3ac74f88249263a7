import type { AttachmentKind } from '../core/chat/attachment.ts';
import type { SettingsChange } from '../core/chat/conversationSettings.ts';
import type { ContextKind } from '../core/context/contextKind.ts';
import type { ThinkingEffort } from '../core/endpoint/thinkingEffort.ts';
import type { ContextMeterView, RequestMessageView } from './requestViews.ts';
import type { BranchNews, BranchRequest, QueueView, SiblingsView } from './branchProtocol.ts';
import type { CodeNews, CodeRequest } from './codeProtocol.ts';

/**
 * The contract between the extension host, which owns all chat state, and the webview, which draws it. Messages are unions on `type`.
 * The host parses every `WebviewMessage` from `unknown` (`parseWebviewMessage.ts`); the webview trusts the host.
 */

export interface UsageView {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens?: number;
  readonly estimated: boolean;
  readonly timeToFirstTokenMs?: number;
  readonly tokensPerSecond?: number;
  /** As people write it, with its currency; absent: nobody knows it. */
  readonly cost?: string;
}

/** What the user can do about an error, as buttons. */
export type ErrorAction = 'setApiKey' | 'openSettings' | 'tryAgain' | 'selectModel' | 'showLog' | 'continueAnswer';

export interface ErrorView {
  /** One sentence of ours; then, where there is one, the server's own words. Plain text, never markup. */
  readonly message: string;
  readonly serverMessage?: string;
  readonly actions: readonly ErrorAction[];
}

export interface AttachmentView {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** For example `src/app.ts:10-24`. */
  readonly label: string;
  readonly languageId: string;
  /** Estimated. */
  readonly tokens: number;
  /** Something was left out of it for its size. */
  readonly isCut?: boolean;
}

/** What the model is told in the place of this message and all before it. */
export interface SummaryView {
  readonly count: number;
  /** As the model wrote it: hostile input. */
  readonly text: string;
  readonly model: string;
}

export interface UserMessageView {
  readonly kind: 'user';
  readonly id: string;
  readonly text: string;
  readonly attachments: readonly AttachmentView[];
  /** Absent: it has no siblings. */
  readonly siblings?: SiblingsView;
  readonly summary?: SummaryView;
}

export interface AssistantMessageView {
  readonly kind: 'assistant';
  readonly id: string;
  /** Markdown as the model wrote it: hostile input. */
  readonly text: string;
  readonly reasoning: string;
  readonly status: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  readonly model: string;
  /** Absent where it is not known. */
  readonly endpointName?: string;
  /** How long it thought; absent while it does, and where nobody measured. */
  readonly reasoningMs?: number;
  /** What the reasoning took; `estimated`: the server did not say. */
  readonly reasoningTokens?: { readonly count: number; readonly estimated: boolean };
  /** A remark below the answer: cut by length, empty, older turns left out. Plain text. */
  readonly note?: string;
  /** Buttons beside the note, for example `continueAnswer` below a cut answer; absent: none. */
  readonly noteActions?: readonly ErrorAction[];
  readonly error?: ErrorView;
  readonly usage?: UsageView;
  readonly siblings?: SiblingsView;
  readonly summary?: SummaryView;
  /** It stands beside the answer before or behind it, until one of them is kept. */
  readonly isCompared?: boolean;
}

export type MessageView = UserMessageView | AssistantMessageView;

export interface ChatView {
  readonly conversationId: string;
  readonly messages: readonly MessageView[];
  readonly draft: string;
  readonly attachments: readonly AttachmentView[];
  readonly queue: QueueView;
  /** What the picker's button shows; empty while none is known. */
  readonly modelLabel: string;
  readonly endpointLabel: string;
  /** True from send until the answer has ended. */
  readonly busy: boolean;
  /** No key and no reachable endpoint is configured yet: the empty state invites to set one up. */
  readonly needsSetup: boolean;
  /** Files of the project that go along with every question, for example `AGENTS.md`. */
  readonly instructions: readonly string[];
  /** Absent while they are not known. */
  readonly settings?: ChatSettingsView;
  /** Why the endpoint cannot be reached, in one sentence; told while the conversation is empty. Absent: nothing is known against it. */
  readonly unreachable?: string;
}

/** What the conversation has of its own over the chat's settings, and what there is to choose. All names are plain text. */
export interface ChatSettingsView {
  /** It has an endpoint or a model of its own. */
  readonly hasOwnModel: boolean;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly thinking?: ThinkingEffort;
  /** The name of its system prompt; absent: the chat's. */
  readonly systemPrompt?: string;
  /** The prompt of that name has another text by now, or is gone: the conversation keeps its copy. */
  readonly isOlderPrompt?: boolean;
  /** What holds where it has nothing of its own. */
  readonly defaults: { readonly temperature: number; readonly maxTokens: number };
  /** Within which numbers may be chosen. */
  readonly ranges: Readonly<
    Record<'temperature' | 'maxTokens', { readonly minimum: number; readonly maximum: number }>
  >;
  /** Names of system prompts. */
  readonly systemPrompts: readonly string[];
  /** Empty: there is nothing to choose at this endpoint and model. */
  readonly efforts: readonly ThinkingEffort[];
}

/** A prompt file as the input offers it after a slash. Both are plain text from files that a repository may bring. */
export interface PromptView {
  readonly name: string;
  readonly description: string;
}

/** A kind of context with a list of its own, as the menu after an `@` shows it. */
export interface ContextKindView {
  readonly kind: ContextKind;
  /** The word behind the `@`: `file`, `code`. Never translated: it is typed. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
}

/** One thing that can be attached. Names come from files, commits and pages: plain text, never markup. */
export interface ContextItemView {
  /** Opaque; for `attachContext`. Of the last offers only. */
  readonly id: string;
  readonly kind: ContextKind;
  readonly label: string;
  /** Where it is, who wrote it, how much it is; may be empty. */
  readonly detail: string;
  /** Indices of UTF-16 code units of `label` that the query has matched, ascending. */
  readonly positions?: readonly number[];
}

/** A TextMate theme and grammar as VS Code's own extensions ship them, read by the host (JSON of the shapes that Shiki takes). */
export interface EditorThemeView {
  readonly kind: 'light' | 'dark' | 'highContrast' | 'highContrastLight';
  /** Undefined when the theme's file could not be read: the page falls back to its built-in colours for `kind`. */
  readonly theme?: unknown;
}

export type HostMessage =
  /** Everything, drawn anew: after `ready`, and when the conversation changes. */
  | { readonly type: 'state'; readonly view: ChatView }
  /** About the conversation as a whole: after `state`, and when it changes. The title may be made of anybody's words: plain text, one line. */
  | { readonly type: 'header'; readonly title: string; readonly isPinned: boolean; readonly isEmpty: boolean }
  | { readonly type: 'messageAdded'; readonly message: MessageView }
  /** The message with this id has changed otherwise than by growing. */
  | { readonly type: 'messageChanged'; readonly message: MessageView }
  /** Text to append; batched by the host to at most one per 30 ms. */
  | { readonly type: 'answerGrew'; readonly messageId: string; readonly text: string; readonly reasoning: string }
  | {
      readonly type: 'composerChanged';
      readonly attachments: readonly AttachmentView[];
      readonly modelLabel: string;
      readonly endpointLabel: string;
      readonly busy: boolean;
      readonly needsSetup: boolean;
      readonly instructions: readonly string[];
      readonly settings?: ChatSettingsView;
      readonly unreachable?: string;
      /** Only when the host wants to replace what is typed (palette prompts, new chat). */
      readonly draft?: string;
    }
  | { readonly type: 'theme'; readonly theme: EditorThemeView }
  /** Answer to `grammarWanted`; `grammars` holds the language's own first, then those it embeds; empty when unknown. */
  | {
      readonly type: 'grammar';
      readonly language: string;
      readonly scopeName: string;
      readonly grammars: readonly unknown[];
    }
  /** Answer to `promptsWanted`; names are different from each other. */
  | { readonly type: 'prompts'; readonly prompts: readonly PromptView[] }
  /**
   * Answer to `contextWanted`. Offers of one request replace each other; `isComplete` is false while more may come. `kinds` is there when the
   * request named no kind: those whose name fits the query, best first; choosing one asks again with that kind. Items of kinds without a
   * list (selection, uncommitted changes …) come among the others.
   */
  | {
      readonly type: 'contextOffer';
      readonly requestId: string;
      readonly kind?: ContextKind;
      readonly kinds?: readonly ContextKindView[];
      readonly items: readonly ContextItemView[];
      /** Why there are no items, or not all, and what to do. Plain text. */
      readonly remark?: string;
      readonly isComplete: boolean;
    }
  /** Whenever it has changed. */
  | { readonly type: 'contextMeter'; readonly meter: ContextMeterView }
  /** Answer to `previewWanted`, and its changes until `previewClosed`. */
  | { readonly type: 'requestPreview'; readonly messages: readonly RequestMessageView[] }
  | CodeNews
  | BranchNews
  | { readonly type: 'focusInput' }
  | { readonly type: 'openFind' };

export type WebviewMessage =
  | { readonly type: 'ready' }
  /** `conversationId` is empty while the page knows none: the draft of a conversation that was left belongs to no other. */
  | { readonly type: 'draftChanged'; readonly conversationId: string; readonly text: string }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'stop' }
  | { readonly type: 'newChat' }
  /** The list of all conversations. */
  | { readonly type: 'showChats' }
  /** What can be done with the conversation of this page. */
  | { readonly type: 'chatMenu' }
  /** An empty one gives the first words back. */
  | { readonly type: 'renameChat'; readonly title: string }
  | { readonly type: 'pickModel' }
  | { readonly type: 'attachSelection' }
  | { readonly type: 'attachFile' }
  /** A slash was typed first. */
  | { readonly type: 'promptsWanted' }
  /**
   * An `@` was typed first, or its query has changed: each request ends the one before it. Without `kind`: kinds, and files and symbols of
   * that name.
   */
  | { readonly type: 'contextWanted'; readonly requestId: string; readonly kind?: ContextKind; readonly query: string }
  /** Nobody looks at the offers any more: searching ends. */
  | { readonly type: 'contextClosed' }
  /** Something that was offered is chosen. Its pieces come as attachments with `composerChanged`; what fails is told by a notice. */
  | { readonly type: 'attachContext'; readonly candidateId: string }
  /** Files and folders dropped onto the page: addresses from `text/uri-list`, as they are. */
  | { readonly type: 'attachDropped'; readonly uris: readonly string[] }
  /** A long text was pasted, and shall be an attachment instead of a part of the question. */
  | { readonly type: 'attachText'; readonly label: string; readonly text: string }
  /** An image was pasted or dropped: drawn anew by the page, as a PNG or JPEG. */
  | {
      readonly type: 'attachImage';
      readonly label: string;
      readonly dataUrl: string;
      /** In pixels. */
      readonly width: number;
      readonly height: number;
    }
  | { readonly type: 'removeAttachment'; readonly attachmentId: string }
  /** The next request, word for word. */
  | { readonly type: 'previewWanted' }
  | { readonly type: 'previewClosed' }
  /** Keeps a part of the request out of this and all later ones, or lets it go along again. */
  | { readonly type: 'omitPart'; readonly partId: string; readonly isOmitted: boolean }
  | { readonly type: 'copyText'; readonly text: string }
  | { readonly type: 'insertAtCursor'; readonly text: string }
  /** Lay a code block over its file. `info` follows the fence's marks, `heading` is the line above the block. */
  | { readonly type: 'applyCode'; readonly code: string; readonly info: string; readonly heading: string }
  | CodeRequest
  | BranchRequest
  /** A link was clicked; the host shows the whole address and asks before it opens http, https or mailto. */
  | { readonly type: 'openLink'; readonly href: string }
  | { readonly type: 'errorAction'; readonly action: ErrorAction; readonly messageId: string }
  /** One setting of the conversation. */
  | { readonly type: 'configure'; readonly change: SettingsChange }
  /** Opens the system prompt that is in use, or a new one, in an editor. */
  | { readonly type: 'editSystemPrompt'; readonly isNew: boolean }
  /** The endpoint could not be reached: is it back? */
  | { readonly type: 'checkEndpoint' }
  | { readonly type: 'setUp'; readonly action: 'connectEndpoint' | 'setApiKey' | 'openSettings' }
  | { readonly type: 'grammarWanted'; readonly language: string }
  /** A fault of the page, for the log; never holds message text. */
  | { readonly type: 'pageFault'; readonly message: string };

/** A handler for every message: a missing one is a compile error. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};
