/**
 * How quotes and escapes are read. `plain` is for commands that are run without a shell: quotes group words, a backslash outside
 * quotes is an ordinary character, so that Windows paths survive.
 */
export type QuotingStyle = 'sh' | 'cmd' | 'powershell' | 'plain';

interface Cursor {
  readonly text: string;
  at: number;
}

/** Reads one quoted part, the cursor behind its opening quote; undefined when the quote is never closed. */
type QuoteReader = (cursor: Cursor) => string | undefined;

interface Rules {
  /** By the character that opens the quoted part. */
  readonly quotes: Readonly<Record<string, QuoteReader>>;
  /** Outside quotes, takes the next character (or joins the next line); undefined: there is no such character. */
  readonly escape?: string;
}

/** Splits a command line into its words, without expanding anything; undefined when a quote is never closed. */
export function splitCommandLine(text: string, style: QuotingStyle): readonly string[] | undefined {
  const rules = RULES[style];
  const cursor: Cursor = { text: style === 'cmd' ? withoutCarets(text) : text, at: 0 };
  const words: string[] = [];
  let word: string | undefined;
  while (cursor.at < cursor.text.length) {
    const character = cursor.text.charAt(cursor.at);
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      cursor.at += 1;
    } else if (skipLineContinuation(cursor, rules.escape)) {
      continue;
    } else {
      const part = readPart(cursor, rules);
      if (part === undefined) return undefined;
      word = (word ?? '') + part;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** One quoted part or one character. */
function readPart(cursor: Cursor, rules: Rules): string | undefined {
  const character = cursor.text.charAt(cursor.at);
  if (character === '$' && rules === SH && cursor.text.charAt(cursor.at + 1) === "'") {
    cursor.at += 2;
    return readAnsiQuoted(cursor);
  }
  cursor.at += 1;
  const quote = Object.hasOwn(rules.quotes, character) ? rules.quotes[character] : undefined;
  if (quote !== undefined) return quote(cursor);
  if (character !== rules.escape) return character;
  cursor.at += 1;
  return cursor.text.charAt(cursor.at - 1);
}

/** Copied text often carries blanks behind the character that joins two lines: they are passed over too. */
function skipLineContinuation(cursor: Cursor, escape: string | undefined): boolean {
  if (escape === undefined || cursor.text.charAt(cursor.at) !== escape) return false;
  const joined = /^[ \t]*(?:\r?\n|$)/.exec(cursor.text.slice(cursor.at + 1, cursor.at + 200));
  if (joined === null) return false;
  cursor.at += 1 + joined[0].length;
  return true;
}

/** Everything up to `close`; a doubled one stands for itself where the shell has it so. */
function literal(close: string, options: { readonly doubled: boolean }): QuoteReader {
  return (cursor) => {
    let content = '';
    for (;;) {
      const end = cursor.text.indexOf(close, cursor.at);
      if (end < 0) return undefined;
      content += cursor.text.slice(cursor.at, end);
      cursor.at = end + 1;
      if (!options.doubled || cursor.text.charAt(cursor.at) !== close) return content;
      content += close;
      cursor.at += 1;
    }
  };
}

/** Double quotes in which `escape` protects `escapable` characters, and (outside sh) `""` is a quote. */
function escaped(escape: string, escapable: RegExp, options: { readonly doubled: boolean }): QuoteReader {
  return (cursor) => {
    let content = '';
    while (cursor.at < cursor.text.length) {
      const character = cursor.text.charAt(cursor.at);
      const next = cursor.text.charAt(cursor.at + 1);
      cursor.at += 1;
      if (character === escape && escapable.test(next)) {
        cursor.at += 1;
        content += next === '\n' ? '' : next;
      } else if (character !== '"') content += character;
      else if (options.doubled && next === '"') {
        cursor.at += 1;
        content += '"';
      } else return content;
    }
    return undefined;
  };
}

const ANSI_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** The `$'…'` of bash, as browsers write it when they copy a request. */
function readAnsiQuoted(cursor: Cursor): string | undefined {
  let content = '';
  while (cursor.at < cursor.text.length) {
    const rest = cursor.text.slice(cursor.at, cursor.at + 10);
    if (rest.startsWith("'")) {
      cursor.at += 1;
      return content;
    }
    const code = /^\\(?:u([\da-f]{1,4})|U([\da-f]{1,8})|x([\da-f]{1,2}))/i.exec(rest);
    if (code !== null) {
      content += characterOf(code[1] ?? code[2] ?? code[3] ?? '');
      cursor.at += code[0].length;
    } else if (rest.startsWith('\\')) {
      const letter = rest.charAt(1);
      content += Object.hasOwn(ANSI_ESCAPES, letter) ? (ANSI_ESCAPES[letter] ?? '') : letter;
      cursor.at += 2;
    } else {
      content += rest.charAt(0);
      cursor.at += 1;
    }
  }
  return undefined;
}

function characterOf(hexadecimal: string): string {
  const code = Number.parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** The first pass of cmd: outside quotes a caret protects the next character or joins the next line. */
function withoutCarets(text: string): string {
  let quoted = false;
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '^' || quoted) {
      if (character === '"') quoted = !quoted && text.charAt(at - 1) !== '\\';
      result += character;
      continue;
    }
    const joined = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(at + 1, at + 200));
    if (joined === null) result += text.charAt((at += 1));
    else at += joined[0].length;
  }
  return result;
}

const SH: Rules = {
  escape: '\\',
  quotes: { "'": literal("'", { doubled: false }), '"': escaped('\\', /["\\$`\n]/, { doubled: false }) },
};
const RULES: Readonly<Record<QuotingStyle, Rules>> = {
  sh: SH,
  cmd: { quotes: { '"': escaped('\\', /["\\]/, { doubled: true }) } },
  powershell: {
    escape: '`',
    quotes: { "'": literal("'", { doubled: true }), '"': escaped('`', /["`$\n]/, { doubled: true }) },
  },
  plain: { quotes: { "'": literal("'", { doubled: false }), '"': escaped('\\', /["\\]/, { doubled: false }) } },
};
