import { scanCode } from '../code/scanCode.ts';
import { afterPreamble } from './afterPreamble.ts';
import type { CleaningContext } from './cleaningContext.ts';

const NAMES = 'think|thinking|thought|thoughts|reasoning|reflection|seed:think';
/** The same as special tokens: `<|START_THINKING|>`, `<|begin_of_thought|>`, `<|thinking|>`. */
const TOKEN_OPENER = String.raw`<\|(?:start_|begin_of_)?(?:think|thinking|thought)\|>`;
const TOKEN_CLOSER = String.raw`<\|(?:\/|end_|end_of_)(?:think|thinking|thought)\|>`;
const OPENED = new RegExp(`^\\s*(?:<(?:${NAMES})(?: [\\w-]+="[^"<>]*")*>|${TOKEN_OPENER}|\\[THINK\\]|◁think▷)`, 'i');
const CLOSER = new RegExp(`</(?:${NAMES})>|${TOKEN_CLOSER}|\\[/THINK\\]|◁/think▷`, 'gi');
/** What some models put around the answer that follows their thinking. */
const ANSWER_FRAME =
  /^\s*<(answer|\|start_response\||\|begin_of_solution\|)>([\s\S]*?)(?:<(?:\/answer|\|end_response\||\|end_of_solution\|)>\s*)?$/i;
/** Channels of the Harmony format: the last message of the `final` channel is the answer. */
const HARMONY_FINAL = /^[\s\S]*<\|channel\|>final[^<]*<\|message\|>/;
const HARMONY = /^\s*(?:<\|start\|>assistant)?<\|channel\|>(?!final)/;

/** Thinking aloud in front of the answer goes; without its end, the answer never came. */
export function removeThinking(text: string, context: CleaningContext): string {
  if (HARMONY_FINAL.test(text)) return text.replace(HARMONY_FINAL, '');
  if (HARMONY.test(text)) return '';
  if (context.atCursor.quote !== undefined && !isThinkingOverLines(text, context)) return text;
  if (startsComponent(text, context)) return text;
  const closer = [...text.matchAll(CLOSER)].at(-1);
  if (OPENED.test(text)) return closer === undefined ? '' : afterThinking(text, closer, context);
  // A chat template that opens the thinking in the prompt leaves the closer alone in the answer.
  const isOwnTag = closer !== undefined && (context.prefix + context.suffix).includes(closer[0].replace('/', ''));
  return closer === undefined || isOwnTag || isQuoted(text, closer.index, context)
    ? text
    : afterThinking(text, closer, context);
}

function afterThinking(text: string, closer: RegExpExecArray, context: CleaningContext): string {
  const said = text.slice(closer.index + closer[0].length);
  return afterPreamble(ANSWER_FRAME.exec(said)?.[2] ?? said, context);
}

/** In a string tags are text, unless they begin an answer in a document that does not speak of them, and stand on lines of their own. */
function isThinkingOverLines(text: string, { prefix, suffix }: CleaningContext): boolean {
  return OPENED.test(text) && /^\s*\S+\n/.test(text) && !/think/i.test(prefix + suffix);
}

/** `<Thinking>` may be a component of a page, `<thought>` an element of a document. */
function startsComponent(text: string, { syntax }: CleaningContext): boolean {
  return syntax.markup && /^\s*<(?!think(?:ing)?\b)(\w+)>[\s\S]*<\/\1>/.test(text);
}

/** The closer stands in a string, in a comment or between backticks: it is spoken of. */
function isQuoted(text: string, index: number, { syntax, atCursor }: CleaningContext): boolean {
  const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
  if ((before.match(/["'`]/g)?.length ?? 0) % 2 === 1) return true;
  const opener = syntax.lineComments.some((comment) => before.includes(comment));
  return opener && scanCode(text.slice(0, index), { syntax, from: atCursor }).comment !== undefined;
}
