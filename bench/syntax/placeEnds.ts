import { syntaxOf } from '../../src/core/completion/code/languageSyntax.ts';
import { StateAbove } from '../../src/core/completion/code/stateAbove.ts';
import { decideLength } from '../../src/core/completion/decideLength.ts';
import { headToTake, type HeadKind } from '../../src/core/completion/partial/headToTake.ts';
import { hasSaidEnough } from '../../src/core/completion/postprocess/cleanAnswer.ts';
import { createCleaningContext, type CleaningContext } from '../../src/core/completion/postprocess/cleaningContext.ts';
import { limitLength } from '../../src/core/completion/postprocess/limitLength.ts';
import { chance } from '../typist/random.ts';
import type { CodeFile } from './codeFiles.ts';
import { GrammarTree, type Block, type GrammarLanguage, type Span } from './grammarTree.ts';
import { windowAt } from './windowAt.ts';

export type Decision = 'block' | 'statement' | 'takeStatement' | 'takeBracket';

export interface EndVerdict {
  readonly decision: Decision;
  readonly isRight: boolean;
  /** Of a tree that knows the window and the answer; undefined: not asked. */
  readonly isTreeRight: boolean | undefined;
}

const MOST_LINES = 45;
const ANSWER_GOES_ON = 1200;
/** Brackets that close, with what ends a statement or a comment behind them. */
const CLOSING_LINES = /^(?:\s*[)\]};,]+[ \t]*(?:(?:\/\/|#).*|\/\*.*\*\/)?(?=\n|$))*/;
/** Of each kind in one file. */
const SAMPLES = 6;

/** Lets a model write on what the file goes on with, and looks where the answer is ended. */
export function judgeEnds(file: CodeFile, language: GrammarLanguage): readonly EndVerdict[] {
  const grammar = new GrammarTree(file.text, language);
  if (grammar.hasErrors) return [];
  const judge = new EndJudge(file.text, language);
  const statements = sample(grammar.statements(), file.text, 2);
  return [
    ...sample(grammar.blocks(), file.text, 1).map((block) => judge.block(block)),
    ...statements.flatMap((statement) => judge.statement(statement) ?? []),
    ...statements.map((statement) => judge.takenStatement(statement)),
    ...sample(grammar.brackets(), file.text, 3).map((bracket) => judge.takenBracket(bracket)),
  ];
}

function sample<T extends Span>(spans: readonly T[], text: string, purpose: number): readonly T[] {
  return spans
    .filter(({ from, to }) => text.slice(from, to).split('\n').length <= MOST_LINES)
    .map((span) => ({ span, order: chance(3, span.from, purpose) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, SAMPLES)
    .map(({ span }) => span);
}

class EndJudge {
  readonly #text: string;
  readonly #language: GrammarLanguage;
  readonly #tabSize: number;

  constructor(text: string, language: GrammarLanguage) {
    this.#text = text;
    this.#language = language;
    // Headers of C mix tabs of eight with spaces.
    this.#tabSize = language === 'c' || language === 'cpp' ? 8 : 4;
  }
  /** The cursor is right behind what opens the block, the last thing in the document. `else` and its like may belong to it. */
  block({ openerEnd, to, statementEnd }: Block): EndVerdict {
    const ended = this.#write(openerEnd, this.#contextAt(openerEnd, 'block'));
    const tree = this.#treeEnd('blockEnd', openerEnd, statementEnd);
    const range = { from: this.#trimmed(to), to: this.#pastClosers(Math.max(to, statementEnd)) };
    return { decision: 'block', isRight: this.#isWithin(ended, range), isTreeRight: this.#isTreeRight(tree, range) };
  }
  /** The cursor is where the statement begins; undefined: more than one is asked for there. */
  statement({ from, to }: Span): EndVerdict | undefined {
    const context = this.#contextAt(from);
    if (context.length !== 'statement') return undefined;
    const range = { from: this.#trimmed(to), to: this.#pastClosers(to) };
    const tree = this.#treeEnd('statementEnd', from, to);
    const isRight = this.#isWithin(this.#write(from, context), range);
    return { decision: 'statement', isRight, isTreeRight: this.#isTreeRight(tree, range) };
  }
  /** The suggestion goes on behind the statement, of which the user takes the first one. */
  takenStatement({ from, to }: Span): EndVerdict {
    const range = { from: this.#trimmed(to), to: this.#lineEnd(this.#trimmed(to)) };
    const tree = this.#treeEnd('statementEnd', from, to);
    const isRight = this.#isWithin(this.#take('statement', from, to), range);
    return { decision: 'takeStatement', isRight, isTreeRight: this.#isTreeRight(tree, range) };
  }
  takenBracket({ from, to }: Span): EndVerdict {
    const isRight = this.#take('bracket', from + 1, to) === to;
    return { decision: 'takeBracket', isRight, isTreeRight: undefined };
  }
  #contextAt(offset: number, length?: 'block'): CleaningContext {
    const syntax = syntaxOf(this.#language);
    const { prefix } = windowAt(this.#text.slice(0, offset), offset);
    const above = this.#text.slice(0, offset - prefix.length);
    const atStart = new StateAbove().at({ uri: '', text: above, start: 0, syntax });
    const place = {
      prefix,
      suffix: '',
      languageId: this.#language,
      insertSpaces: true,
      tabSize: this.#tabSize,
      stop: [],
    };
    const context = createCleaningContext({ ...place, length: 'block', atStart });
    return { ...context, length: length ?? decideLength(context) };
  }
  /** Where the answer ends that comes line by line. */
  #write(offset: number, context: CleaningContext): number {
    const lines = this.#text.slice(offset, this.#lineEnd(offset + MOST_LINES * 120)).split('\n');
    let raw = '';
    for (const [index, line] of lines.entries()) {
      raw += index === 0 ? line : `\n${line}`;
      if (hasSaidEnough(`${raw}\n`, context)) break;
    }
    return this.#trimmed(offset + limitLength(raw, context).length);
  }
  #take(kind: HeadKind, offset: number, to: number): number {
    const before = this.#text.slice(0, offset);
    const text = this.#text.slice(offset, this.#lineEnd(to + ANSWER_GOES_ON));
    const head = headToTake(kind, { before, text, replaced: '', languageId: this.#language, tabSize: this.#tabSize });
    return this.#trimmed(offset + head.text.length);
  }
  /** What a tree of the window and the answer says, in the file's offsets. */
  #treeEnd(what: 'blockEnd' | 'statementEnd', offset: number, to: number): number | undefined {
    const { prefix } = windowAt(this.#text, offset);
    const start = offset - prefix.length;
    const tree = new GrammarTree(this.#text.slice(start, this.#lineEnd(to + ANSWER_GOES_ON)), this.#language);
    const end = tree[what](prefix.length);
    return end === undefined ? undefined : end + start;
  }
  #isTreeRight(end: number | undefined, range: Span): boolean {
    return end !== undefined && this.#isWithin(this.#trimmed(end), range);
  }
  #isWithin(end: number, { from, to }: Span): boolean {
    return end >= from && end <= to;
  }
  #trimmed(end: number): number {
    return this.#text.slice(0, end).trimEnd().length;
  }
  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', Math.min(offset, this.#text.length));
    return end < 0 ? this.#text.length : end;
  }
  /** The document has nothing that closes what is around: the answer may, and say behind the bracket what it closes. */
  #pastClosers(end: number): number {
    const lineEnd = this.#lineEnd(this.#trimmed(end));
    return lineEnd + (CLOSING_LINES.exec(this.#text.slice(lineEnd))?.[0].length ?? 0);
  }
}
