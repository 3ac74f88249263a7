import type { LiteralKind } from './literals.ts';

/** What the clean-up has to know of a language. Not a grammar: just enough to tell code from strings and comments. */
export interface LanguageSyntax {
  /** Texts that open a comment to the end of the line. */
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [open: string, close: string] | undefined;
  /** One-character delimiters of strings that end with their line. */
  readonly quotes: string;
  /** Quotes are text of the page unless an operator or a bracket stands before them, as in an attribute. */
  readonly quotesAfterOperatorsOnly: boolean;
  /** Delimiters of strings that span lines, tried before `quotes`. */
  readonly longQuotes: readonly string[];
  /** Those of them in which a backslash and a `${` are characters like any other. */
  readonly rawQuotes: readonly string[];
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

const C_LIKE: LanguageSyntax = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: `"'`,
  quotesAfterOperatorsOnly: false,
  longQuotes: ['`'],
  rawQuotes: [],
  literals: [],
  brackets: true,
  prose: false,
  markup: false,
  indentationBlocks: false,
  closingWords: [],
  lineEndsStatement: false,
  semicolons: false,
};
const HASH: LanguageSyntax = { ...C_LIKE, blockComment: undefined, lineComments: ['#'], longQuotes: [] };
const PYTHON: LanguageSyntax = {
  ...HASH,
  longQuotes: ['"""', "'''"],
  indentationBlocks: true,
  lineEndsStatement: true,
};
const MARKUP: LanguageSyntax = {
  ...C_LIKE,
  lineComments: [],
  blockComment: ['<!--', '-->'],
  longQuotes: [],
  markup: true,
  quotesAfterOperatorsOnly: true,
};
const PROSE: LanguageSyntax = {
  ...C_LIKE,
  blockComment: undefined,
  lineComments: [],
  quotes: '',
  longQuotes: [],
  prose: true,
};
const DASH: LanguageSyntax = { ...C_LIKE, lineComments: ['--'], longQuotes: [] };
const JAVASCRIPT: LanguageSyntax = { ...C_LIKE, literals: ['regex'] };
const JSX: LanguageSyntax = { ...JAVASCRIPT, markup: true };
const TRIPLE: LanguageSyntax = { ...C_LIKE, longQuotes: ['"""'] };

const SYNTAX: Readonly<Record<string, LanguageSyntax>> = {
  python: PYTHON,
  cython: PYTHON,
  starlark: PYTHON,
  gdscript: PYTHON,
  nim: { ...PYTHON, lineEndsStatement: false },
  coffeescript: { ...PYTHON, lineEndsStatement: false, longQuotes: ['"""', "'''", '`'] },
  yaml: { ...HASH, indentationBlocks: true },
  dockercompose: { ...HASH, indentationBlocks: true },
  toml: { ...HASH, longQuotes: ['"""', "'''"] },
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
    literals: ['shellHeredoc', 'escapedCharacter'],
    closingWords: ['fi', 'done', 'esac'],
    lineEndsStatement: true,
  },
  go: { ...C_LIKE, rawQuotes: ['`'], lineEndsStatement: true },
  powershell: { ...HASH, blockComment: ['<#', '#>'] },
  ruby: { ...HASH, literals: ['heredoc'], closingWords: ['end'] },
  crystal: { ...HASH, closingWords: ['end'] },
  elixir: { ...HASH, longQuotes: ['"""', "'''"], closingWords: ['end'] },
  julia: { ...HASH, quotes: '"', longQuotes: ['"""'], closingWords: ['end'] },
  graphql: { ...HASH, longQuotes: ['"""'] },
  nix: { ...HASH, longQuotes: ["''"] },
  terraform: { ...HASH, lineComments: ['#', '//'] },
  php: {
    ...C_LIKE,
    lineComments: ['//', '#'],
    longQuotes: ['"', "'"],
    literals: ['phpHeredoc'],
    closingWords: ['endif', 'endforeach', 'endfor', 'endwhile', 'endswitch'],
  },
  lua: { ...DASH, blockComment: ['--[[', ']]'], closingWords: ['end', 'until'] },
  sql: { ...DASH, blockComment: ['/*', '*/'], closingWords: ['END'] },
  haskell: { ...DASH, blockComment: ['{-', '-}'], quotes: '"', indentationBlocks: true },
  elm: { ...DASH, blockComment: ['{-', '-}'], longQuotes: ['"""'], indentationBlocks: true },
  fsharp: { ...TRIPLE, blockComment: ['(*', '*)'], quotes: '"', indentationBlocks: true },
  ocaml: {
    ...C_LIKE,
    lineComments: [],
    blockComment: ['(*', '*)'],
    quotes: '"',
    longQuotes: [],
  },
  rust: { ...C_LIKE, quotes: '', longQuotes: ['"'], literals: ['rustString'] },
  clojure: { ...HASH, lineComments: [';'], quotes: '"' },
  lisp: { ...HASH, lineComments: [';'], quotes: '"' },
  scheme: { ...HASH, lineComments: [';'], quotes: '"' },
  erlang: { ...HASH, lineComments: ['%'] },
  matlab: { ...HASH, lineComments: ['%'], quotes: '"', closingWords: ['end'] },
  vb: { ...HASH, lineComments: ["'"], quotes: '"', closingWords: ['End If', 'End Sub', 'End Function', 'Next'] },
  java: { ...TRIPLE, semicolons: true },
  kotlin: TRIPLE,
  scala: TRIPLE,
  swift: TRIPLE,
  dart: { ...C_LIKE, longQuotes: ['"""', "'''"] },
  groovy: { ...C_LIKE, longQuotes: ['"""', "'''"] },
  csharp: { ...TRIPLE, semicolons: true },
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

/** The syntax of a language id of the editor; an unknown one is taken for a language like C. */
export function syntaxOf(languageId: string): LanguageSyntax {
  return SYNTAX[languageId] ?? C_LIKE;
}
