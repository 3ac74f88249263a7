import * as vscode from 'vscode';
import {
  type ContextCandidate,
  type ContextPiece,
  type ContextSource,
  type FoundContext,
  type ReadContext,
} from '../contextSource.ts';
import type { AttachGuard } from '../attachGuard.ts';
import { readFilePiece } from '../readFilePiece.ts';
import { nameAndPlace } from '../sources/fileSource.ts';
import type { FoundCode, WorkspaceIndex } from './workspaceIndex.ts';

export interface CodeSourceDeps {
  readonly index: WorkspaceIndex;
  readonly guard: Pick<AttachGuard, 'isFree'>;
  /** What stands in the chat's input. */
  readonly draft: () => string;
}

const MOST_SHOWN = 20;
/** The first entry of the menu attaches so many at once. */
const BEST = 5;
/** The first reading of a small workspace is done by then. */
const PATIENCE_MS = 300;

/** Pieces of code that fit a question; without one, the question in the chat's input itself. */
export function createCodeSource(deps: CodeSourceDeps): ContextSource {
  const { index } = deps;
  return {
    kind: 'code',
    isSingle: false,
    label: vscode.l10n.t('Code Search'),
    description: vscode.l10n.t('Pieces of the workspace that fit your words'),
    async find(typed) {
      const query = typed.trim() === '' ? questionOf(deps.draft()) : typed.trim();
      const updated = index.update();
      if (query === '') return { candidates: [], remark: vscode.l10n.t('Type what you look for, in your own words.') };
      const answer = (): FoundContext => answerFor(query, deps);
      if (!updated) return answer();
      // Nobody waits for changes where something is known.
      const isDone = !index.isReady && (await Promise.race([updated.then(() => true), patience()]));
      return isDone ? answer() : { ...answer(), later: updated.then(answer) };
    },
  };
}

/** The draft without what is being chosen just now. */
function questionOf(draft: string): string {
  return draft.replace(/@[\w:-]*\s*$/, '').trim();
}

function answerFor(query: string, deps: CodeSourceDeps): FoundContext {
  const { index } = deps;
  const found = index.search(query, MOST_SHOWN);
  const remark = remarkOn(index, found.length);
  const singles = found.map((one) => candidateFor(one, query, deps));
  const candidates = found.length > 1 ? [bestOf(found, query, deps), ...singles] : singles;
  return { candidates, ...(remark !== undefined && { remark }) };
}

function remarkOn({ state }: WorkspaceIndex, count: number): string | undefined {
  const { isReading, isFirst, isCut, done, total } = state;
  if (isReading && isFirst)
    return vscode.l10n.t('Still reading the workspace: {0} of {1} files. More may be found.', done, total);
  if (isCut)
    return vscode.l10n.t('This workspace is too large to be searched whole: 20,000 files or 120 MB of memory at most.');
  return count === 0 ? vscode.l10n.t('Nothing fits these words. Try names that the code would use.') : undefined;
}

function bestOf(found: readonly FoundCode[], query: string, deps: CodeSourceDeps): ContextCandidate {
  const best = found.slice(0, BEST);
  return {
    kind: 'code',
    label: vscode.l10n.t('The {0} best pieces', best.length),
    detail: query,
    async read() {
      const pieces: ContextPiece[] = [];
      for (const one of best) {
        const read = await readHit(one, query, deps);
        if (!('problem' in read)) pieces.push(...read);
      }
      return pieces.length > 0 ? pieces : { problem: changedMeanwhile(best[0]?.path ?? '') };
    },
  };
}

function candidateFor(hit: FoundCode, query: string, deps: CodeSourceDeps): ContextCandidate {
  const { name, place } = nameAndPlace(hit.path);
  return {
    kind: 'code',
    label: `${name}:${hit.startLine + 1}-${hit.endLine}`,
    detail: place,
    read: () => readHit(hit, query, deps),
  };
}

/** Its file may have changed since it was found: then the piece that fits now is taken. */
async function readHit(hit: FoundCode, query: string, { index, guard }: CodeSourceDeps): Promise<ReadContext> {
  if (!(await guard.isFree(hit.uri))) return { problem: changedMeanwhile(hit.path) };
  await index.refresh(hit);
  const now = index.search(query, MOST_SHOWN * 2).filter(({ file }) => file === hit.file);
  const same = now.find(({ startLine }) => startLine === hit.startLine) ?? now[0];
  if (!same) return { problem: changedMeanwhile(hit.path) };
  const range = { startLine: same.startLine, startCharacter: 0, endLine: same.endLine, endCharacter: 0 };
  const piece = await readFilePiece({ uri: hit.uri, label: hit.path, kind: 'code', range });
  return 'problem' in piece ? piece : [piece];
}

function changedMeanwhile(path: string): string {
  return vscode.l10n.t('{0} has changed since it was found. Search again.', path);
}

function patience(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
}
