import type { Conversation, Message, ModelChoice } from './conversation.ts';

/** The endpoint and model that a branch asks for at its end: the answer's own, over the question's. Undefined: it names none. */
export function choiceOf({ messages }: Pick<Conversation, 'messages'>): ModelChoice | undefined {
  const last: Message | undefined = messages.at(-1);
  const question = messages.findLast((message) => message.kind === 'user');
  return (last?.kind === 'assistant' ? last.choice : undefined) ?? question?.choice;
}
