import type { BenchPart } from '../support/part.ts';
import type { Cell, Table } from '../support/table.ts';
import { codeFiles, type CodeFile } from './codeFiles.ts';
import { GRAMMAR_LANGUAGES, type GrammarLanguage } from './grammarTree.ts';
import { judgeEnds, type Decision, type EndVerdict } from './placeEnds.ts';
import { judgeKinds } from './placeKinds.ts';

const FILES = 60;
const FILES_IN_A_HURRY = 2;
const PLACES = 50;
const DECISIONS: readonly Decision[] = ['block', 'statement', 'takeStatement', 'takeBracket'];

export const syntaxPart: BenchPart = {
  name: 'syntax',
  title: 'how often the scanner of code and syntax trees are right',
  run: async ({ quick }) => {
    const rows = GRAMMAR_LANGUAGES.flatMap((language) => {
      const files = codeFiles(language, quick ? FILES_IN_A_HURRY : FILES);
      return files.length > 0 ? [{ kinds: kindRow(language, files), ends: endRow(language, files) }] : [];
    });
    return [kindTable(rows.map(({ kinds }) => kinds)), endTable(rows.map(({ ends }) => ends))];
  },
};

function kindRow(language: GrammarLanguage, files: readonly CodeFile[]): readonly Cell[] {
  const byFile = files.map((file) => judgeKinds(file, language, PLACES));
  const verdicts = byFile.flat();
  return [
    language,
    byFile.filter(({ length }) => length > 0).length,
    verdicts.length,
    shareOf(verdicts.map(({ isKindRight }) => isKindRight)),
    shareOf(verdicts.map(({ isTreeRight }) => isTreeRight)),
    shareOf(verdicts.flatMap(({ isBracketRight }) => isBracketRight ?? [])),
  ];
}

function endRow(language: GrammarLanguage, files: readonly CodeFile[]): readonly Cell[] {
  const verdicts = files.flatMap((file) => judgeEnds(file, language));
  return [language, verdicts.length, ...DECISIONS.flatMap((decision) => endCells(verdicts, decision))];
}

function endCells(verdicts: readonly EndVerdict[], decision: Decision): readonly Cell[] {
  const own = verdicts.filter((verdict) => verdict.decision === decision);
  const ours = shareOf(own.map(({ isRight }) => isRight));
  return decision === 'takeBracket' ? [ours] : [ours, shareOf(own.flatMap(({ isTreeRight }) => isTreeRight ?? []))];
}

/** Per cent; undefined: nothing was asked. */
function shareOf(answers: readonly boolean[]): number | undefined {
  return answers.length === 0 ? undefined : (answers.filter(Boolean).length / answers.length) * 100;
}

function kindTable(rows: readonly (readonly Cell[])[]): Table {
  const columns = [
    { name: 'language' },
    { name: 'files' },
    { name: 'places' },
    { name: 'code, comment or string: scanner, % right', decimals: 1 },
    { name: 'tree of the window, % right', decimals: 1 },
    { name: 'innermost bracket: scanner, % right', decimals: 1 },
  ];
  const remarks = [
    'The truth is what a grammar (Lezer) says of the whole file; files that it does not understand to the end are left out, and so are places in the middle of a delimiter and in macros, which it does not read. The scanner has the window of a request and what it remembers of the text above. The tree is one of the same window: what a parser off the typing path would have.',
  ];
  return { title: 'Where the cursor is', columns, rows, remarks };
}

function endTable(rows: readonly (readonly Cell[])[]): Table {
  const both = (name: string): Table['columns'] => [
    { name: `${name}: scanner, % right`, decimals: 1 },
    { name: 'tree, % right', decimals: 1 },
  ];
  const columns = [
    { name: 'language' },
    { name: 'places' },
    ...both('end of a block'),
    ...both('of a statement'),
    ...both('of a statement that is taken'),
    { name: 'of a bracket that is taken: scanner, % right', decimals: 1 },
  ];
  const remarks = [
    'The model goes on with what the file goes on with and never stops by itself; nothing stands below the cursor. Right is the end of the node, with the brackets that close what is around it where the document has none, and what is said of them behind them. In C and C++ a macro in front of a definition is no statement, whatever the grammar says. The tree is one of the window and the answer.',
  ];
  return { title: 'Where an answer ends', columns, rows, remarks };
}
