import { FIM_TEMPLATES } from '../../fim/fimTemplates.ts';
import { scanCode, type CodeState } from '../code/scanCode.ts';
import { afterPreamble } from './afterPreamble.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** Special tokens have shapes that no language gives to code: `<|name|>`, `<｜name｜>`, `<fim_name>`. */
const TOKEN_SHAPES =
  /<\|\/?[A-Za-z0-9_]{2,40}\|>|<｜[^｜\s<>]{2,40}｜>|<\[[^\]\s<>]*▁[^\]\s<>]*\]>|<fim[_-][a-z]{2,12}>|<jupyter_(?:start|text|code|output|script)>|<issue_(?:start|comment|closed)>|<commit_(?:before|msg|after)>|<extra_id_\d{1,2}>|\{\{FILL_HERE\}\}|<(?:empty_output|gh_stars|end_of_turn|start_of_turn)>/g;

const LONGEST_TOKEN = 80;

/** The head of a chat message: the name of its writer is part of it. */
const MESSAGE_HEAD =
  /^\s*(?:(?:<\|(?:im_start|start|start_header_id|start_of_role|header_start)\|>|<start_of_turn>)[ \t]*(?:assistant|model|ai)?[ \t]*(?:<\|(?:end_header_id|end_of_role|header_end|message)\|>)?|<\|(?:assistant|model)\|>)/;

/** The beginning of a token at which the answer was cut off. */
const TOKEN_CUT_OFF = /(?:<\|[A-Za-z][A-Za-z0-9_]{1,40}\|?|<｜[^｜\s<>]{0,40}|<fim[_-][a-z]{0,12})$/;

/** Tokens that code, markup or prose may hold as well: they count only where nothing else can be meant. */
const AMBIGUOUS = [
  '<s>',
  '</s>',
  '<eos>',
  '<bos>',
  '<pad>',
  '<unk>',
  '<EOT>',
  '<PRE>',
  '<SUF>',
  '<MID>',
  '<filename>',
].concat([
  '<reponame>',
  '<repo_name>',
  '<code>',
  '</code>',
  '[PREFIX]',
  '[SUFFIX]',
  '[MIDDLE]',
  '[INST]',
  '[/INST]',
  '<<SYS>>',
  '<</SYS>>',
  '<EOD>',
  '</assistant>',
  '<tool_call>',
  '<tool_response>',
  '[TOOL_CALLS]',
]);

const ALL_TOKENS = [
  ...new Set(FIM_TEMPLATES.flatMap((template) => ('sentinels' in template ? [...template.sentinels] : []))),
];
const CERTAIN = ALL_TOKENS.filter((token) => !AMBIGUOUS.includes(token));

/** Control tokens that a server let through: leading ones go, the first other one ends the answer. Tokens inside a closed string are code. */
export function cutLeakedTokens(text: string, context: CleaningContext): string {
  let answer = withoutMessageHead(text, context);
  for (let token = leadingToken(answer, context); token !== ''; token = leadingToken(answer, context)) {
    answer = answer.slice(token.length);
  }
  const cut = findToken(answer, context);
  if (cut === undefined) return cutAtBrokenToken(answer, context);
  // This one is written with a space in front that belongs to it.
  return answer.startsWith(' <EOT>', cut - 1) ? answer.slice(0, cut - 1) : answer.slice(0, cut);
}

function withoutMessageHead(text: string, context: CleaningContext): string {
  const head = MESSAGE_HEAD.exec(text)?.[0];
  return head === undefined ? text : afterPreamble(text.slice(head.length), context);
}

function cutAtBrokenToken(text: string, context: CleaningContext): string {
  const cut = TOKEN_CUT_OFF.exec(text)?.index;
  const isQuoted = context.atCursor.quote === undefined && cut !== undefined && isInString(text, cut, context);
  return cut === undefined || isQuoted ? text : text.slice(0, cut);
}

function leadingToken(text: string, context: CleaningContext): string {
  const token = certainTokens(text.slice(0, LONGEST_TOKEN)).find(({ index }) => index === 0)?.token ?? '';
  if (token !== '') return token;
  const ambiguous = AMBIGUOUS.find((candidate) => text.startsWith(candidate)) ?? '';
  if (ambiguous === '' || isKnownHere(ambiguous, context, '')) return '';
  // After a name an angle bracket opens type arguments; in front of anything but a value a square one opens a list.
  const isOutOfPlace = ambiguous.startsWith('<')
    ? !/[\w:]$/.test(context.linePrefix)
    : /[^\s,;:.)\]}=+[(]/.test(text.charAt(ambiguous.length));
  return isOutOfPlace ? ambiguous : '';
}

