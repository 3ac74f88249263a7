import type { AssistantMessageView, MessageView, UserMessageView } from '../../src/shared/chatProtocol.ts';
import { answerTokens } from './answerText.ts';

const ANSWER_TOKENS = [60, 200, 500, 1200];

/** Questions and answers of many lengths, in turn. */
export function conversationOf(messages: number): readonly MessageView[] {
  return Array.from({ length: messages }, (_, index) =>
    index % 2 === 0
      ? question(`question-${index}`)
      : answer(`answer-${index}`, answerTokens(ANSWER_TOKENS[(index >> 1) % 4] ?? 60, index).join('')),
  );
}

export function question(id: string): UserMessageView {
  return { kind: 'user', id, text: 'How does this work, and what would you change about it?', attachments: [] };
}

/** @param text Empty: an answer that has yet to grow. */
export function answer(id: string, text: string): AssistantMessageView {
  return { kind: 'assistant', id, text, reasoning: '', status: text === '' ? 'streaming' : 'done', model: 'bench' };
}
