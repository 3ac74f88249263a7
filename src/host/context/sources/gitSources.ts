import * as vscode from 'vscode';
import { createFuzzyIndex } from '../../../core/context/fuzzy/fuzzyIndex.ts';
import { chooseBaseBranch } from '../../../core/context/git/chooseBaseBranch.ts';
import type { Exclusions } from '../../completion/exclusions.ts';
import { type GitCommit, type GitRepository, openGit } from '../../products/git/gitApi.ts';
import { uncommittedDiff } from '../../prompts/uncommittedDiff.ts';
import { type ContextCandidate, type ContextSource, MOST_CANDIDATES, type ReadContext } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';
import { diffOfRange } from './gitDiffs.ts';

export interface GitSourceDeps {
  readonly exclusions: Exclusions;
}

/** So far back commits are searched. */
const MOST_COMMITS = 300;

/** What is not committed, in each repository that has changes. */
export function createDiffSource({ exclusions }: GitSourceDeps): ContextSource {
  const label = vscode.l10n.t('Uncommitted Changes');
  const read = async ({ rootUri }: GitRepository): Promise<ReadContext> => {
    const text = await uncommittedDiff(rootUri, exclusions);
    return text === undefined || text === ''
      ? { problem: vscode.l10n.t('There are no uncommitted changes any more.') }
      : [
          makePiece({
            kind: 'diff',
            label: vscode.l10n.t('Uncommitted changes'),
            promptLabel: 'Uncommitted changes',
            languageId: 'diff',
            text,
          }),
        ];
  };
  return {
    kind: 'diff',
    isSingle: true,
    label,
    description: vscode.l10n.t('What has changed since the last commit'),
    async find() {
      const changed = (await repositories()).filter(({ state }) => countChanges(state) > 0);
      const candidates = changed.map((repository): ContextCandidate => ({
        kind: 'diff',
        label,
        detail: [nameIfSeveral(repository, changed), countText(countChanges(repository.state))]
          .filter(Boolean)
          .join(' · '),
        read: () => read(repository),
      }));
      return { candidates };
    },
  };
}

/** The commits of the branch that is checked out, found by their words, their author or the start of their hash. */
export function createCommitSource({ exclusions }: GitSourceDeps): ContextSource {
  return {
    kind: 'commit',
    isSingle: false,
    label: vscode.l10n.t('Commit'),
    description: vscode.l10n.t('Message and changes of a commit'),
    async find(query) {
      const all = await repositories();
      const lists = await Promise.all(all.map((repository) => commitsOf(repository)));
      const entries = lists.flat().map((item) => ({
        item,
        name: subjectOf(item.commit),
        place: `${item.commit.hash.slice(0, 8)} ${item.commit.authorName ?? ''}`,
      }));
      if (entries.length === 0) return { candidates: [], remark: noRepository() };
      const found = createFuzzyIndex(entries).find(query, MOST_CANDIDATES);
      return { candidates: found.map(({ item, namePositions }) => commitCandidate(item, namePositions, exclusions)) };
    },
  };
}

/** What the current branch has that the main one has not. */
export function createBranchSource({ exclusions }: GitSourceDeps): ContextSource {
  const label = vscode.l10n.t('This Branch');
  return {
    kind: 'branch',
    isSingle: true,
    label,
    description: vscode.l10n.t('What this branch changes, against the main branch'),
    async find() {
      const found = await Promise.all((await repositories()).map((one) => withBase(one)));
      const candidates = found.flat().map(({ repository, base }): ContextCandidate => {
        const name = repository.state.HEAD?.name ?? 'HEAD';
        const detail = vscode.l10n.t('{0} against {1}', name, base);
        const read = (signal: AbortSignal) => readBranch({ repository, base, name, exclusions, signal });
        return { kind: 'branch', label, detail, read };
      });
      return { candidates };
    },
  };
}

async function repositories(): Promise<readonly GitRepository[]> {
  return (await openGit())?.repositories ?? [];
}

