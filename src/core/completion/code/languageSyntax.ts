import { firstCharactersOf, type LiteralKind } from './literals.ts';
import type { Interpolation } from './stringKind.ts';

/** What the clean-up has to know of a language. Not a grammar: just enough to tell code from strings and comments. */
export interface LanguageSyntax extends Traits {
  /** Sticky: characters that begin and end nothing in code. */
  readonly plain: RegExp;
}

interface Traits {
  /** Texts that open a comment to the end of the line. */
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [open: string, close: string] | undefined;
  /** One-character delimiters of strings that end with their line. */
  readonly quotes: string;
  /** Quotes are text of the page unless an operator or a bracket stands before them, as in an attribute. */
  readonly quotesAfterOperatorsOnly: boolean;
  /** Delimiters of strings that span lines, tried before `quotes`. */
  readonly longQuotes: readonly string[];
  /** Those of them in which `escape` is a character like any other. */
  readonly rawQuotes: readonly string[];
  /** In a string it takes the next character along; empty: nothing does. */
  readonly escape: string;
  /** Code inside of strings. */
  readonly interpolations: readonly Interpolation[];
  /** Literals that no fixed delimiter opens. */
  readonly literals: readonly LiteralKind[];
  /** `{` `(` `[` and their closers nest. */
  readonly brackets: boolean;
  /** Text for people: code's rules do not hold, fences and lists are content. */
  readonly prose: boolean;
  /** Tags delimit blocks; `</s>` and its like are text of the language. */
  readonly markup: boolean;
  /** A line that ends with `:` (or a key) opens a block which indentation alone closes. */
  readonly indentationBlocks: boolean;
  /** Words that close a block on a line of their own. */
  readonly closingWords: readonly string[];
  /** A line that is whole ends its statement; the next one cannot go on with it. */
  readonly lineEndsStatement: boolean;
  /** Every statement ends with `;` or a bracket: a line that ends with a word goes on in the next one. */
  readonly semicolons: boolean;
}

const C_LIKE: Traits = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: `"'`,
  quotesAfterOperatorsOnly: false,
  longQuotes: ['`'],
  rawQuotes: [],
  escape: '\\',
  interpolations: [{ opener: '${', quotes: ['`'] }],
  literals: [],
  brackets: true,
  prose: false,
  markup: false,
  indentationBlocks: false,
  closingWords: [],
  lineEndsStatement: false,
  semicolons: false,
};
const HASH: Traits = { ...C_LIKE, blockComment: undefined, lineComments: ['#'], longQuotes: [] };
const PYTHON: Traits = {
  ...HASH,
  longQuotes: ['"""', "'''"],
  interpolations: [{ opener: '{', quotes: ['"', "'", '"""', "'''"], prefix: /(?<!\w)(?:[ft]r?|r[ft])$/i }],
  indentationBlocks: true,
  lineEndsStatement: true,
};
const YAML: Traits = { ...HASH, rawQuotes: ["'"], indentationBlocks: true };
const LISP: Traits = { ...HASH, lineComments: [';'], quotes: '"', literals: ['escapedCharacter'] };
const MARKUP: Traits = {
  ...C_LIKE,
  lineComments: [],
  blockComment: ['<!--', '-->'],
  longQuotes: [],
  markup: true,
  quotesAfterOperatorsOnly: true,
};
const PROSE: Traits = {
  ...C_LIKE,
  blockComment: undefined,
  lineComments: [],
  quotes: '',
  longQuotes: [],
  prose: true,
};
const DASH: Traits = { ...C_LIKE, lineComments: ['--'], longQuotes: [] };
const JAVASCRIPT: Traits = { ...C_LIKE, literals: ['regex'] };
const JSX: Traits = { ...JAVASCRIPT, markup: true };
const TRIPLE: Traits = { ...C_LIKE, longQuotes: ['"""'] };

/** What begins code in any string that these delimiters open. */
function codeIn(quotes: readonly string[], ...openers: readonly string[]): readonly Interpolation[] {
  return openers.map((opener) => ({ opener, quotes }));
}

