import { without } from '../util/without.ts';
import type { AssistantMessage, Conversation, Message } from './conversation.ts';

/**
 * A conversation is a tree: asking a question in other words, or having it answered again, leaves the old branch beside the new one. Only
 * one branch is read; these functions lay it out.
 */

/** Adds a message behind its parent, and shows it; an id that is there already is not added twice, as two windows may have written it. */
export function addMessage(before: Conversation, message: Message, parentId = lastId(before)): Conversation {
  if (Object.hasOwn(before.parents, message.id)) return before;
  const parent = knownParent(before, parentId);
  const parents = { ...before.parents, [message.id]: parent };
  const index = before.messages.findLastIndex(({ id }) => id === parent);
  const isSecond = isComparison(before.messages[index]) && index < before.messages.length - 1;
  // Behind a message of another branch, or beside the first answer of a comparison.
  if ((index === -1 && parent !== '') || isSecond) return { ...before, parents, hidden: [...before.hidden, message] };
  return decided({
    ...before,
    parents,
    messages: [...before.messages.slice(0, index + 1), message],
    hidden: [...before.hidden, ...before.messages.slice(index + 1)],
  });
}

/** Takes an answer away that makes way for another; not when something follows it, as another window may have gone on behind it. */
export function discardMessage(before: Conversation, id: string): Conversation {
  return children(before, id).length === 0 ? removeMessage(before, id) : before;
}

/** Takes a message away, with what follows it. */
export function removeMessage(before: Conversation, id: string): Conversation {
  const gone = new Set(idsBehind(before, id));
  const stays = (message: Message): boolean => !gone.has(message.id);
  const parents = Object.fromEntries(Object.entries(before.parents).filter(([child]) => !gone.has(child)));
  const after = {
    ...before,
    parents,
    messages: before.messages.filter(stays),
    hidden: before.hidden.filter(stays),
  };
  const sibling = children(after, before.parents[id]).at(-1);
  return sibling === undefined || isOnBranch(after, sibling) ? after : layOut(after, sibling);
}

/** Shows the branch with this message, down to where it was left. An answer of a comparison is thereby kept. */
export function showBranch(before: Conversation, id: string): Conversation {
  if (!Object.hasOwn(before.parents, id)) return before;
  const after = isOnBranch(before, id) ? before : layOut(before, id);
  return keepAnswer(after, before.parents[id] ?? '');
}

/** Goes on reading the branch with this message, where it is still there, without deciding anything. */
export function stayOnBranch(after: Conversation, id: string): Conversation {
  return !Object.hasOwn(after.parents, id) || isOnBranch(after, id) ? after : layOut(after, id);
}

/** The ids of all messages that stand where this one does, oldest first; at least its own. */
export function siblingsOf(conversation: Conversation, id: string): readonly string[] {
  const parent = conversation.parents[id];
  const messages = [...conversation.messages, ...conversation.hidden];
  const siblings = messages.filter((message) => conversation.parents[message.id] === parent);
  return siblings.sort(byAge).map((message) => message.id);
}

/** The answers that stand side by side at the end, oldest first, while the reader has kept none of them; empty: there is no comparison. */
export function comparedAnswers(conversation: Conversation): readonly AssistantMessage[] {
  const question = conversation.messages.findLast((message) => message.kind === 'user');
  if (!isComparison(question) || question === undefined) return [];
  return [...conversation.messages, ...conversation.hidden]
    .filter((message) => message.kind === 'assistant')
    .filter(({ id }) => conversation.parents[id] === question.id)
    .sort(byAge);
}

/** This message and all that follow it, on any branch. */
export function idsBehind(conversation: Conversation, id: string): readonly string[] {
  const found = [id];
  for (let index = 0; index < found.length; index += 1) found.push(...children(conversation, found[index]));
  return found;
}

/** All messages from the first to this one, whichever branch is read; empty when there is no such message. */
export function pathTo(conversation: Conversation, id: string): readonly Message[] {
  const byId = new Map([...conversation.messages, ...conversation.hidden].map((message) => [message.id, message]));
  const path: Message[] = [];
  for (let message = byId.get(id); message !== undefined; message = byId.get(conversation.parents[message.id] ?? ''))
    path.unshift(message);
  return path;
}

/** Orders siblings: by their times, which two windows may have given twice. */
export function byAge(a: Message, b: Message): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function lastId({ messages }: Conversation): string {
  return messages.at(-1)?.id ?? '';
}

/** A parent whose line was lost must not make its children vanish. */
function knownParent(conversation: Conversation, parentId: string): string {
  return parentId === '' || Object.hasOwn(conversation.parents, parentId) ? parentId : lastId(conversation);
}

function isOnBranch({ messages }: Conversation, id: string): boolean {
  return messages.some((message) => message.id === id);
}

function isComparison(message: Message | undefined): boolean {
  return message?.kind === 'user' && message.isComparison === true;
}

function layOut(before: Conversation, id: string): Conversation {
  const path = [...pathTo(before, id)];
  // What was left last stands last: there one goes on.
  for (let next = newestChild(before, id); next !== undefined; next = newestChild(before, next.id)) path.push(next);
  const shown = new Set(path.map((message) => message.id));
  const left = before.messages.filter((message) => !shown.has(message.id));
  return {
    ...before,
    messages: path,
    hidden: [...before.hidden.filter((message) => !shown.has(message.id)), ...left],
  };
}

function newestChild(conversation: Conversation, id: string): Message | undefined {
  const follows = (message: Message): boolean => conversation.parents[message.id] === id;
  return conversation.messages.find(follows) ?? conversation.hidden.findLast(follows);
}

function children({ parents }: Conversation, id: string | undefined): readonly string[] {
  return Object.keys(parents).filter((child) => parents[child] === id);
}

/** Whoever goes on behind one of two answers has chosen it. */
function decided(conversation: Conversation): Conversation {
  const { messages } = conversation;
  const answered = messages.at(-3);
  return messages.at(-1)?.kind === 'user' && isComparison(answered)
    ? keepAnswer(conversation, answered?.id ?? '')
    : conversation;
}

function keepAnswer(conversation: Conversation, questionId: string): Conversation {
  const index = conversation.messages.findIndex(({ id }) => id === questionId);
  const question = conversation.messages[index];
  if (question?.kind !== 'user' || !question.isComparison) return conversation;
  return { ...conversation, messages: conversation.messages.with(index, without(question, 'isComparison')) };
}
