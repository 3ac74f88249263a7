import type { ChatMessage } from '../../endpoint/requests.ts';

/** Adds what a project asks of models to the system prompt; an empty text adds nothing. */
export function withInstructions(messages: readonly ChatMessage[], instructions: string): readonly ChatMessage[] {
  if (instructions === '') return messages;
  return messages.map((message) =>
    message.role === 'system' ? { ...message, content: `${message.content}\n\n${instructions}` } : message,
  );
}