function noRepository(): string {
  return vscode.l10n.t('There is no Git repository with commits here. Open a folder with one, then type @ again.');
}

function countChanges({ indexChanges, workingTreeChanges, untrackedChanges = [] }: GitRepository['state']): number {
  const changes = [...indexChanges, ...workingTreeChanges, ...untrackedChanges];
  return new Set(changes.map(({ uri }) => uri.toString())).size;
}

function countText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}

function nameIfSeveral({ rootUri }: GitRepository, all: readonly GitRepository[]): string {
  return all.length > 1 ? vscode.workspace.asRelativePath(rootUri) : '';
}

interface FoundCommit {
  readonly repository: GitRepository;
  readonly commit: GitCommit;
}

/** A repository without a commit has no log. */
async function commitsOf(repository: GitRepository): Promise<readonly FoundCommit[]> {
  try {
    return (await repository.log({ maxEntries: MOST_COMMITS })).map((commit) => ({ repository, commit }));
  } catch {
    return [];
  }
}

function subjectOf({ message }: GitCommit): string {
  return message.split('\n')[0]?.trim() ?? '';
}

function commitCandidate(
  { repository, commit }: FoundCommit,
  positions: readonly number[],
  exclusions: Exclusions,
): ContextCandidate {
  const { hash, authorName, authorDate } = commit;
  const detail = [hash.slice(0, 8), authorName, authorDate?.toISOString().slice(0, 10)].filter(Boolean).join(' · ');
  const read = (signal: AbortSignal) => readCommit({ repository, commit, exclusions, signal });
  return { kind: 'commit', label: subjectOf(commit), detail, positions, read };
}

interface CommitToRead extends FoundCommit {
  readonly exclusions: Exclusions;
  readonly signal: AbortSignal;
}

async function readCommit({ repository, commit, exclusions, signal }: CommitToRead): Promise<ReadContext> {
  const { hash, message, parents } = commit;
  const [from] = parents;
  // The first commit has nothing to be compared with.
  const diff = from === undefined ? undefined : await diffOfRange({ repository, from, to: hash, exclusions, signal });
  const text = [message.trim(), ...(diff ? [diff.text] : [])].join('\n\n');
  const label = vscode.l10n.t('Commit {0}: {1}', hash.slice(0, 8), subjectOf(commit));
  const promptLabel = `Commit ${hash.slice(0, 8)}: ${subjectOf(commit)}`;
  return [makePiece({ kind: 'commit', label, promptLabel, languageId: 'diff', text, isCut: diff?.isCut ?? false })];
}

interface BranchWithBase {
  readonly repository: GitRepository;
  readonly base: string;
}

async function withBase(repository: GitRepository): Promise<readonly BranchWithBase[]> {
  const names = async (remote: boolean): Promise<readonly string[]> => {
    const branches = await repository.getBranches({ remote, sort: 'committerdate' });
    return branches.flatMap(({ name }) => name ?? []);
  };
  const { HEAD } = repository.state;
  if (HEAD?.commit === undefined) return [];
  const [local, remote] = await Promise.all([names(false), names(true)]);
  const base = chooseBaseBranch({ current: HEAD.name, local, remote });
  return base === undefined ? [] : [{ repository, base }];
}

interface BranchToRead extends BranchWithBase {
  readonly name: string;
  readonly exclusions: Exclusions;
  readonly signal: AbortSignal;
}

async function readBranch({ repository, base, name, exclusions, signal }: BranchToRead): Promise<ReadContext> {
  const diff = await diffOfRange({ repository, from: base, to: 'HEAD', exclusions, signal });
  if (!diff) return { problem: vscode.l10n.t('{0} has no commit that {1} has not.', name, base) };
  const label = vscode.l10n.t('Branch {0} against {1}', name, base);
  const promptLabel = `Branch ${name} against ${base}`;
  return [makePiece({ kind: 'branch', label, promptLabel, languageId: 'diff', text: diff.text, isCut: diff.isCut })];
}
