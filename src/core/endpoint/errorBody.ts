import type { Clock } from '../ports.ts';
import type { WireAnswer } from './transport.ts';

/** Most bytes of an error that are read: every sensible one is far shorter. */
export const LONGEST_ERROR_BODY = 64 * 1024;
/** An error page that drips is not worth waiting for. */
export const LONGEST_ERROR_WAIT_MS = 4_500;

/** The text of an error answer, as far as it came within both bounds; the connection is closed after it. Never throws. */
export async function readErrorBodyText(answer: WireAnswer, clock: Clock): Promise<string> {
  const cancel = clock.setTimer(() => {
    answer.close();
  }, LONGEST_ERROR_WAIT_MS);
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  try {
    for (let bytes = await answer.read(); bytes !== undefined; bytes = await answer.read()) {
      const kept = bytes.subarray(0, LONGEST_ERROR_BODY - length);
      length += kept.length;
      parts.push(decoder.decode(kept, { stream: true }));
      if (length >= LONGEST_ERROR_BODY) break;
    }
  } catch {
    // What has come so far is all there is; the status says the rest.
  } finally {
    cancel();
    answer.close();
  }
  return answer.withoutKey(parts.join(''));
}
