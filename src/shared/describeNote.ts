import { t } from '@vscode/l10n';
import type { AnswerNote } from '../core/chat/conversation.ts';

/** The remark below an answer, in one sentence for each note. */
export function describeNote(note: AnswerNote): string {
  switch (note.kind) {
    case 'cutAtTokenLimit':
      return t('The answer was cut at the token limit.');
    case 'contentFiltered':
      return t('The server’s content filter ended the answer.');
    case 'empty':
      return t('The model sent an empty answer.');
    case 'onlyReasoning':
      return t('The model sent its reasoning, but no answer.');
    case 'interrupted':
      return t('The window was closed before the answer was complete.');
    case 'writtenElsewhere':
      return t('Being written in another window.');
    case 'answeredByAnother':
      return t('{0} ({1}) answered, because {2} was down or slow.', note.endpointName, note.model, note.instead);
    case 'olderMessagesLeftOut':
      return note.count === 1
        ? t('The oldest message did not fit the model’s window and was left out.')
        : t('The {0} oldest messages did not fit the model’s window and were left out.', note.count);
  }
}
