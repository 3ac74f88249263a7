import { describeEndpointError } from '../endpoint/describeEndpointError.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import type { CompletionOutcome, SkipReason } from './completionOutcome.ts';

const REASONS: Readonly<Record<SkipReason, string>> = {
  disabled: 'Inline suggestions are off. Turn them on with "Interline: Turn Inline Suggestions On or Off".',
  disabledForLanguage:
    'Inline suggestions are off for this language. Turn them on with "Interline: Turn Inline Suggestions On or Off for This Language", or ask for one with "Interline: Suggest Here".',
  selectionActive: 'Text is selected. Suggestions come when there is only a cursor.',
  severalCursors: 'There is more than one cursor. Suggestions come when there is only one.',
  middleOfWord:
    'The cursor is in the middle of a word. Move to its end, or ask for a suggestion with "Interline: Suggest Here".',
  tooLittleText:
    'There is too little text to go by. Type a few characters more, or ask for a suggestion with "Interline: Suggest Here".',
  readOnlyDocument: 'This document cannot be changed here.',
  superseded: 'The typing went on before an answer was there. Pause for a moment.',
  cancelled: 'The editor took the question back before an answer was there.',
  emptyAnswer: 'The model had nothing to add here.',
  nothingLeftAfterCleaning:
    'The model only repeated what is there already, or answered with nothing usable. Type on, and it will be asked again.',
  refusedBefore: 'The same suggestion was refused here before.',
  noEndpoint: 'No endpoint is set up. Start with "Interline: Set API Key" or "Interline: Select Model".',
  pausedAfterFailures:
    'The endpoint failed several times in a row, so requests wait for a moment. "Interline: Test Connection" says what is wrong.',
  rateLimitUsedUp:
    'The rate limit of the server is used up for the moment, so suggestions wait. They come back by themselves; "Interline: Suggest Here" asks all the same.',
};

/** "Why no suggestion?" in one sentence or two, with a next step. */
export function describeOutcome(outcome: CompletionOutcome | undefined): string {
  if (outcome === undefined)
    return 'No suggestion has been asked for yet. Type in an editor, or use "Interline: Suggest Here".';
  if (outcome.kind === 'skipped') return REASONS[outcome.reason];
  if (outcome.kind === 'failed') return describeFailure(outcome.error);
  return 'There was a suggestion the last time. If you did not see it, check the setting "editor.inlineSuggest.enabled".';
}

function describeFailure(error: unknown): string {
  if (!(error instanceof EndpointError))
    return 'Something went wrong inside Interline. "Interline: Show Log" says more.';
  const { sentence, serverMessage } = describeEndpointError(error);
  return serverMessage === undefined ? sentence : `${sentence} The server said: ${serverMessage}`;
}
