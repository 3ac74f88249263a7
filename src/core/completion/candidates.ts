import { dialectOf } from '../endpoint/dialects/dialectOf.ts';
import type { Target } from '../endpoint/modelGateway.ts';
import type { SamplingOptions } from '../endpoint/requests.ts';
import type { Settings } from '../settings/settings.ts';
import type { CompletionInput } from './completionInput.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';

/** Colder than this, a model says the same again and again. */
const TEMPERATURE_OF_CHOICE = 0.6;

/** How many answers this question should be given: one by itself, as many as the setting says when a person asks. */
export function candidatesWanted({ trigger }: CompletionInput, { completion }: Settings): number {
  return trigger === 'manual' ? completion.candidates : 1;
}

/**
 * Temperature and, where several answers are wanted and the server gives several to one request, their number. Elsewhere one has to do:
 * several requests would be paid for several times.
 */
export function sampleCandidates(
  input: CompletionInput,
  settings: Settings,
  target: Pick<Target, 'connection' | 'learned'>,
): Pick<SamplingOptions, 'temperature' | 'n'> {
  const { temperature } = settings.completion;
  const n = candidatesWanted(input, settings);
  const isRefused =
    dialectOf(target.connection).refuses.includes('n') || target.learned?.dropped?.includes('n') === true;
  return n === 1 || isRefused ? { temperature } : { temperature: Math.max(temperature, TEMPERATURE_OF_CHOICE), n };
}

/** The answers that are worth choosing between: each that shows something, once, in their order. */
export function distinctCandidates(answers: readonly (FittedAnswer | undefined)[]): readonly FittedAnswer[] {
  const byText = new Map<string, FittedAnswer>();
  for (const answer of answers) {
    const shown = answer?.text.trimEnd() ?? '';
    if (answer !== undefined && shown !== '' && !byText.has(shown)) byText.set(shown, answer);
  }
  return [...byText.values()];
}
