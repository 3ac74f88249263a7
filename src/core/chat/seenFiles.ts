import { hashText } from '../util/hashText.ts';
import type { Attachment } from './attachment.ts';
import type { Conversation } from './conversation.ts';

/** A text's fingerprint, in which line ends do not count: editors and disks may differ in them. */
export function fingerprintOf(text: string): string {
  return hashText(text.replace(/\r\n?/g, '\n'));
}

/**
 * What the file was like that an answer speaks of: as it was attached to the question, because the model has read that; else as it was when
 * the answer ended. Undefined where neither is known.
 */
export function seenFingerprint(conversation: Conversation, answerId: string, uri: string): string | undefined {
  const messages = [...conversation.messages, ...conversation.hidden];
  const answer = messages.find(({ id }) => id === answerId);
  if (answer?.kind !== 'assistant') return undefined;
  const question = messages.find(({ id }) => id === conversation.parents[answerId]);
  const attached = question?.kind === 'user' ? wholeFile(question.attachments, uri) : undefined;
  return attached ?? answer.seenFiles?.find((file) => file.uri === uri)?.hash;
}

/** A part of a file tells nothing about the rest of it. */
function wholeFile(attachments: readonly Attachment[], uri: string): string | undefined {
  return attachments.find(({ provenance }) => provenance?.uri === uri && !provenance.range)?.provenance?.hash;
}

/** Whether a file's text is still the one that was seen. @param fingerprint Of this module, or `hashText` of the text as it was. */
export function isSeenText(text: string, fingerprint: string): boolean {
  return fingerprintOf(text) === fingerprint || hashText(text) === fingerprint;
}
