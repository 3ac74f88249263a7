import { createListeners } from '../../util/listeners.ts';
import type { AcceptanceFeedback } from '../completionSession.ts';
import { prefersShort, waitFactor } from './acceptanceFeedback.ts';
import { addFate, parseAcceptance, type AcceptanceStatistics } from './acceptanceStatistics.ts';
import type { SuggestionFate } from './suggestionWatch.ts';

/** Where the statistics are kept on this machine; several windows share it. */
export interface AcceptanceStore {
  read(): string | undefined;
  write(text: string): void;
}

/** How suggestions are taken, on this machine alone. */
export interface AcceptanceLedger extends AcceptanceFeedback {
  readonly statistics: AcceptanceStatistics;
  record(fate: SuggestionFate): void;
  reset(): void;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

/** Reads the store anew at every step, so that what other windows have counted is never written over. */
export function createAcceptanceLedger(store: AcceptanceStore): AcceptanceLedger {
  const listeners = createListeners<void>();
  let parsed: { readonly text: string | undefined; readonly statistics: AcceptanceStatistics } = {
    text: undefined,
    statistics: {},
  };
  const current = (): AcceptanceStatistics => {
    const text = store.read();
    if (text !== parsed.text) parsed = { text, statistics: parseText(text) };
    return parsed.statistics;
  };
  const write = (statistics: AcceptanceStatistics): void => {
    store.write(JSON.stringify(statistics));
    listeners.tell();
  };
  return {
    get statistics() {
      return current();
    },
    record: (fate) => {
      write(addFate(current(), fate));
    },
    reset: () => {
      write({});
    },
    waitFactor: (languageId) => waitFactor(current(), languageId),
    prefersShort: (languageId) => prefersShort(current(), languageId),
    onDidChange: (listener) => listeners.add(listener),
  };
}

function parseText(text: string | undefined): AcceptanceStatistics {
  try {
    return text === undefined ? {} : parseAcceptance(JSON.parse(text));
  } catch {
    return {};
  }
}
