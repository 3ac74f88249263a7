import { isBlank } from '../code/lines.ts';
import { blockScalarHead } from '../code/readsAsText.ts';
import { scanCode } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

const TAGGED = /<COMPLETION>([\s\S]*?)(?:<\/COMPLETION>|$)/;
const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n`]*$/;
const LEAD_IN =
  /^\s*(?:sure|certainly|of course|absolutely|okay|ok|here(?:'s| is| are)|below is|this is|the (?:completed?|completion|following|missing|updated|corrected|full|final)|to complete|you can|i(?:'ve| have|'ll| will))\b[^\n]*[:!.]\s*$|^\s*(?:sure|certainly|of course|absolutely)[!,.] /i;
/** Keys of YAML with a script below them, as files of continuous integration have it. */
const SCRIPT_KEY = /^\s*(?:- )?(?:\w+_)?(?:run|script|command|args|entrypoint)\s*:/;
/** Languages in whose code no backtick has a meaning. */
const WITHOUT_BACKTICKS: ReadonlySet<string> = new Set(['python', 'java', 'c', 'cpp', 'csharp', 'rust']);
/** A caption such as `**Answer:**` in front of fenced code. */
const CAPTION = /^\s*\*{0,2}[A-Z][\w ]{2,40}(?::\*{0,2}|\*{0,2}:)\s*$/;
const REFUSAL =
  /^\s*(?:i(?:'|’)?m (?:sorry|afraid|unable|not able|an ai)\b|i am (?:sorry|afraid|unable|not able|an ai)\b|sorry,|i (?:can(?:'|’)?t|cannot|apologi[sz]e|won(?:'|’)t|don(?:'|’)t|do not|need more|would need)|as an ai\b|unfortunately, |(?:please|could you(?: please)?|can you(?: please)?) (?:provide|clarify|share)\b|it (?:seems|looks|appears) (?:like |that )?(?:you|the|there))/i;
/** Whole sentences of English where code is wanted. */
const SENTENCE = /^\s*[A-Z][a-z]+(?:['’][a-z]+)?,?(?: [\w'’,-]+){3,}[.!?](?:\s+[A-Z][a-z]*,?(?: [\w'’,-]+)+[.!?])*\s*$/;
/** Nothing is missing, says the model. */
const NOTHING =
  /^\s*\(?(?:no (?:further |additional |more )?(?:code|completions?|changes?|content|text|suggestions?)\b(?: (?:is|are|was))? ?(?:needed|required|necessary|available)?|nothing (?:more |else )?to (?:add|complete|change|insert)|the code is (?:already )?complete)[.!]?\)?\s*$/i;
/** `**Answer:** …` */
const LABEL = /^\s*\*\*[A-Z][\w ]{1,40}:?\*\*:?\s/;
const AFTERWORD =
  /^\s*(?:let me know|i hope|hope (?:this|that)|explanation:|\*\*explanation|note:|note that|in this (?:code|example)|this (?:code|function|will|returns|implementation|completes|snippet)\b|the (?:above|code|function) )/i;

/** A chat model's manners: tags and fences around the code, a sentence before it, an explanation after it, a refusal instead of it. */
export function unwrapChatAnswer(text: string, context: CleaningContext): string {
  const untagged = unwrapTags(text, context);
  if (context.inText) return unwrapOwnFence(untagged, context);
  if (isContentOfScalar(untagged, context)) return untagged;
  const unfenced = codeOfSpan(untagged, context) ?? unwrapFence(untagged, context);
  return context.mayBeWords ? unfenced : removeChatter(unfenced, context);
}

/** In text of YAML over several lines fences are content, except one in front of a script. */
function isContentOfScalar(text: string, { mayBeWords, syntax, prefix }: CleaningContext): boolean {
  const head = mayBeWords && syntax.indentationBlocks ? blockScalarHead(prefix) : undefined;
  if (head === undefined) return false;
  const lines = text.split('\n').filter((line) => !isBlank(line) && !isSentence(line));
  return !SCRIPT_KEY.test(head) || !FENCE.test(lines[0] ?? '');
}

function unwrapTags(text: string, { prefix, suffix, linePrefix }: CleaningContext): string {
  if ((prefix + suffix).includes('COMPLETION>')) return text;
  const inside = TAGGED.exec(text)?.[1];
  // In the middle of a line the line ends around the answer belong to the tags.
  if (inside !== undefined) return /\S[ \t]+$/.test(linePrefix) ? inside.trim() : inside;
  const end = text.indexOf('</COMPLETION>');
  return end < 0 ? text : text.slice(0, end);
}

/** In a markdown file fences are content, except one around the whole answer that says `markdown`; a comment or a string of one line holds none. */
function unwrapOwnFence(text: string, { syntax, atCursor, restOfLine }: CleaningContext): string {
  const { quote, comment, kind } = atCursor;
  const isShortComment = comment === 'line' || (comment === 'block' && !isBlank(restOfLine));
  const isShort = quote === undefined ? isShortComment : kind.endsWithLine;
  const [, fence = '', code] = /^\s*(`{3,})[^\n`]*\n([\s\S]*)$/.exec(text) ?? [];
  // Lines of a comment that begin with its mark are its own.
  const isOwn = syntax.lineComments.some((opener) => code?.trimStart().startsWith(opener));
  if (isShort && !syntax.prose && !isOwn && code !== undefined) return code.split(`\n${fence}`)[0] ?? '';
  const whole = /^\s*(`{3,})(?:markdown|md)[ \t]*\n([\s\S]*?)\n?\1\s*$/.exec(text)?.[2];
  return syntax.prose && whole !== undefined ? whole : text;
}