const TRAITS: Readonly<Record<string, Traits>> = {
  python: PYTHON,
  cython: PYTHON,
  starlark: PYTHON,
  gdscript: PYTHON,
  nim: { ...PYTHON, lineEndsStatement: false },
  coffeescript: {
    ...PYTHON,
    lineEndsStatement: false,
    longQuotes: ['"""', "'''", '`'],
    interpolations: codeIn(['"', '"""'], '#{'),
  },
  yaml: YAML,
  dockercompose: YAML,
  toml: { ...HASH, longQuotes: ['"""', "'''"], rawQuotes: ["'", "'''"] },
  ini: { ...HASH, lineComments: ['#', ';'], quotes: '"' },
  properties: { ...HASH, quotes: '' },
  dotenv: HASH,
  makefile: HASH,
  dockerfile: HASH,
  perl: { ...HASH, literals: ['heredoc', 'pod', 'perlVariable'] },
  r: HASH,
  shellscript: {
    ...HASH,
    longQuotes: ['"', "'"],
    rawQuotes: ["'"],
    literals: ['shellHeredoc', 'escapedCharacter'],
    interpolations: codeIn(['"'], '$('),
    closingWords: ['fi', 'done', 'esac'],
    lineEndsStatement: true,
  },
  go: { ...C_LIKE, rawQuotes: ['`'], interpolations: [], lineEndsStatement: true },
  powershell: {
    ...HASH,
    blockComment: ['<#', '#>'],
    rawQuotes: ["'"],
    escape: '`',
    literals: ['powershellHereString'],
    interpolations: codeIn(['"'], '$('),
  },
  ruby: { ...HASH, literals: ['rubyHeredoc'], interpolations: codeIn(['"'], '#{'), closingWords: ['end'] },
  crystal: { ...HASH, interpolations: codeIn(['"'], '#{'), closingWords: ['end'] },
  elixir: {
    ...HASH,
    longQuotes: ['"""', "'''"],
    interpolations: codeIn(['"', '"""', "'", "'''"], '#{'),
    closingWords: ['end'],
  },
  julia: {
    ...HASH,
    quotes: '"',
    longQuotes: ['"""'],
    interpolations: codeIn(['"', '"""'], '$('),
    closingWords: ['end'],
  },
  graphql: { ...HASH, longQuotes: ['"""'] },
  nix: { ...HASH, longQuotes: ["''"], rawQuotes: ["''"], interpolations: codeIn(['"', "''"], '${') },
  terraform: {
    ...HASH,
    lineComments: ['#', '//'],
    literals: ['terraformHeredoc'],
    interpolations: codeIn(['"'], '${', '%{'),
  },
  php: {
    ...C_LIKE,
    lineComments: ['//', '#'],
    longQuotes: ['"', "'"],
    literals: ['phpHeredoc'],
    interpolations: codeIn(['"'], '{$', '${'),
    closingWords: ['endif', 'endforeach', 'endfor', 'endwhile', 'endswitch'],
  },
  lua: { ...DASH, blockComment: ['--[[', ']]'], literals: ['luaString'], closingWords: ['end', 'until'] },
  sql: { ...DASH, blockComment: ['/*', '*/'], closingWords: ['END'] },
  haskell: { ...DASH, blockComment: ['{-', '-}'], quotes: '"', indentationBlocks: true },
  elm: { ...DASH, blockComment: ['{-', '-}'], longQuotes: ['"""'], indentationBlocks: true },
  fsharp: {
    ...TRIPLE,
    blockComment: ['(*', '*)'],
    quotes: '"',
    rawQuotes: ['"""'],
    literals: ['interpolatedString', 'verbatimString'],
    indentationBlocks: true,
  },
  ocaml: {
    ...C_LIKE,
    lineComments: [],
    blockComment: ['(*', '*)'],
    quotes: '"',
    longQuotes: [],
  },
  rust: { ...C_LIKE, quotes: '', longQuotes: ['"'], literals: ['rustString'] },
  clojure: LISP,
  lisp: LISP,
  scheme: LISP,
  erlang: { ...HASH, lineComments: ['%'] },
  matlab: { ...HASH, lineComments: ['%'], quotes: '"', closingWords: ['end'] },
  vb: {
    ...HASH,
    lineComments: ["'"],
    quotes: '"',
    escape: '',
    closingWords: ['End If', 'End Sub', 'End Function', 'Next'],
  },
  java: { ...TRIPLE, semicolons: true },
  kotlin: { ...TRIPLE, rawQuotes: ['"""'], interpolations: codeIn(['"', '"""'], '${') },
  scala: {
    ...TRIPLE,
    rawQuotes: ['"""'],
    interpolations: [{ opener: '${', quotes: ['"', '"""'], prefix: /\w$/ }],
  },
  swift: { ...TRIPLE, literals: ['swiftString'], interpolations: codeIn(['"', '"""'], '\\(') },
  dart: {
    ...C_LIKE,
    longQuotes: ['"""', "'''"],
    literals: ['dartRawString'],
    interpolations: codeIn(['"', "'", '"""', "'''"], '${'),
  },
  groovy: { ...C_LIKE, longQuotes: ['"""', "'''"], interpolations: codeIn(['"', '"""'], '${') },
  csharp: {
    ...TRIPLE,
    rawQuotes: ['"""'],
    literals: ['interpolatedString', 'verbatimString'],
    semicolons: true,
  },
  c: { ...C_LIKE, longQuotes: [], semicolons: true },
  cpp: { ...C_LIKE, longQuotes: [], literals: ['cppString'], semicolons: true },
  css: { ...C_LIKE, lineComments: [], blockComment: ['/*', '*/'], longQuotes: [] },
  scss: { ...C_LIKE, longQuotes: [] },
  less: { ...C_LIKE, longQuotes: [] },
  json: { ...C_LIKE, quotes: '"', longQuotes: [] },
  jsonc: { ...C_LIKE, quotes: '"', longQuotes: [] },
  html: MARKUP,
  xml: MARKUP,
  xsl: MARKUP,
  svg: MARKUP,
  handlebars: MARKUP,
  razor: MARKUP,
  vue: { ...MARKUP, lineComments: ['//'] },
  'vue-html': MARKUP,
  svelte: { ...MARKUP, lineComments: ['//'] },
  astro: { ...MARKUP, lineComments: ['//'] },
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  javascriptreact: JSX,
  typescriptreact: JSX,
  markdown: { ...PROSE, markup: true },
  mdx: { ...PROSE, markup: true },
  quarto: { ...PROSE, markup: true },
  plaintext: PROSE,
  restructuredtext: PROSE,
  asciidoc: PROSE,
  gherkin: PROSE,
  feature: PROSE,
  cucumber: PROSE,
  latex: { ...PROSE, lineComments: ['%'] },
  tex: { ...PROSE, lineComments: ['%'] },
  bibtex: PROSE,
  'git-commit': PROSE,
  scminput: PROSE,
  log: PROSE,
  diff: PROSE,
};

const SYNTAX: Readonly<Record<string, LanguageSyntax>> = Object.fromEntries(
  Object.entries(TRAITS).map(([languageId, traits]) => [languageId, syntaxWith(traits)]),
);
const UNKNOWN = syntaxWith(C_LIKE);

function syntaxWith(traits: Traits): LanguageSyntax {
  const { lineComments, blockComment, quotes, longQuotes, literals, brackets } = traits;
  const openers = [...lineComments, ...(blockComment ?? []).slice(0, 1), ...longQuotes].map((opener) =>
    opener.charAt(0),
  );
  // An apostrophe may enclose a character where it opens no string.
  const special = `'\n${quotes}${openers.join('')}${firstCharactersOf(literals)}${brackets ? '()[]{}' : ''}`;
  return { ...traits, plain: new RegExp(`[^${special.replace(/[\\\]^-]/g, String.raw`\$&`)}]+`, 'y') };
}

/** The syntax of a language id of the editor; an unknown one is taken for a language like C. */
export function syntaxOf(languageId: string): LanguageSyntax {
  return SYNTAX[languageId] ?? UNKNOWN;
}
