import type { CompletionSession } from './completionSession.ts';

/** The person has waved the suggestion away that is shown now: it is not offered again at this place. */
export function refuseShown(session: CompletionSession): void {
  const { shown, latest, refusals } = session;
  if (shown === undefined || latest === undefined || shown.input.uri !== latest.uri) return;
  for (const { insertText } of shown.suggestions) refusals.add(shown.input, insertText);
}
