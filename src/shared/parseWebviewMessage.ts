import { isContextKind } from '../core/context/contextKind.ts';
import type { ErrorAction, WebviewMessage } from './chatProtocol.ts';
import { parseSettingsChange } from './parseSettingsChange.ts';
import { parseAttachImage } from './parseAttachImage.ts';
import { BRANCH_REQUEST_PARSERS } from './parseBranchRequest.ts';
import { CODE_REQUEST_PARSERS } from './parseCodeRequest.ts';

/** Longest texts that the page may send, in UTF-16 code units; what is longer comes from a fault or an attack. */
export const MESSAGE_LIMITS = {
  question: 1_000_000,
  code: 5_000_000,
  address: 8_192,
  identifier: 200,
  language: 64,
  heading: 400,
  query: 2_000,
  dropped: 100,
  fault: 4_000,
} as const;

/**
 * What the page sent, checked: hostile Markdown may have found a way to speak for it. Undefined for everything that is not exactly a
 * message of the protocol; unknown fields are dropped.
 */
export function parseWebviewMessage(value: unknown): WebviewMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const type = fields['type'];
  return typeof type === 'string' && isKnownType(type) ? PARSERS[type](fields) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Parsers = {
  readonly [T in WebviewMessage['type']]: (fields: Fields) => Extract<WebviewMessage, { readonly type: T }> | undefined;
};

const { question, code, address, identifier, fault } = MESSAGE_LIMITS;

const PARSERS: Parsers = {
  ready: () => ({ type: 'ready' }),
  draftChanged: ({ conversationId, text }) =>
    isText(conversationId, identifier) && isText(text, question)
      ? { type: 'draftChanged', conversationId, text }
      : undefined,
  send: ({ text }) => (isText(text, question) ? { type: 'send', text } : undefined),
  stop: () => ({ type: 'stop' }),
  newChat: () => ({ type: 'newChat' }),
  showChats: () => ({ type: 'showChats' }),
  chatMenu: () => ({ type: 'chatMenu' }),
  renameChat: ({ title }) => (isText(title, MESSAGE_LIMITS.query) ? { type: 'renameChat', title } : undefined),
  pickModel: () => ({ type: 'pickModel' }),
  attachSelection: () => ({ type: 'attachSelection' }),
  attachFile: () => ({ type: 'attachFile' }),
  promptsWanted: () => ({ type: 'promptsWanted' }),
  contextWanted: ({ requestId, kind, query }) => {
    if (!isText(requestId, identifier) || !isText(query, MESSAGE_LIMITS.query)) return undefined;
    if (kind === undefined) return { type: 'contextWanted', requestId, query };
    return isContextKind(kind) ? { type: 'contextWanted', requestId, kind, query } : undefined;
  },
  contextClosed: () => ({ type: 'contextClosed' }),
  attachContext: ({ candidateId }) =>
    isText(candidateId, identifier) ? { type: 'attachContext', candidateId } : undefined,
  attachDropped: ({ uris }) => (areAddresses(uris) ? { type: 'attachDropped', uris } : undefined),
  attachText: ({ label, text }) =>
    isText(label, MESSAGE_LIMITS.heading) && isText(text, question) ? { type: 'attachText', label, text } : undefined,
  attachImage: parseAttachImage,
  removeAttachment: ({ attachmentId }) =>
    isText(attachmentId, identifier) ? { type: 'removeAttachment', attachmentId } : undefined,
  previewWanted: () => ({ type: 'previewWanted' }),
  previewClosed: () => ({ type: 'previewClosed' }),
  omitPart: ({ partId, isOmitted }) =>
    isText(partId, identifier) && typeof isOmitted === 'boolean' ? { type: 'omitPart', partId, isOmitted } : undefined,
  copyText: ({ text }) => (isText(text, code) ? { type: 'copyText', text } : undefined),
  insertAtCursor: ({ text }) => (isText(text, code) ? { type: 'insertAtCursor', text } : undefined),
  applyCode: ({ code: block, info, heading }) =>
    isText(block, code) && isText(info, MESSAGE_LIMITS.heading) && isText(heading, MESSAGE_LIMITS.heading)
      ? { type: 'applyCode', code: block, info, heading }
      : undefined,
  ...CODE_REQUEST_PARSERS,
  ...BRANCH_REQUEST_PARSERS,
  openLink: ({ href }) => (isText(href, address) ? { type: 'openLink', href } : undefined),
  errorAction: ({ action, messageId }) =>
    isErrorAction(action) && isText(messageId, identifier) ? { type: 'errorAction', action, messageId } : undefined,
  configure: ({ change }) => {
    const parsed = parseSettingsChange(change);
    return parsed && { type: 'configure', change: parsed };
  },
  editSystemPrompt: ({ isNew }) => (typeof isNew === 'boolean' ? { type: 'editSystemPrompt', isNew } : undefined),
  checkEndpoint: () => ({ type: 'checkEndpoint' }),
  setUp: ({ action }) =>
    action === 'connectEndpoint' || action === 'setApiKey' || action === 'openSettings'
      ? { type: 'setUp', action }
      : undefined,
  grammarWanted: ({ language }) => (isLanguage(language) ? { type: 'grammarWanted', language } : undefined),
  pageFault: ({ message }) =>
    typeof message === 'string' ? { type: 'pageFault', message: message.slice(0, fault) } : undefined,
};

const ERROR_ACTIONS: readonly ErrorAction[] = [
  'setApiKey',
  'openSettings',
  'tryAgain',
  'selectModel',
  'showLog',
  'continueAnswer',
];

/** Narrows a stored or sent word to a button that we know. */
export function isErrorAction(value: unknown): value is ErrorAction {
  return ERROR_ACTIONS.some((action) => action === value);
}

function isKnownType(type: string): type is WebviewMessage['type'] {
  return Object.hasOwn(PARSERS, type);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function areAddresses(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MESSAGE_LIMITS.dropped && value.every((one) => isText(one, address));
}

/** The word after a code fence: names such as `c++`, `objective-c` or `plain text`, nothing with a path in it. */
function isLanguage(value: unknown): value is string {
  return isText(value, MESSAGE_LIMITS.language) && /^[\p{L}\p{N}][\p{L}\p{N} +#._-]*$/u.test(value);
}
