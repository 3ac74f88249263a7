import type { Conversation } from '../conversation.ts';
import { conversationTitle, shorten } from '../conversationTitle.ts';

/** What is looked for: every term must occur, in any order and anywhere in the conversation. Empty: nothing is. */
export type SearchTerms = readonly string[];

/** A text with the form in which it is compared. */
export interface SearchableText {
  readonly text: string;
  readonly folded: string;
}

/** All text of a conversation, what matters most first. */
export type SearchableTexts = readonly SearchableText[];

const MAX_TERMS = 12;
const EXCERPT_LENGTH = 160;
/** So much stands in front of the place that was found. */
const EXCERPT_LEAD = 40;

/** Words apart, a phrase between quotation marks together. */
export function parseSearch(query: string): SearchTerms {
  const found = [...fold(query).matchAll(/"([^"]+)"?|(\S+)/g)].map(([, phrase, word]) => (phrase ?? word ?? '').trim());
  return [...new Set(found)].filter((term) => term !== '' && term !== '"').slice(0, MAX_TERMS);
}

/** Of all branches: title, questions and answers, what is typed and queued, thinking, and last what is attached. */
export function searchableTexts(conversation: Conversation): SearchableTexts {
  const messages = [...conversation.messages, ...conversation.hidden];
  const attached = [...messages, ...conversation.queue].flatMap((one) => ('attachments' in one ? one.attachments : []));
  const attachments = [...attached, ...conversation.attachments];
  return [
    conversationTitle(conversation),
    ...messages.map(({ text }) => text),
    conversation.draft,
    ...conversation.queue.map(({ text }) => text),
    ...messages.flatMap((message) => (message.kind === 'assistant' ? [message.reasoning] : [])),
    ...attachments.map(({ label }) => label),
    ...attachments.map(({ text }) => text),
  ]
    .filter((text) => text !== '')
    .map((text) => ({ text, folded: fold(text) }));
}

/** Where the terms are found: the line around the best place. Undefined when one of them is nowhere. */
export function findTerms(texts: SearchableTexts, terms: SearchTerms): string | undefined {
  if (terms.length === 0) return undefined;
  if (!terms.every((term) => texts.some(({ folded }) => folded.includes(term)))) return undefined;
  // The text with the most terms, the earliest of them: texts come by what matters.
  const counts = texts.map(({ folded }) => terms.filter((term) => folded.includes(term)).length);
  const best = texts[counts.indexOf(Math.max(...counts))];
  if (!best) return undefined;
  const places = terms.map((term) => best.folded.indexOf(term)).filter((place) => place >= 0);
  return excerptAt(best.text, Math.min(...places));
}

/** Letters compare without case and accents; lengths may change, so places are near, not exact. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function excerptAt(text: string, place: number): string {
  const from = Math.max(0, place - EXCERPT_LEAD);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1 || from;
  const begin = start > place ? from : start;
  const excerpt = shorten(text.slice(begin, begin + 4 * EXCERPT_LENGTH), EXCERPT_LENGTH);
  return begin === 0 ? excerpt : `…${excerpt}`;
}
