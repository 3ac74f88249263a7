import { t } from '@vscode/l10n';
import { displayLocale } from '../../util/displayLocale.ts';
import { fenceFor } from '../../util/fenceFor.ts';
import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import type { AssistantMessage, Attachment, Conversation, UserMessage } from '../conversation.ts';
import { conversationTitle } from '../conversationTitle.ts';

export interface MarkdownOptions {
  /** What the model thought, folded. */
  readonly withReasoning: boolean;
}

/** The branch that is read as a document for people. What is attached is named, its text stays at home. Ends with a line end. */
export function formatMarkdown(conversation: Conversation, options: MarkdownOptions): string {
  const messages = conversation.messages.map((message) =>
    message.kind === 'user' ? questionText(message) : answerText(message, options),
  );
  const parts = [`# ${oneLine(conversationTitle(conversation))}`, dateLine(conversation.createdAt), ...messages];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function questionText({ text, attachments }: UserMessage): string {
  return joined([`## ${t('You')}`, attachments.map(attachmentLine).join('\n'), closedFences(text)]);
}

function answerText(answer: AssistantMessage, { withReasoning }: MarkdownOptions): string {
  const { model, text, reasoning, failure } = answer;
  return joined([
    `## ${model === '' ? t('Answer') : oneLine(model)}`,
    withReasoning && reasoning.trim() !== '' ? folded(t('Thinking'), reasoning) : '',
    closedFences(text),
    failure ? `> ${oneLine(failure.message)}` : '',
    answer.status === 'stopped' ? `> ${t('This answer was stopped before its end.')}` : '',
  ]);
}

function attachmentLine({ label, tokens }: Attachment): string {
  const name = code(oneLine(label));
  if (tokens === 1) return `- ${t('Attached: {0} (about 1 token)', name)}`;
  return `- ${t('Attached: {0} (about {1} tokens)', name, new Intl.NumberFormat(displayLocale()).format(tokens))}`;
}

/** A name as code, whatever quotation marks stand in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return longest === 0 ? `${marks}${text}${marks}` : `${marks} ${text} ${marks}`;
}

/** Inside of a fence nothing that the model thought can end the fold. */
function folded(summary: string, text: string): string {
  const fence = fenceFor(text);
  return `<details>\n<summary>${summary}</summary>\n\n${fence}text\n${text.trim()}\n${fence}\n\n</details>`;
}

/** An answer that was cut inside of a code block must not swallow what follows. */
function closedFences(text: string): string {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) continue;
    if (open === undefined) open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = undefined;
  }
  return open === undefined ? text.trim() : `${text.trimEnd()}\n${open}`;
}

function dateLine(at: number): string {
  if (at <= 0 || at > 8.64e15) return '';
  return `_${new Intl.DateTimeFormat(displayLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(at)}_`;
}

function oneLine(text: string): string {
  return removeHiddenCharacters(text).replaceAll(/\s+/g, ' ').trim();
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}
