import type { SyntaxNode, Tree } from '@lezer/common';
import { parser as cpp } from '@lezer/cpp';
import { parser as css } from '@lezer/css';
import { parser as go } from '@lezer/go';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as php } from '@lezer/php';
import { parser as python } from '@lezer/python';
import { parser as rust } from '@lezer/rust';

const PARSERS = {
  javascript: javascript.configure({ dialect: 'jsx' }),
  typescript: javascript.configure({ dialect: 'ts' }),
  typescriptreact: javascript.configure({ dialect: 'ts jsx' }),
  python,
  java,
  c: cpp,
  cpp,
  rust,
  go,
  php,
  css,
};
/** The editor's id of a language for which there is a grammar. */
export type GrammarLanguage = keyof typeof PARSERS;
export const GRAMMAR_LANGUAGES = [
  'javascript',
  'typescript',
  'typescriptreact',
  'python',
  'java',
  'c',
  'cpp',
  'rust',
  'go',
  'php',
  'css',
] as const satisfies readonly GrammarLanguage[];

export type PlaceKind = 'code' | 'comment' | 'string';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A block: what opens it, and the whole of it with its closer. */
export interface Block extends Span {
  readonly openerEnd: number;
  /** End of the statement or member that it is a part of. */
  readonly statementEnd: number;
}

/** Nodes that hold statements or members. */
const CONTAINER =
  /(?:Block|Body)$|^(?:CompoundStatement|FieldDeclarationList|DeclarationList|EnumVariantList|ObjectType|StructType|InterfaceType)$/;
