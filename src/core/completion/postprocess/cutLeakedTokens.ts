import { FIM_TEMPLATES } from '../../fim/fimTemplates.ts';
import { scanCode, type CodeState } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** Special tokens have shapes that no language gives to code: `<|name|>`, `<｜name｜>`, `<fim_name>`. */
const TOKEN_SHAPES =
  /<\|\/?[A-Za-z0-9_]{2,40}\|>|<｜[^｜\s<>]{2,40}｜>|<\[[^\]\s<>]*▁[^\]\s<>]*\]>|<fim[_-][a-z]{2,12}>|<jupyter_(?:start|text|code|output|script)>|<issue_(?:start|comment|closed)>|<commit_(?:before|msg|after)>|<(?:empty_output|gh_stars|end_of_turn|start_of_turn)>/g;

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
]);

const ALL_TOKENS = [
  ...new Set(FIM_TEMPLATES.flatMap((template) => ('sentinels' in template ? [...template.sentinels] : []))),
];
const CERTAIN = ALL_TOKENS.filter((token) => !AMBIGUOUS.includes(token));

/** Control tokens that a server let through: leading ones go, the first other one ends the answer. Tokens inside a closed string are code. */
export function cutLeakedTokens(text: string, context: CleaningContext): string {
  let answer = text;
  for (let token = leadingToken(answer, context); token !== ''; token = leadingToken(answer, context)) {
    answer = answer.slice(token.length);
  }
  const cut = findTokens(answer, context)[0];
  return cut === undefined ? answer : answer.slice(0, cut);
}

function leadingToken(text: string, context: CleaningContext): string {
  const token = certainTokens(text).find(({ index }) => index === 0)?.token ?? '';
  if (token !== '') return token;
  const ambiguous = AMBIGUOUS.find((candidate) => text.startsWith(candidate)) ?? '';
  if (ambiguous === '' || isKnownHere(ambiguous, context)) return '';
  // After a name an angle bracket opens type arguments; in front of anything but a value a square one opens a list.
  const isOutOfPlace = ambiguous.startsWith('<')
    ? !/[\w:]$/.test(context.linePrefix)
    : /[^\s,;:.)\]}=+[(]/.test(text.charAt(ambiguous.length));
  return isOutOfPlace ? ambiguous : '';
}

/** Where the answer has to end, in order of their place. */
function findTokens(text: string, context: CleaningContext): readonly number[] {
  const ambiguous = AMBIGUOUS.flatMap((token) => allIndicesOf(text, token).map((index) => ({ token, index }))).filter(
    ({ token, index }) => !isKnownHere(token, context) && isOutOfPlace(text, index, token),
  );
  const candidates = [...certainTokens(text), ...ambiguous].sort((first, second) => first.index - second.index);
  return candidates
    .filter(({ index, token }) => !isInOwnString(text, index, { token, context }))
    .map(({ index }) => index);
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

/** A page has tags, and a file that already holds the text means it. */
function isKnownHere(token: string, { syntax, prefix, suffix }: CleaningContext): boolean {
  return (syntax.markup && token.startsWith('<')) || prefix.includes(token) || suffix.includes(token);
}

/** After the end of a statement, at the end of the answer, or on a new line: no operand and no element can stand there. */
function isOutOfPlace(text: string, index: number, token: string): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + token.length);
  const endsStatement = before === '' || /[;}\n]\s*$/.test(before);
  if (token.startsWith('[')) return endsStatement && (after === '' || /^[\w\s]/.test(after));
  return endsStatement || after.trim() === '' || /^\n/.test(after);
}

/** True when the token stands in a string that the answer opens and, on the same line, closes. */
function isInOwnString(
  text: string,
  at: number,
  { token, context }: { token: string; context: CleaningContext },
): boolean {
  let inString: CodeState | undefined;
  scanCode(text, {
    syntax: context.syntax,
    from: context.atCursor,
    visit: (index, state) => {
      if (index < at) return true;
      inString = state;
      return false;
    },
  });
  if (inString?.quote === undefined || !inString.ownQuote) return false;
  const restOfLine = /^[^\n]*/.exec(text.slice(at + token.length))?.[0] ?? '';
  return restOfLine.includes(inString.quote);
}
