import { t } from '@vscode/l10n';
import { collectAnswer } from '../../core/products/ask/collectAnswer.ts';
import { withInstructions } from '../../core/products/ask/withInstructions.ts';
import { cleanCommitMessage } from '../../core/products/commit/cleanCommitMessage.ts';
import { commitPrompt } from '../../core/products/commit/commitPrompt.ts';
import type { CommitStyle } from '../../core/products/commit/commitStyle.ts';
import { learnCommitStyle } from '../../core/products/commit/learnCommitStyle.ts';
import { WatchedBox } from '../../core/products/commit/watchedBox.ts';
import { summariseDiff } from '../../core/products/git/summariseDiff.ts';
import { joinInstructions } from '../../core/prompts/joinInstructions.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { withProgress } from '../connection/withProgress.ts';
import { showInformation } from '../notices.ts';
import { chooseRepository } from './git/chooseRepository.ts';
import type { GitRepository, openGit } from './git/gitApi.ts';
import { type Changes, readChanges } from './git/readChanges.ts';
import type { ProductDeps } from './productDeps.ts';

/** A diff of more tokens is summarised; small local models take about twice as much. */
const MAX_DIFF_TOKENS = 6_000;
const MAX_TOKENS = 2_048;
const TEMPERATURE = 0.2;
/** In characters, of what the project asks of models. */
const MOST_INSTRUCTIONS = 8_000;
const COMMITS_TO_LEARN_FROM = 50;

/** Writes commit messages into the input box of source control. One at a time for a repository: asked again, it stops. */
export class CommitMessages {
  readonly #deps: ProductDeps;
  readonly #open: typeof openGit | undefined;
  readonly #running = new Map<string, AbortController>();

  /** @param open Absent: VS Code's Git extension. */
  constructor(deps: ProductDeps, open?: typeof openGit) {
    this.#deps = deps;
    this.#open = open;
  }

  /** @param argument The `SourceControl` whose button was pressed, if one was. */
  async write(argument: unknown): Promise<void> {
    const repository = await chooseRepository(argument, this.#open);
    if (!repository) return;
    const key = repository.rootUri.toString();
    const running = this.#running.get(key);
    if (running) return running.abort();
    const abort = new AbortController();
    this.#running.set(key, abort);
    try {
      await withProgress(t('Interline is writing the commit message.'), (signal) =>
        this.#writeInto(repository, AbortSignal.any([signal, abort.signal]), abort),
      );
    } finally {
      this.#running.delete(key);
    }
  }

  async #writeInto(repository: GitRepository, signal: AbortSignal, abort: AbortController): Promise<void> {
    const changes = await readChanges(repository, this.#deps.exclusions);
    if (!changes) return void showInformation(t('There is nothing to commit: no file has changed.'));
    const style = await styleOf(repository);
    const asked = joinInstructions(await this.#deps.instructions.read(repository.rootUri), MOST_INSTRUCTIONS);
    if (signal.aborted) return;
    const { inputBox } = repository;
    const box = new WatchedBox(inputBox, this.#deps.clock, abort);
    const bodyWidth = style.bodyWidth;
    const prompt = promptOf(repository, changes, { style, instruction: inputBox.value });
    const messages = withInstructions(prompt, asked);
    let message = '';
    try {
      const answer = await collectAnswer({
        gateway: this.#deps.gateway,
        messages,
        maxTokens: MAX_TOKENS,
        temperature: TEMPERATURE,
        signal,
        onText: (text) => box.show(cleanCommitMessage(text, { isGrowing: true, bodyWidth })),
      });
      message = answer ? cleanCommitMessage(answer.text, { bodyWidth }) : '';
      if (answer && message === '')
        void showInformation(t('The model gave no message. Try again, or choose another model with Select Model.'));
    } finally {
      box.end(message);
    }
  }
}

async function styleOf(repository: GitRepository): Promise<CommitStyle> {
  try {
    const commits = await repository.log({ maxEntries: COMMITS_TO_LEARN_FROM });
    return learnCommitStyle(commits.map(({ message }) => message));
  } catch {
    // Before the first commit there is no log.
    return learnCommitStyle([]);
  }
}

interface Wish {
  readonly style: CommitStyle;
  readonly instruction: string;
}

function promptOf({ state }: GitRepository, { diff, untracked, isWithheld }: Changes, { style, instruction }: Wish) {
  const budget = { budgetTokens: MAX_DIFF_TOKENS, estimateTokens, isWithheld, untracked };
  return commitPrompt({ style, instruction, diff: summariseDiff(diff, budget).text, branch: state.HEAD?.name ?? '' });
}
