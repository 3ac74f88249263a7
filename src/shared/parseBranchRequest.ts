import { type BranchRequest, QUEUE_ACTIONS } from './branchProtocol.ts';

/** What the page may send about branches, in UTF-16 code units. */
export const BRANCH_LIMITS = { question: 1_000_000, identifier: 200 } as const;

type Fields = Readonly<Record<string, unknown>>;
type Parsers = {
  readonly [T in BranchRequest['type']]: (fields: Fields) => Extract<BranchRequest, { readonly type: T }> | undefined;
};

/** One parser for each message about branches and the queue; undefined for what is not exactly such a message. */
export const BRANCH_REQUEST_PARSERS: Parsers = {
  editQuestion: ({ messageId, text }) =>
    isId(messageId) && isQuestion(text) ? { type: 'editQuestion', messageId, text } : undefined,
  regenerate: ({ messageId, withAnotherModel }) =>
    isId(messageId) && typeof withAnotherModel === 'boolean'
      ? { type: 'regenerate', messageId, withAnotherModel }
      : undefined,
  showSibling: ({ messageId, step }) =>
    isId(messageId) && (step === 1 || step === -1) ? { type: 'showSibling', messageId, step } : undefined,
  deleteMessage: ({ messageId }) => (isId(messageId) ? { type: 'deleteMessage', messageId } : undefined),
  compareModels: ({ text }) => (isQuestion(text) ? { type: 'compareModels', text } : undefined),
  stopAnswer: ({ messageId }) => (isId(messageId) ? { type: 'stopAnswer', messageId } : undefined),
  keepAnswer: ({ messageId }) => (isId(messageId) ? { type: 'keepAnswer', messageId } : undefined),
  queueAction: ({ queuedId, action }) => {
    const known = QUEUE_ACTIONS.find((one) => one === action);
    return isId(queuedId) && known ? { type: 'queueAction', queuedId, action: known } : undefined;
  },
};

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= BRANCH_LIMITS.identifier;
}

function isQuestion(value: unknown): value is string {
  return typeof value === 'string' && value.length <= BRANCH_LIMITS.question;
}
