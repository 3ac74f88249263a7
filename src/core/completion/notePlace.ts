import { isSamePlace } from './samePlace.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionSession } from './completionSession.ts';

/** Text further up is not compared. */ /** Text further up is not compared. */
const LONGEST_COMPARED = 20_000;
/** A question so soon after an acceptance was asked by the editor on our behalf, not by hand. */
const OWN_QUESTION_WITHIN_MS = 300;

/** Notes where the cursor is now: the policy learns the rhythm, and the place learns whether a suggestion has just been taken there. */
export function notePlace(session: CompletionSession, input: CompletionInput): CompletionInput {
  const place = placeOf(session, input);
  const isOwn = place.isAfterAcceptance === true && session.policy.sinceKeyMs < OWN_QUESTION_WITHIN_MS;
  return isOwn ? { ...place, trigger: 'automatic' } : place;
}

function placeOf(session: CompletionSession, input: CompletionInput): CompletionInput {
  const { latest } = session;
  const again = withMark(input, latest?.isAfterAcceptance === true);
  if (latest !== undefined && isSamePlace(latest, again)) return again;
  const place = withMark(input, followsSuggestion(session, input));
  session.latest = place;
  session.policy.press();
  return place;
}

function withMark(input: CompletionInput, isAfterAcceptance: boolean): CompletionInput {
  return isAfterAcceptance ? { ...input, isAfterAcceptance } : input;
}

/** The text is what it was when the latest suggestion was shown, and the suggestion. */
function followsSuggestion({ shown }: CompletionSession, input: CompletionInput): boolean {
  if (shown?.input.uri !== input.uri) return false;
  const cursor = input.textStart + input.offset;
  const before = input.text.slice(Math.max(0, input.offset - LONGEST_COMPARED), input.offset).replaceAll('\r\n', '\n');
  return shown.suggestions.some(({ insertText, replaceStart }) => {
    const lineEnds = input.text.includes('\r\n') ? insertText.split('\n').length - 1 : 0;
    return cursor === replaceStart + insertText.length + lineEnds && before.endsWith(insertText);
  });
}
