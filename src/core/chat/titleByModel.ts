import { removeHiddenCharacters } from '../util/hiddenCharacters.ts';
import type { Conversation } from './conversation.ts';
import { LONGEST_TITLE, shorten } from './conversationTitle.ts';
import { streamAnswer, type StreamAnswerOptions } from './streamAnswer.ts';

const INSTRUCTION =
  'Write a title for this conversation: at most six words, in the language of the question, naming what it is about. ' +
  'Answer with the title alone: no quotation marks, no full stop, no explanation.';
/** Six words fit, in every script. */
const MAX_TOKENS = 30;
/** Of the question and of the answer, in characters: enough to know what it is about, and cheap. */
const LONGEST_EXCERPT = 600;

/**
 * Asks the model that gave the first answer for a title. Undefined when it is not time (no first answer yet, or a title is there), when it
 * fails, or says something that is none.
 */
export async function titleByModel(
  conversation: Conversation,
  options: Pick<StreamAnswerOptions, 'gateway' | 'override' | 'signal'>,
): Promise<string | undefined> {
  const [question, answer] = conversation.messages;
  if (!question || !answer || !wantsTitle(conversation)) return undefined;
  const excerpt = (text: string): string => text.slice(0, LONGEST_EXCERPT);
  let text = '';
  const end = await streamAnswer({
    ...options,
    messages: [
      { role: 'system', content: INSTRUCTION },
      { role: 'user', content: `Question:\n${excerpt(question.text)}\n\nAnswer:\n${excerpt(answer.text)}\n\nTitle:` },
    ],
    maxTokens: MAX_TOKENS,
    temperature: 0.2,
    thinking: 'off',
    continues: '',
    onGrowth: (added) => (text += added),
    onRetract: (length) => (text = text.slice(0, text.length - length)),
  });
  // One that did not end in time is no title but an essay.
  return end.status === 'done' && end.notes.length === 0 ? cleanTitle(text) : undefined;
}

/** The first answer has come, and nobody has named the chat. */
export function wantsTitle({ title, messages }: Pick<Conversation, 'title' | 'messages'>): boolean {
  const [question, answer] = messages;
  const isAnswered = question?.kind === 'user' && answer?.kind === 'assistant' && answer.status === 'done';
  return !title && messages.length === 2 && isAnswered;
}

/** What models put around a title, taken away. Undefined when nothing is left that names anything. */
export function cleanTitle(answer: string): string | undefined {
  const line = removeHiddenCharacters(answer)
    .split('\n')
    .map((one) => one.replace(/^[\s#>*_-]+|[\s*_]+$/g, ''))
    .find((one) => one !== '');
  const bare = line
    ?.replace(/^(?:title|titel)\s*:\s*/i, '')
    .replace(/^["'“”„«»‚‘’`]+|["'“”„«»‚‘’`.。]+$/g, '')
    .trim();
  return bare && /[\p{L}\p{N}]/u.test(bare) ? shorten(bare, LONGEST_TITLE) : undefined;
}
