import * as vscode from 'vscode';
import { createFuzzyIndex } from '../../../core/context/fuzzy/fuzzyIndex.ts';
import { describeProblems } from '../../../core/prompts/describeProblems.ts';
import type { LastEditor } from '../../chat/lastEditor.ts';
import { isWritten } from '../../completion/context/documentText.ts';
import { problemsOf } from '../../prompts/promptSubject.ts';
import type { AttachGuard } from '../attachGuard.ts';
import { type ContextCandidate, type ContextSource, MOST_CANDIDATES } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';

export interface ProblemsSourceDeps {
  readonly lastEditor: LastEditor;
  readonly guard: Pick<AttachGuard, 'isFree'>;
}

/** Of so many files the problems are listed. */
const MOST_FILES = 40;

interface Subject {
  readonly label: string;
  readonly detail: string;
  readonly uris: readonly vscode.Uri[];
}

/** What the editor reports: of the file in front, of all files, of each file. */
export function createProblemsSource({ lastEditor, guard }: ProblemsSourceDeps): ContextSource {
  return {
    kind: 'problems',
    isSingle: false,
    label: vscode.l10n.t('Problems'),
    description: vscode.l10n.t('Errors and warnings of a file or of all files'),
    async find(query) {
      const subjects = findSubjects(lastEditor.current?.document.uri);
      if (subjects.length === 0)
        return { candidates: [], remark: vscode.l10n.t('The editor reports no problems in the files that it knows.') };
      const entries = subjects.map((item) => ({ item, name: item.label, place: '' }));
      const found = createFuzzyIndex(entries).find(query, MOST_CANDIDATES);
      return { candidates: found.map(({ item, namePositions }) => toCandidate(item, namePositions, guard)) };
    },
  };
}

function findSubjects(current: vscode.Uri | undefined): readonly Subject[] {
  const uris = vscode.languages
    .getDiagnostics()
    .map(([uri]) => uri)
    .filter((uri) => isWritten(uri) && problemsOf(uri).length > 0);
  if (uris.length === 0) return [];
  const own = uris.filter((uri) => uri.toString() === current?.toString());
  const files = uris.map((uri) => ({ label: nameOf(uri), detail: countText(problemsOf(uri).length), uris: [uri] }));
  const all = uris.reduce((sum, uri) => sum + problemsOf(uri).length, 0);
  return [
    ...own.map((uri) => ({ label: vscode.l10n.t('This File'), detail: nameOf(uri), uris: [uri] })),
    { label: vscode.l10n.t('All Files'), detail: countText(all), uris },
    ...files,
  ];
}

function countText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

function nameOf(uri: vscode.Uri): string {
  return uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri);
}

function toCandidate(
  { label, detail, uris }: Subject,
  positions: readonly number[],
  guard: ProblemsSourceDeps['guard'],
): ContextCandidate {
  return {
    kind: 'problems',
    label,
    detail,
    positions,
    async read() {
      const shown = uris.slice(0, MOST_FILES);
      const texts = await Promise.all(shown.map((uri) => describeFile(uri, guard)));
      const rest = uris.length - shown.length;
      const [only] = uris;
      return [
        makePiece({
          kind: 'problems',
          label:
            uris.length === 1 && only
              ? vscode.l10n.t('Problems of {0}', nameOf(only))
              : vscode.l10n.t('Problems of {0} files', uris.length),
          promptLabel: `Problems of ${uris.length === 1 && only ? nameOf(only) : `${uris.length} files`}`,
          languageId: 'plaintext',
          text: [...texts, ...(rest > 0 ? [`[… ${rest} more files with problems …]`] : [])].join('\n\n'),
          isCut: rest > 0,
        }),
      ];
    },
  };
}

/** Messages quote code: of a file that stays at home only the number is told. */
async function describeFile(uri: vscode.Uri, guard: ProblemsSourceDeps['guard']): Promise<string> {
  const problems = problemsOf(uri);
  const isFree = await guard.isFree(uri);
  return `${nameOf(uri)}:\n${isFree ? describeProblems(problems) : `- ${problems.length} problems, not shown: the file is kept at home`}`;
}