/** Interpolations are code again; of the rest the first name from inside out counts. */
const CODE = /^(?:Interpolation|FormatReplacement|JSXEscape|TextInterpolation)$/;
const COMMENT = /Comment/;
const STRING = /(?<!Continued|Concatenated)String|TextBlock|^Char|Rune|Heredoc|^JSXAttributeValue$|^RegExp$/;
/** What a grammar does not look into: text that a preprocessor reads. */
const UNREAD = /^Preproc/;
/** The start of a string's or a comment's delimiter, with what tells its kind. */
const HALF_A_DELIMITER = /^(?:\w{1,2}|(?:\w{0,2}["']{1,2})|[/<]|<!-?)$/;
const HALF_AN_OPENER = /^\$\{/;
const NO_STATEMENT = /Comment|Label$|^[^A-Za-z]|Object|Array|Spec|Import|String|Text|JSX|Pattern|Modifier|Preproc/;

/** What a grammar says of a text. Offsets as in the text. */
export class GrammarTree {
  readonly #text: string;
  readonly #tree: Tree;
  readonly #hasMacros: boolean;

  constructor(text: string, language: GrammarLanguage) {
    this.#text = text;
    this.#hasMacros = language === 'c' || language === 'cpp';
    this.#tree = PARSERS[language].parse(text);
  }
  /** The grammar did not understand all of it: no judge. */
  get hasErrors(): boolean {
    let hasErrors = false;
    this.#tree.iterate({ enter: ({ type }) => void (hasErrors ||= type.isError) });
    return hasErrors;
  }
  /** False in the middle of a delimiter, where nobody can say what the place is, and in text that the grammar does not read. */
  canJudge(offset: number): boolean {
    if (HALF_AN_OPENER.test(this.#text.slice(offset - 1, offset + 1))) return false;
    const around = [...withParents(this.#tree.resolveInner(offset, 0))];
    return !around.some(
      ({ name, from }) =>
        UNREAD.test(name) ||
        ((STRING.test(name) || COMMENT.test(name)) && HALF_A_DELIMITER.test(this.#text.slice(from, offset))),
    );
  }
  kindAt(offset: number): PlaceKind {
    const left = this.#tree.resolveInner(offset, -1);
    if (COMMENT.test(left.name) && left.to === offset && !this.#textOf(left).endsWith('*/')) return 'comment';
    for (const { name } of withParents(this.#tree.resolveInner(offset, 0))) {
      if (COMMENT.test(name)) return 'comment';
      if (CODE.test(name)) return 'code';
      if (STRING.test(name) && name !== 'SystemLibString') return 'string';
    }
    return 'code';
  }
  /** Where the innermost bracket stands that is open here. */
  innermostBracket(offset: number): number | undefined {
    for (const node of withParents(this.#tree.resolveInner(offset, 0))) {
      const open: number[] = [];
      for (let child = node.firstChild; child !== null && child.to <= offset; child = child.nextSibling) {
        if (child.firstChild !== null) continue;
        if (/^(?:[([{]|\$\{)$/.test(this.#textOf(child))) open.push(child.from);
        else if (/^[)\]}]$/.test(this.#textOf(child))) open.pop();
      }
      if (open.length > 0) return open.at(-1);
    }
    return undefined;
  }
  /** Blocks whose body stands below the line that opens them. */
  blocks(): readonly Block[] {
    return this.#nodes().flatMap((node) => {
      const opener = this.#openerOf(node);
      const isBelow = opener !== undefined && /^[ \t]*\n/.test(this.#text.slice(opener.to));
      if (!isBelow || /String|JSX/.test(node.name)) return [];
      const statementEnd = this.#statementAround(node)?.to ?? node.to;
      return [{ from: node.from, to: node.to, openerEnd: opener.to, statementEnd }];
    });
  }
  /** Statements and members that begin a line. */
  statements(): readonly Span[] {
    return this.#nodes().filter(
      (node) =>
        node.parent !== null &&
        this.#isContainer(node.parent) &&
        node.firstChild !== null &&
        node.name !== 'Body' &&
        !NO_STATEMENT.test(node.name) &&
        !this.#isMacro(node) &&
        this.#text.slice(this.#text.lastIndexOf('\n', node.from - 1) + 1, node.from).trim() === '',
    );
  }
  /** Pairs of round, square and curly brackets. */
  brackets(): readonly Span[] {
    return this.#nodes().flatMap((node) => {
      const opener = node.firstChild === null && /^[([{]$/.test(this.#textOf(node)) ? node : undefined;
      const closer = opener && this.#closerOf(opener);
      return closer ? [{ from: node.from, to: closer.to }] : [];
    });
  }
  /** The end of the innermost block that is opened right before the place; undefined: none is, or it is not closed. */
  blockEnd(offset: number): number | undefined {
    for (const side of [1, -1] as const) {
      for (const node of withParents(this.#tree.resolveInner(offset, side))) {
        const opener = this.#openerOf(node);
        if (opener && opener.to <= offset && this.#text.slice(opener.to, offset).trim() === '') return node.to;
      }
    }
    return undefined;
  }
  /** The end of the statement or member that the place is in or begins. */
  statementEnd(offset: number): number | undefined {
    return this.#statementAround(this.#tree.resolveInner(offset, 1))?.to;
  }
  #statementAround(start: SyntaxNode): SyntaxNode | undefined {
    const nodes = [...withParents(start)];
    return nodes.find(({ parent, name }) => parent !== null && name !== 'Body' && this.#isContainer(parent));
  }
  /** A grammar of C takes a macro in front of a definition for a statement of its own. */
  #isMacro(node: SyntaxNode): boolean {
    return this.#hasMacros && !/[;}]$/.test(this.#textOf(node));
  }
  #nodes(): readonly SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    this.#tree.iterate({ enter: ({ node }) => void nodes.push(node) });
    return nodes;
  }
  #textOf({ from, to }: SyntaxNode): string {
    return this.#text.slice(from, to);
  }
  #isContainer(node: SyntaxNode): boolean {
    return node.parent === null || this.#openerOf(node) !== undefined;
  }
  #openerOf(node: SyntaxNode): SyntaxNode | undefined {
    const first = node.firstChild;
    if (first === null || !CONTAINER.test(node.name)) return undefined;
    const text = this.#textOf(first);
    if (node.name === 'Body' && text === ':') return first;
    return text === '{' && this.#text[node.to - 1] === '}' ? first : undefined;
  }
  #closerOf(opener: SyntaxNode): SyntaxNode | undefined {
    const [open, close] = [this.#textOf(opener), CLOSERS.get(this.#textOf(opener))];
    let depth = 0;
    for (let node = opener.nextSibling; node !== null; node = node.nextSibling) {
      const text = node.firstChild === null ? this.#textOf(node) : '';
      if (text === open) depth += 1;
      if (text === close && depth === 0) return node;
      if (text === close) depth -= 1;
    }
    return undefined;
  }
}

const CLOSERS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

function* withParents(start: SyntaxNode): Generator<SyntaxNode> {
  for (let node: SyntaxNode | null = start; node !== null; node = node.parent) yield node;
}
