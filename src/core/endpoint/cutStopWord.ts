/**
 * Some servers (Fireworks) return the stop word that ended the answer, others take fewer stop words than one wants. This stage makes
 * both alike: the text ends before the first stop word, also when that is cut over several pieces.
 */

export interface StopWordCutter {
  /** The part of the text so far that cannot belong to a stop word. */
  push(piece: string): string;
  /** What was held back in case a stop word came of it. */
  end(): string;
  /** True once a stop word has come: nothing more will be handed out. */
  readonly stopped: boolean;
}

/** @param stopWords Those that were asked for; empty ones are ignored. */
export function createStopWordCutter(stopWords: readonly string[]): StopWordCutter {
  const words = stopWords.filter((word) => word !== '');
  const longest = Math.max(0, ...words.map((word) => word.length));
  let held = '';
  let stopped = false;

  const release = (length: number): string => {
    const released = held.slice(0, length);
    held = held.slice(length);
    return released;
  };
  return {
    get stopped() {
      return stopped;
    },
    push(piece) {
      if (stopped) return '';
      if (longest === 0) return piece;
      held += piece;
      const at = firstOf(held, words);
      if (at < 0) return release(held.length - possibleStart(held, words, longest));
      const released = release(at);
      stopped = true;
      held = '';
      return released;
    },
    end: () => release(held.length),
  };
}

function firstOf(text: string, words: readonly string[]): number {
  const places = words.map((word) => text.indexOf(word)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Length of the longest end of `text` with which some stop word begins. */
function possibleStart(text: string, words: readonly string[], longest: number): number {
  for (let length = Math.min(text.length, longest - 1); length > 0; length--) {
    const tail = text.slice(-length);
    if (words.some((word) => word.length > length && word.startsWith(tail))) return length;
  }
  return 0;
}
