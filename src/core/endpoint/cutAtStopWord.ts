import { createStopWordCutter } from './cutStopWord.ts';
import type { StreamEvent } from './streamEvent.ts';

/**
 * Ends the text before the first of the wanted stop words. The stream is read on for its usage until more text comes, which means that
 * the server does not know this stop word: then it ends here, and whoever drives it closes the socket.
 */
export async function* cutAtStopWord(
  events: AsyncIterable<StreamEvent>,
  stopWords: readonly string[],
): AsyncGenerator<StreamEvent, void> {
  const cutter = createStopWordCutter(stopWords);
  try {
    for await (const event of events) {
      if (event.type !== 'text') {
        if (event.type === 'finish') yield* held(cutter.end());
        yield event;
      } else if (cutter.stopped) {
        yield { type: 'finish', reason: 'stop', raw: 'stop' };
        return;
      } else yield* held(cutter.push(event.text));
    }
  } catch (error) {
    // What came before the failure is kept.
    yield* held(cutter.end());
    throw error;
  }
  yield* held(cutter.end());
}

function held(text: string): readonly StreamEvent[] {
  return text === '' ? [] : [{ type: 'text', text }];
}
