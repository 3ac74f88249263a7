import { isBlank } from '../code/lines.ts';
import { cutAtStopWords } from './cutAtStopWords.ts';
import { cutLeakedTokens } from './cutLeakedTokens.ts';
import { cutRepeatedLines } from './cutRepeatedLines.ts';
import { cutRepetition } from './cutRepetition.ts';
import {
  contextFor,
  createCleaningContext,
  type CleaningContext,
  type CleaningOptions,
  type CleaningRule,
} from './cleaningContext.ts';
import { dropWorthless } from './dropWorthless.ts';
import { fitToRestOfLine, type FittedAnswer } from './fitToRestOfLine.ts';
import { fixFirstIndentation } from './fixFirstIndentation.ts';
import { isComplete, limitLength } from './limitLength.ts';
import { matchIndentation } from './matchIndentation.ts';
import { normaliseCharacters } from './normaliseCharacters.ts';
import { removeFileHeader } from './removeFileHeader.ts';
import { isEchoSoFar, removePrefixEcho } from './removePrefixEcho.ts';
import { removeThinking } from './removeThinking.ts';
import { mayBeFrame, unwrapChatAnswer } from './unwrapChatAnswer.ts';

/** Rules by name, in their order. */
type RuleList = readonly (readonly [name: string, rule: CleaningRule])[];

/** The rules that take the model's manners away. */
const UNWRAPPING_RULES: RuleList = Object.entries({
  normaliseCharacters,
  removeThinking,
  cutAtStopWords,
  unwrapChatAnswer,
  cutLeakedTokens,
  removeFileHeader,
});

/** The rules that make what remains begin as the document wants it. */
const FITTING_RULES: RuleList = Object.entries({ removePrefixEcho, fixFirstIndentation, matchIndentation });

/** The rules that end it where it stops being useful. `fitToRestOfLine` comes after them. */
const CUTTING_RULES: RuleList = Object.entries({ cutRepetition, limitLength, cutRepeatedLines });
/** Those of them that can tell from complete lines alone that the answer goes round in circles. */
const REPETITION_RULES: RuleList = Object.entries({ cutRepetition, cutRepeatedLines });

/** Stands for what may still come: what is a repetition only up to the answer's end is none for certain. */
const UNLIKE_ANY_LINE = '\n\u0001';

/** What one rule has changed. */
export interface CleaningStep {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

/** A model's answer as it may be shown, or undefined when nothing is left of it. Never throws, whatever the model said. */
export function cleanAnswer(raw: string, options: CleaningOptions): FittedAnswer | undefined {
  return cleanInContext(raw, createCleaningContext(options));
}

/**
 * As `cleanAnswer`, for an answer that arrives in pieces: the context is the same for all of them.
 *
 * @param observe Told of each rule that changes something, for whoever wants to see the cuts.
 */
export function cleanInContext(
  raw: string,
  given: CleaningContext,
  observe?: (step: CleaningStep) => void,
): FittedAnswer | undefined {
  const context = contextFor(raw, given);
  const all = [...UNWRAPPING_RULES, ...FITTING_RULES, ...CUTTING_RULES];
  const text = applyRules(observe ? observed(all, observe) : all, raw, context);
  const fitted = fitToRestOfLine(text, context);
  if (fitted.text !== text) observe?.({ rule: 'fitToRestOfLine', before: text, after: fitted.text });
  const worthy = dropWorthless(fitted.text, context);
  if (worthy !== fitted.text) observe?.({ rule: 'dropWorthless', before: fitted.text, after: worthy });
  return worthy === '' ? undefined : { ...fitted, text: worthy };
}

/** The rules, each telling what it changes. */
function observed(rules: RuleList, observe: (step: CleaningStep) => void): RuleList {
  return rules.map(([name, rule]) => [
    name,
    (before, context) => {
      const after = rule(before, context);
      if (after !== before) observe({ rule: name, before, after });
      return after;
    },
  ]);
}

/** True when nothing that may still come can add to the suggestion: the answer is over for us, and its stream can be closed. */
export function hasSaidEnough(raw: string, given: CleaningContext): boolean {
  const context = contextFor(raw, given);
  const said = applyRules(UNWRAPPING_RULES, raw, context);
  if (mayBeFrame(said) || isEchoSoFar(said, context)) return false;
  const text = applyRules(FITTING_RULES, said, context);
  if (isComplete(text, context)) return true;
  const lines = text.slice(0, Math.max(0, text.lastIndexOf('\n')));
  if (isBlank(lines)) return false;
  const cut = applyRules(REPETITION_RULES, lines + UNLIKE_ANY_LINE, context);
  return cut.trimEnd().length < lines.trimEnd().length || fitToRestOfLine(cut, context).text.length < cut.length;
}

function applyRules(rules: RuleList, text: string, context: CleaningContext): string {
  return rules.reduce((answer, [, rule]) => (answer === '' ? '' : rule(answer, context)), text);
}
