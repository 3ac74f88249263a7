import type { StreamStage } from './unwrapAnswer.ts';

/** The same line so often in a row: a raw model that has lost its way, not code. */
const REPEATS = 5;

/** Ends the stream when the model writes one line again and again; blank lines and lone brackets do not count. */
export function createStopWhenLoopingStage(): StreamStage {
  let line = '';
  let lastLine = '';
  let repeats = 0;
  return {
    push(piece) {
      for (const part of piece.split(/(?<=\n)/)) {
        line += part;
        if (!part.endsWith('\n')) continue;
        repeats = line === lastLine && line.trim().length > 2 ? repeats + 1 : 1;
        lastLine = line;
        line = '';
        if (repeats >= REPEATS) return { text: piece, done: true };
      }
      return { text: piece, done: false };
    },
    end: () => '',
  };
}
