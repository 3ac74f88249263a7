import { fenceFor } from '../util/fenceFor.ts';
import type { Attachment } from './conversation.ts';

/** An attachment as the model reads it: where it comes from, then the text in a fence that the text itself cannot close. */
export function formatAttachment(
  attachment: Pick<Attachment, 'kind' | 'label' | 'promptLabel' | 'languageId' | 'text'>,
): string {
  const { kind, label, promptLabel = label, languageId, text } = attachment;
  const fence = fenceFor(text);
  const heading = HEADINGS[kind](oneLine(promptLabel));
  const end = text.endsWith('\n') || text === '' ? '' : '\n';
  return `${heading}\n${fence}${languageId.replace(/[^\w+#.-]/g, '')}\n${text}${end}${fence}`;
}

const itself = (label: string): string => `${label}:`;
const partOf = (label: string): string => `From ${label}:`;

/** What is no code of the project says so: words of others are no request of the user. */
const HEADINGS: Readonly<Record<Attachment['kind'], (label: string) => string>> = {
  file: (label) => `File ${label}:`,
  selection: partOf,
  symbol: partOf,
  code: partOf,
  problems: itself,
  diff: itself,
  commit: itself,
  branch: itself,
  terminal: itself,
  clipboard: itself,
  tree: itself,
  text: itself,
  image: itself,
  url: (label) => `Page ${label} (written by others):`,
};

/** A file's name may hold a line end; in a prompt it must not start a line of its own. */
function oneLine(label: string): string {
  return label.replace(/\s+/g, ' ');
}