/** The code between backticks, when that is all of the answer. */
function codeOfSpan(text: string, { languageId }: CleaningContext): string | undefined {
  const fenced = /^\s*```(?:[\w+#-]+ )?([^\n`]+)```\s*$/.exec(text)?.[1];
  if (fenced !== undefined || !WITHOUT_BACKTICKS.has(languageId)) return fenced;
  return /^\s*`([^`\n]+)`\s*$/.exec(text)?.[1];
}

function unwrapFence(text: string, { syntax, atCursor }: CleaningContext): string {
  const lines = text.split('\n');
  const open = lines.findIndex((line) => FENCE.test(line));
  if (open < 0) return text;
  const before = lines.slice(0, open);
  // A string or a comment that the answer has opened may hold fences as its content.
  const { quote, comment } = scanCode(`${before.join('\n')}\n`, { syntax, from: atCursor });
  if (quote !== undefined || comment !== undefined) return text;
  if (!before.every((line) => isBlank(line) || isSentence(line))) return before.join('\n');
  const [, fence = '', kind = ''] = FENCE.exec(lines[open] ?? '') ?? [];
  // What is to be changed, said as a patch, is no text to insert.
  if (/^(?:diff|patch)$/i.test(kind)) return '';
  const close = lines.findIndex((line, index) => index > open && line.trim() === fence);
  const code = lines.slice(open + 1, close < 0 ? lines.length : close).join('\n');
  return close < 0 && code.endsWith(fence) ? code.slice(0, -fence.length) : code;
}

/** So far this could be the beginning of a fence, a tag or a token around the answer, perhaps with a sentence in front. */
export function mayBeFrame(text: string): boolean {
  const said = text.split('\n').filter((line) => !isBlank(line));
  const last = said.at(-1) ?? '';
  const isOpening = /^\s*(?:`{1,3}[\w+#.-]*|~{1,3}|<[^<>]{0,24}|\[[A-Z]{0,8})$/.test(last);
  return said.slice(0, -1).every((line) => isSentence(line)) && (isOpening || isSentence(last) || last === '');
}

/** A line of prose, as it stands in front of fenced code. */
function isSentence(line: string): boolean {
  return LEAD_IN.test(line) || CAPTION.test(line) || /^\s*[A-Z][\w']*(?: [\w'",()`-]+){2,}[.:!]\s*$/.test(line);
}

function removeChatter(text: string, context: CleaningContext): string {
  if ((REFUSAL.test(text) && !isCode(text.split('\n')[0] ?? '')) || SENTENCE.test(text) || NOTHING.test(text))
    return '';
  if (LABEL.test(text)) return '';
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !isBlank(line));
  const start = first >= 0 && LEAD_IN.test(lines[first] ?? '') && !isCode(lines[first] ?? '') ? first + 1 : 0;
  const end = lines.findIndex(
    (line, index) =>
      index > start && isBlank(lines[index - 1] ?? '') && isAfterword(line) && isCodeAt(lines, index, context),
  );
  const kept = lines.slice(start, end < 0 ? lines.length : end);
  const answer = kept.join('\n');
  return start > 0 ? answer.replace(/^(?:[ \t]*\n)+/, '') : answer;
}

/** The line begins neither in a string nor in a comment that the answer has opened. */
function isCodeAt(lines: readonly string[], index: number, { syntax, atCursor }: CleaningContext): boolean {
  const { quote, comment } = scanCode(`${lines.slice(0, index).join('\n')}\n`, { syntax, from: atCursor });
  return quote === undefined && comment === undefined;
}

function isAfterword(line: string): boolean {
  return AFTERWORD.test(line) && !isCode(line);
}

/** Brackets, operators and statement ends that sentences do not have; a label or a key. */
function isCode(line: string): boolean {
  return /^\s*[\w-]+:\s*$|[;{}=<>[\]]|\w\(|\)\s*$/.test(line.replace(/`[^`]*`/g, ''));
}
