import { syntaxOf } from '../../src/core/completion/code/languageSyntax.ts';
import { scanCode, type CodeState } from '../../src/core/completion/code/scanCode.ts';
import { StateAbove } from '../../src/core/completion/code/stateAbove.ts';
import { chance } from '../typist/random.ts';
import type { CodeFile } from './codeFiles.ts';
import { GrammarTree, type GrammarLanguage, type PlaceKind } from './grammarTree.ts';
import { windowAt } from './windowAt.ts';

/** What was said of one place, against the grammar's word on the whole file. */
export interface KindVerdict {
  readonly isKindRight: boolean;
  /** Undefined outside of code. */
  readonly isBracketRight: boolean | undefined;
  /** Of a tree that knows the window alone, as it would while one types. */
  readonly isTreeRight: boolean;
}

/** At so many places all over a file, without those that the grammar cannot judge: code, comment or string, and which bracket is the innermost one. */
export function judgeKinds(file: CodeFile, language: GrammarLanguage, count: number): readonly KindVerdict[] {
  const grammar = new GrammarTree(file.text, language);
  if (grammar.hasErrors) return [];
  return Array.from({ length: count }, (_, index) => Math.floor(chance(2, index, file.text.length) * file.text.length))
    .filter((offset) => grammar.canJudge(offset))
    .map((offset) => judgePlace({ file, language, grammar, offset }));
}

interface Place {
  readonly file: CodeFile;
  readonly language: GrammarLanguage;
  readonly grammar: GrammarTree;
  readonly offset: number;
}

function judgePlace({ file: { text }, language, grammar, offset }: Place): KindVerdict {
  const syntax = syntaxOf(language);
  const truth = grammar.kindAt(offset);
  const { prefix, suffix } = windowAt(text, offset);
  const start = offset - prefix.length;
  const atStart = new StateAbove().at({ uri: '', text: text.slice(0, start), start: 0, syntax });
  const state = scanCode(prefix, { syntax, from: atStart });
  const [said, bracket] = [kindOf(state), grammar.innermostBracket(offset) ?? -1];
  const own = state.open.at(-1);
  const innermost = own === undefined ? -1 : own.index + start;
  return {
    isKindRight: said === truth,
    // What was opened above the window is no business of the window's.
    isBracketRight: truth === 'code' && said === truth ? innermost === (bracket < start ? -1 : bracket) : undefined,
    isTreeRight: new GrammarTree(prefix + suffix, language).kindAt(prefix.length) === truth,
  };
}

function kindOf({ comment, quote }: CodeState): PlaceKind {
  if (comment !== undefined) return 'comment';
  return quote === undefined ? 'code' : 'string';
}
