import type { AnswerNote } from '../core/chat/conversation.ts';

/** The remark below an answer, in one sentence for each note. */
export function describeNote(note: AnswerNote): string {
  switch (note.kind) {
    case 'cutAtTokenLimit':
      return 'The answer was cut at the token limit.';
    case 'contentFiltered':
      return 'The server’s content filter ended the answer.';
    case 'empty':
      return 'The model sent an empty answer.';
    case 'onlyReasoning':
      return 'The model sent its reasoning, but no answer.';
    case 'interrupted':
      return 'The window was closed before the answer was complete.';
    case 'answeredByAnother':
      return `${note.endpointName} (${note.model}) answered, because ${note.instead} was down or slow.`;
    case 'olderMessagesLeftOut':
      return note.count === 1
        ? 'The oldest message did not fit the model’s window and was left out.'
        : `The ${note.count} oldest messages did not fit the model’s window and were left out.`;
  }
}
