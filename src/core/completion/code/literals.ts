/** A kind of literal that a language may have beside quoted strings; what closes it depends on how it begins. */
export type LiteralKind =
  | 'regex'
  | 'rustString'
  | 'cppString'
  | 'heredoc'
  | 'shellHeredoc'
  | 'phpHeredoc'
  | 'pod'
  | 'perlVariable'
  | 'escapedCharacter';

export interface LiteralStart {
  readonly length: number;
  /** The delimiter that is still to come; that of a here document is a line end and its name. Undefined: the literal is whole. */
  readonly close: string | undefined;
}

interface LiteralRule {
  readonly first: string;
  /** Sticky; its last group names the end. */
  readonly open: RegExp;
  /** Absent: what `open` finds is the whole literal. */
  readonly close?: (name: string) => string;
}

const RULES: Readonly<Record<Exclude<LiteralKind, 'regex'>, LiteralRule>> = {
  rustString: { first: '"', open: /(?<=(?<!\w)[bc]?r(#*))"/y, close: (hashes) => `"${hashes}` },
  cppString: { first: '"', open: /(?<=(?<!\w)(?:u8|[uUL])?R)"([^\s()\\"]{0,16})\(/y, close: (name) => `)${name}"` },
  heredoc: { first: '<', open: /<<[~-]?(["'`]|(?=[A-Z_]))(\w+)\1/y, close: (name) => `\n${name}` },
  shellHeredoc: {
    first: '<',
    open: /(?<!<|\(\([^)\n]*)<<-?[ \t]*(["']?)\\?([A-Za-z_]\w*)\1/y,
    close: (name) => `\n${name}`,
  },
  pod: { first: '=', open: /(?<![^\n])=(?!cut)[a-z]\w*/y, close: () => '\n=cut' },
  perlVariable: { first: '$', open: /\$[\]"']/y },
  escapedCharacter: { first: '\\', open: /\\./y },
  phpHeredoc: { first: '<', open: /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1/y, close: (name) => `\n${name}` },
};

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

function literalBy({ first, open, close }: LiteralRule, text: string, index: number): LiteralStart | undefined {
  if (text[index] !== first) return undefined;
  const match = matchAt(open, text, index);
  return match && { length: match[0].length, close: close?.(match.at(-1) ?? '') };
}

/** A slash where an operand is wanted. At the start of the text nobody knows: only what can be nothing else counts. */
function regexAt(text: string, index: number): LiteralStart | undefined {
  if (text[index] !== '/' || /[*/>]/.test(text.charAt(index + 1))) return undefined;
  const before = text.slice(Math.max(0, index - LONGEST_WORD_BEFORE), index).trimEnd();
  if (before !== '' && !BEFORE_OPERAND.test(before)) return undefined;
  const whole = matchAt(WHOLE_REGEX, text, index);
  if (whole !== undefined) return { length: whole[0].length, close: undefined };
  return before === '' ? undefined : { length: 1, close: '/' };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}
