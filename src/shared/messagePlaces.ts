import { byAge, comparedAnswers } from '../core/chat/branches.ts';
import type { Conversation, HistorySummary, Message } from '../core/chat/conversation.ts';
import { summaryOf } from '../core/chat/promptParts.ts';
import type { SiblingsView } from './branchProtocol.ts';

/** Where a message stands among the others, as far as the page draws it. */
export interface MessagePlace {
  /** Nothing follows it. */
  readonly isLast: boolean;
  /** It stands beside another answer to the same question, until one of them is kept. */
  readonly isCompared: boolean;
  /** Undefined when it is the only one, or stands beside the others. */
  readonly siblings?: SiblingsView;
  /** Stands for it and all before it. */
  readonly summary?: HistorySummary;
}

/** The messages that the page draws, in order: the branch that is read, and both answers of a comparison. */
export function shownMessages(conversation: Conversation): readonly Message[] {
  const compared = comparedAnswers(conversation);
  if (compared.length < 2) return conversation.messages;
  return [...conversation.messages.filter((message) => !compared.some(({ id }) => id === message.id)), ...compared];
}

/** Tells the place of each message that is shown; looks at the conversation once. */
export function messagePlaces(conversation: Conversation): (message: Message) => MessagePlace {
  const { messages, hidden, parents } = conversation;
  const compared = new Set(comparedAnswers(conversation).map(({ id }) => id));
  const lastId = messages.at(-1)?.id;
  const summary = summaryOf(conversation);
  const families = new Map<string, Message[]>();
  for (const message of hidden.length === 0 ? [] : [...messages, ...hidden]) {
    const parent = parents[message.id] ?? '';
    families.set(parent, [...(families.get(parent) ?? []), message]);
  }
  return (message) => {
    const isCompared = compared.size > 1 && compared.has(message.id);
    const siblings = isCompared ? undefined : siblingsIn(families.get(parents[message.id] ?? ''), message);
    return {
      isLast: isCompared || message.id === lastId,
      isCompared,
      ...(siblings && { siblings }),
      ...(summary?.throughId === message.id && { summary }),
    };
  };
}

function siblingsIn(family: readonly Message[] = [], { id }: Message): SiblingsView | undefined {
  if (family.length < 2) return undefined;
  return { index: family.toSorted(byAge).findIndex((one) => one.id === id) + 1, count: family.length };
}
