import { summariseDiff } from '../../../core/products/git/summariseDiff.ts';
import { estimateTokens } from '../../../core/usage/estimateTokens.ts';
import type { Exclusions } from '../../completion/exclusions.ts';
import type { GitRepository } from '../../products/git/gitApi.ts';
import { withheldIn } from '../../products/git/readChanges.ts';

/** Beyond these, files are not compared one by one. */
const MOST_FILES = 200;
const MAX_TOKENS = 20_000;

export interface GitRange {
  readonly repository: GitRepository;
  readonly from: string;
  readonly to: string;
  readonly exclusions: Exclusions;
  readonly signal: AbortSignal;
}

export interface DiffText {
  readonly text: string;
  readonly isCut: boolean;
}

/** What has changed between two commits: secrets, excluded files and lock files are only named, the rest shares a budget. Undefined when nothing has. */
export async function diffOfRange({
  repository,
  from,
  to,
  exclusions,
  signal,
}: GitRange): Promise<DiffText | undefined> {
  const changes = await repository.diffBetween(from, to);
  if (changes.length === 0) return undefined;
  const diffs: string[] = [];
  for (const { uri } of changes.slice(0, MOST_FILES)) {
    if (signal.aborted) return undefined;
    diffs.push(await repository.diffBetween(from, to, uri.fsPath));
  }
  const diff = diffs.filter((one) => one !== '').join('\n');
  const isWithheld = await withheldIn(repository, exclusions, diff);
  const summary = summariseDiff(diff, { budgetTokens: MAX_TOKENS, estimateTokens, isWithheld });
  const rest = changes.length - MOST_FILES;
  const more = rest > 0 ? `\n[… ${rest} more files …]` : '';
  return { text: summary.text + more, isCut: summary.shortened.length > 0 || rest > 0 };
}
