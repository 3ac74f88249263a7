import { tokenize } from '../text/tokenize.ts';

/** How the server behaves where real ones differ: OpenAI leaves the stop word out, Fireworks returns it. */
export type Manner = 'openai' | 'fireworks';

export interface CutOptions {
  readonly stop: readonly string[];
  readonly maxTokens: number;
  readonly manner: Manner;
}

/** One finished choice; `tokens` joined are the text, their number is what `usage` says. */
export interface Answer {
  readonly tokens: readonly string[];
  readonly finishReason: 'stop' | 'length';
}

/** Ends a text at the first stop word or at the token limit, whichever comes first. */
export function cutAnswer(text: string, { stop, maxTokens, manner }: CutOptions): Answer {
  const tokens = tokenize(cutAtStop(text, stop, manner));
  if (tokens.length <= maxTokens) return { tokens, finishReason: 'stop' };
  return { tokens: tokens.slice(0, maxTokens), finishReason: 'length' };
}

function cutAtStop(text: string, stop: readonly string[], manner: Manner): string {
  const ends = stop.flatMap((word) => {
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ start, end: start + word.length }];
  });
  const first = ends.sort((one, other) => one.start - other.start || other.end - one.end)[0];
  if (first === undefined) return text;
  return text.slice(0, manner === 'fireworks' ? first.end : first.start);
}
