import { fenceFor } from '../util/fenceFor.ts';
import type { Attachment } from './conversation.ts';

/** An attachment as the model reads it: where it comes from, then the text in a fence that the text itself cannot close. */
export function formatAttachment(attachment: Pick<Attachment, 'kind' | 'label' | 'languageId' | 'text'>): string {
  const { kind, label, languageId, text } = attachment;
  const fence = fenceFor(text);
  const heading = kind === 'file' ? `File ${oneLine(label)}:` : `From ${oneLine(label)}:`;
  const end = text.endsWith('\n') || text === '' ? '' : '\n';
  return `${heading}\n${fence}${languageId.replace(/[^\w+#.-]/g, '')}\n${text}${end}${fence}`;
}

/** A file's name may hold a line end; in a prompt it must not start a line of its own. */
function oneLine(label: string): string {
  return label.replace(/\s+/g, ' ');
}
