/**
 * What stays in the input when the host has taken a question: all that was typed since it was sent. The host answers late on a busy machine,
 * and people type on meanwhile.
 */
export function textAfterSending(typed: string, sent: string): string {
  return typed.startsWith(sent) ? typed.slice(sent.length) : typed;
}

export interface DraftArrival {
  /** The conversation that the page showed before; empty while it has shown none. */
  readonly shownId: string;
  readonly typed: string;
  readonly arrivingId: string;
  readonly draft: string;
}

/**
 * What stands in the input when the host tells everything anew. The page is ahead of the host, which hears of typing a little later: a draft
 * is taken over only by a page that has just been loaded, and with another conversation.
 */
export function textAfterState({ shownId, typed, arrivingId, draft }: DraftArrival): string {
  const isPageNew = shownId === '';
  if (isPageNew) return typed === '' ? draft : typed;
  return shownId === arrivingId ? typed : draft;
}