/** Where the answer has to end; undefined: nowhere. */
function findToken(text: string, context: CleaningContext): number | undefined {
  const certain = certainTokens(text).map((place) => ({ ...place, isCertain: true }));
  const ambiguous = AMBIGUOUS.filter((token) => !isKnownHere(token, context, text)).flatMap((token) =>
    allIndicesOf(text, token).map((index) => ({ token, index, isCertain: false })),
  );
  return [...certain, ...ambiguous]
    .sort((first, second) => first.index - second.index)
    .find(
      ({ index, token, isCertain }) =>
        (isCertain || isOutOfPlace(text, { token, index }, context)) && !isInOwnString(text, index, { token, context }),
    )?.index;
}

interface TokenAt {
  readonly token: string;
  readonly index: number;
}

function certainTokens(text: string): readonly TokenAt[] {
  const shaped = [...text.matchAll(TOKEN_SHAPES)].map(({ 0: token, index }) => ({ token, index }));
  const listed = CERTAIN.flatMap((token) => allIndicesOf(text, token).map((index) => ({ token, index })));
  return [...shaped, ...listed];
}

function allIndicesOf(text: string, token: string): readonly number[] {
  const found: number[] = [];
  for (let index = text.indexOf(token); index >= 0; index = text.indexOf(token, index + 1)) found.push(index);
  return found;
}

/** It is a tag here, or a file that already holds the text means it. */
function isKnownHere(token: string, context: CleaningContext, text: string): boolean {
  const { prefix, suffix } = context;
  return isTag(token, context, text) || prefix.includes(token) || suffix.includes(token);
}

/** Pages have tags, though none of some names, and so has text for people: no closing tag, though, of what nothing opens. */
function isTag(token: string, { syntax, prefix, inText }: CleaningContext, text: string): boolean {
  if (!(syntax.markup || inText) || !token.startsWith('<') || /^<(?:EOT|EOD|SUF|MID)>$/.test(token)) return false;
  if (token.startsWith('</')) return new RegExp(`<${token.slice(2, -1)}[\\s>]`).test(prefix + text);
  return syntax.markup || isOpenedInText(token, text);
}

/** `<code>` in a comment, `usage: tool <filename>` in a string; where a model begins another file, its path follows. */
function isOpenedInText(token: string, text: string): boolean {
  if (token === '<filename>') return !/<filename>[\w./]/.test(text);
  return token === '<code>' || text.includes(token.replace('<', '</'));
}

/** After the end of a statement, at the end of the answer, or on a new line: no operand and no element can stand there. */
function isOutOfPlace(text: string, { index, token }: TokenAt, { mayBeWords }: CleaningContext): boolean {
  const before = text.slice(0, index);
  let after = text.slice(index + token.length);
  while (after.startsWith(token)) after = after.slice(token.length);
  const endsStatement = before === '' || /[;}\n]\s*$/.test(before);
  // A pair of them is a frame that somebody writes.
  if (before === '' && after.includes(token.replace('[', '[/'))) return false;
  if (token.startsWith('[/') && before.includes(token.replace('[/', '['))) return false;
  // An index stands behind a name or a bracket, in code.
  const isNoIndex = after === '' && (mayBeWords || /[^\w)\]$]$|(?<![\w$])\d+$/.test(before));
  if (token.startsWith('[')) return isNoIndex || (endsStatement && (after === '' || /^[\w\s]/.test(after)));
  return endsStatement || after.trim() === '' || /^\n/.test(after);
}

/** True when the token stands in a string that the answer opens and, on the same line, closes. */
function isInOwnString(
  text: string,
  at: number,
  { token, context }: { token: string; context: CleaningContext },
): boolean {
  const { quote, ownQuote } = stateAt(text, at, context);
  if (quote === undefined || !ownQuote) return false;
  const restOfLine = /^[^\n]*/.exec(text.slice(at + token.length))?.[0] ?? '';
  return restOfLine.includes(quote);
}

function isInString(text: string, at: number, context: CleaningContext): boolean {
  return stateAt(text, at, context).quote !== undefined;
}

function stateAt(text: string, at: number, { syntax, atCursor }: CleaningContext): CodeState {
  return scanCode(text.slice(0, at), { syntax, from: atCursor });
}
