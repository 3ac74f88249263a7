import type { Attachment, Conversation } from '../../src/core/chat/conversation.ts';
import { emptyConversation } from '../../src/core/chat/conversation.ts';
import type { ConversationEvent } from '../../src/core/chat/conversationEvent.ts';
import { reduceConversation } from '../../src/core/chat/reduceConversation.ts';

/** Short forms for tests: what happens in a conversation. */
export function asked(id: string, text: string, attachments: readonly Attachment[] = []): ConversationEvent {
  return { type: 'asked', id, at: 1, text, attachments };
}

export function answered(id: string, text: string): readonly ConversationEvent[] {
  return [
    { type: 'answerStarted', id, at: 2 },
    { type: 'answerGrew', id, text, reasoning: '' },
    { type: 'answerEnded', id, status: 'done', notes: [] },
  ];
}

export function conversationOf(...events: readonly ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, emptyConversation('c1', 0));
}

export function attachmentOf(label: string, text: string): Attachment {
  return { id: `a-${label}`, kind: 'file', label, languageId: 'typescript', text, tokens: 1, hiddenCharacters: 0 };
}

/** `b<a`: question b follows a; an upper-case name is an answer; `!` chooses, `-` discards, `~` removes, `?` asks two models. Each is told at a later time. */
export function treeEvents(words: string): readonly ConversationEvent[] {
  return words.split(' ').map(treeEvent);
}

function treeEvent(word: string, at: number): ConversationEvent {
  const [name = '', parentId] = word.replace(/^[!?~-]/, '').split('<');
  const parent = parentId === undefined ? {} : { parentId };
  if (word.startsWith('!')) return { type: 'branchChosen', id: name };
  if (word.startsWith('-')) return { type: 'answerDiscarded', id: name };
  if (word.startsWith('~')) return { type: 'removed', id: name };
  if (name === name.toUpperCase()) return { type: 'answerStarted', id: name, at, ...parent };
  const isComparison = word.startsWith('?') ? ({ isComparison: true } as const) : {};
  return { type: 'asked', id: name, at, text: name, attachments: [], ...parent, ...isComparison };
}
