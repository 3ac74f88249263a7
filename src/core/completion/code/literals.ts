import { RAW, type OpenString, type StringKind } from './stringKind.ts';

/** A kind of literal that a language may have beside quoted strings; what closes it depends on how it begins. */
export type LiteralKind =
  | 'regex'
  | 'rustString'
  | 'cppString'
  | 'luaString'
  | 'swiftString'
  | 'dartRawString'
  | 'interpolatedString'
  | 'verbatimString'
  | 'heredoc'
  | 'rubyHeredoc'
  | 'shellHeredoc'
  | 'phpHeredoc'
  | 'terraformHeredoc'
  | 'powershellHereString'
  | 'pod'
  | 'perlVariable'
  | 'escapedCharacter';

export interface LiteralStart {
  readonly length: number;
  /** What has begun; a here document begins with the next line. Undefined: the literal is whole. */
  readonly string: OpenString | undefined;
}

interface LiteralRule {
  /** The characters one of which it begins with. */
  readonly first: string;
  /** Sticky. */
  readonly open: RegExp;
  /** By the groups of `open`; absent: what that finds is the whole literal. */
  readonly begins?: (groups: readonly string[]) => OpenString;
}

const HEREDOC = /<<[~-]?(["'`]|(?=[A-Z_]))(\w+)\1/y;

const RULES: Readonly<Record<Exclude<LiteralKind, 'regex'>, LiteralRule>> = {
  rustString: { first: '"', open: /(?<=(?<!\w)[bc]?r(#*))"/y, begins: ([hashes = '']) => raw(`"${hashes}`) },
  cppString: {
    first: '"',
    open: /(?<=(?<!\w)(?:u8|[uUL])?R)"([^\s()\\"]{0,16})\(/y,
    begins: ([name = '']) => raw(`)${name}"`),
  },
  luaString: { first: '[', open: /\[(=*)\[/y, begins: ([signs = '']) => raw(`]${signs}]`) },
  swiftString: { first: '#', open: /(#+)("""|")/y, begins: swiftString },
  dartRawString: {
    first: `"'`,
    open: /(?<=(?<!\w)r)("""|'''|"|')/y,
    begins: ([quote = '']) => ({ quote, kind: { ...RAW, endsWithLine: quote.length === 1 } }),
  },
  interpolatedString: { first: '$', open: /(\$+)("""+|"(?!""))/y, begins: interpolatedString },
  verbatimString: { first: '$@', open: /(\$?)@(\$?)"/y, begins: verbatimString },
  heredoc: hereDocument(HEREDOC),
  rubyHeredoc: hereDocument(HEREDOC, ['#{']),
  terraformHeredoc: hereDocument(HEREDOC, ['${', '%{']),
  shellHeredoc: hereDocument(/(?<!<|\(\([^)\n]*)<<-?[ \t]*(["']?)\\?([A-Za-z_]\w*)\1/y),
  phpHeredoc: hereDocument(/<<<[ \t]*(["']?)([A-Za-z_]\w*)\1/y, ['{$', '${']),
  powershellHereString: {
    first: '@',
    open: /@(["'])(?=[ \t]*\n)/y,
    begins: ([quote = '']) => ({ quote: `\n${quote}@`, kind: quote === '"' ? { ...RAW, openers: ['$('] } : RAW }),
  },
  pod: { first: '=', open: /(?<![^\n])=(?!cut)[a-z]\w*/y, begins: () => raw('\n=cut') },
  perlVariable: { first: '$', open: /\$[\]"']/y },
  escapedCharacter: { first: '\\', open: /\\./y },
};

const REGEX_KIND: StringKind = { ...RAW, escape: '\\', endsWithLine: true };
const WHOLE_REGEX = /\/(?![*/>])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
/** What stands in front of an operand. Not `<`, which closes a tag, and not `}` and `)`, behind which one divides. */
const BEFORE_OPERAND =
  /(?:[(,=:[!&|?{;*%^~]|(?<!\+)\+|(?<!-)-|=>|(?<![\w$.])(?:return|typeof|case|of|in|do|else|await|yield|void|throw))$/;
const LONGEST_WORD_BEFORE = 24;

/** The literal that begins at `index`, if one of the language's kinds does. */
export function literalAt(text: string, index: number, kinds: readonly LiteralKind[]): LiteralStart | undefined {
  for (const kind of kinds) {
    const literal = kind === 'regex' ? regexAt(text, index) : literalBy(RULES[kind], text, index);
    if (literal !== undefined) return literal;
  }
  return undefined;
}

/** The characters that literals of these kinds begin with. */
export function firstCharactersOf(kinds: readonly LiteralKind[]): string {
  return kinds.map((kind) => (kind === 'regex' ? '/' : RULES[kind].first)).join('');
}

function literalBy({ first, open, begins }: LiteralRule, text: string, index: number): LiteralStart | undefined {
  if (!first.includes(text.charAt(index))) return undefined;
  const match = matchAt(open, text, index);
  return match && { length: match[0].length, string: begins?.(match.slice(1)) };
}

function raw(quote: string): OpenString {
  return { quote, kind: RAW };
}

/** Its text begins with the next line, and has code in it unless the name is in single quotes. */
function hereDocument(open: RegExp, openers: readonly string[] = []): LiteralRule {
  const begins: LiteralRule['begins'] = ([quote, name = '']) => ({
    quote: `\n${name}`,
    kind: quote === "'" ? RAW : { ...RAW, openers },
  });
  return { first: '<', open, begins };
}

/** `#"\#(code)"#` */
function swiftString([hashes = '', quotes = '']: readonly string[]): OpenString {
  const kind = { ...RAW, endsWithLine: quotes.length === 1, openers: [`\\${hashes}(`] };
  return { quote: quotes + hashes, kind };
}

/** `$"{code}"`; between three quotes as many curly brackets begin code as there are dollar signs. */
function interpolatedString([dollars = '', quote = '']: readonly string[]): OpenString {
  const isLong = quote.length > 1;
  const openers = ['{'.repeat(dollars.length)];
  return { quote, kind: { ...RAW, escape: isLong ? '' : '\\', endsWithLine: !isLong, openers } };
}

/** `@"C:\"` */
function verbatimString([before, behind]: readonly string[]): OpenString {
  const openers = before === '$' || behind === '$' ? ['{'] : [];
  return { quote: '"', kind: { ...RAW, doublesQuotes: true, openers } };
}

/** A slash where an operand is wanted. At the start of the text nobody knows: only what can be nothing else counts. */
function regexAt(text: string, index: number): LiteralStart | undefined {
  if (text[index] !== '/' || /[*/>]/.test(text.charAt(index + 1))) return undefined;
  const before = text.slice(Math.max(0, index - LONGEST_WORD_BEFORE), index).trimEnd();
  if (before !== '' && !BEFORE_OPERAND.test(before)) return undefined;
  const whole = matchAt(WHOLE_REGEX, text, index);
  if (whole !== undefined) return { length: whole[0].length, string: undefined };
  return before === '' ? undefined : { length: 1, string: { quote: '/', kind: REGEX_KIND } };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}
