import { revealInvisible } from '../../../src/core/util/revealInvisible.ts';
import { statusBarView } from '../../../src/host/statusBar/statusBarView.ts';
import type { AssistantMessageView, ChatView, UserMessageView } from '../../../src/shared/chatProtocol.ts';
import { chatView } from '../../support/webviewPage.ts';

/** The same id in every state, so that a later state is a change of the same answer. */
export const ANSWER_ID = 'answer';

const NOTHING: AssistantMessageView = {
  kind: 'assistant',
  id: ANSWER_ID,
  text: '',
  reasoning: '',
  status: 'done',
  model: 'm',
};

/** The conversation that holds `text` in the sink of a case; in all of them for a sink that has no place of its own on the page. */
export function viewWithText(where: string, text: string): ChatView {
  switch (where) {
    case 'assistant':
      return conversation({ ...NOTHING, text });
    case 'user':
      return conversation(NOTHING, user(text));
    case 'error-message':
      return conversation({
        ...NOTHING,
        status: 'failed',
        error: { message: text, serverMessage: text, actions: ['tryAgain'] },
      });
    case 'model-name':
      return { ...conversation({ ...NOTHING, model: text, text: 'answer' }), modelLabel: text };
    case 'prompt-context':
      // What is attached is first made readable; this is what the model gets.
      return conversation(NOTHING, user(revealInvisible(text).text));
    case 'status-bar-tooltip':
      return conversation({ ...NOTHING, text: foreignPartOfTooltip(text) });
    default:
      return viewWithTextEverywhere(text);
  }
}

/** No host shows more in a name, and the input holds only what the reader has typed himself. */
const LONGEST_NAME = 2000;

/** The text in every sink at once. */
export function viewWithTextEverywhere(text: string): ChatView {
  const name = text.slice(0, LONGEST_NAME);
  const attachments = [{ id: 'a', kind: 'file' as const, label: name, languageId: name, tokens: 1 }];
  const answer: AssistantMessageView = {
    ...NOTHING,
    text,
    reasoning: text,
    status: 'failed',
    model: name,
    note: text,
    error: { message: text, serverMessage: text, actions: ['tryAgain'] },
  };
  const shown = conversation(answer, { ...user(text), attachments });
  return { ...shown, modelLabel: name, endpointLabel: name, attachments, draft: name };
}

function user(text: string): UserMessageView {
  return { kind: 'user', id: 'question', text, attachments: [] };
}

function conversation(answer: AssistantMessageView, question = user('question')): ChatView {
  return chatView({ messages: [question, answer] });
}

/** The tooltip with the text as model, endpoint and fault, without the links of our own at its end. */
function foreignPartOfTooltip(text: string): string {
  const nothing = { requests: 0, promptTokens: 0, completionTokens: 0, cachedTokens: 0, estimated: false };
  const { tooltip } = statusBarView({
    enabled: true,
    isWorking: false,
    fault: text,
    totals: nothing,
    destinations: [{ role: 'chat', endpointName: text, model: text }],
  });
  return tooltip.slice(0, tooltip.lastIndexOf('\n\n'));
}
