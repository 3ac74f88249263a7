import * as vscode from 'vscode';
import type { PlacedFinding } from '../../../core/products/review/placeFindings.ts';
import type { Severity } from '../../../core/products/review/reviewFinding.ts';
import type { ContextKey } from '../../contributions.ts';
import { reviewBody } from './reviewBody.ts';

/** Named in the `when` clauses of package.json. */
const CONTROLLER = 'interlineReview';

const severityLabels = (): Readonly<Record<Severity, string>> => ({
  error: vscode.l10n.t('Error'),
  warning: vscode.l10n.t('Warning'),
  suggestion: vscode.l10n.t('Suggestion'),
});

/** The comments of the last review. They live in the window only. */
export class ReviewThreads implements vscode.Disposable {
  #controller: vscode.CommentController | undefined;
  readonly #threads = new Set<vscode.CommentThread>();

  get threads(): readonly vscode.CommentThread[] {
    return [...this.#threads];
  }

  /** @param root The folder that the findings' paths begin at. */
  show(findings: readonly PlacedFinding[], root: vscode.Uri): void {
    this.clear();
    this.#controller ??= vscode.comments.createCommentController(CONTROLLER, vscode.l10n.t('Interline Review'));
    for (const finding of findings) this.#threads.add(createThread(this.#controller, finding, root));
    this.#tellContext();
  }

  /** @param argument The thread whose button was pressed, or a comment of it. */
  resolve(argument: unknown): void {
    const thread = this.#threadOf(argument);
    if (!thread) return;
    const isResolved = thread.state === vscode.CommentThreadState.Resolved;
    thread.state = isResolved ? vscode.CommentThreadState.Unresolved : vscode.CommentThreadState.Resolved;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState[isResolved ? 'Expanded' : 'Collapsed'];
  }

  delete(argument: unknown): void {
    const thread = this.#threadOf(argument);
    if (!thread) return;
    this.#threads.delete(thread);
    thread.dispose();
    this.#tellContext();
  }

  clear(): void {
    for (const thread of this.#threads) thread.dispose();
    this.#threads.clear();
    this.#tellContext();
  }

  dispose(): void {
    this.#controller?.dispose();
  }

  #threadOf(argument: unknown): vscode.CommentThread | undefined {
    return this.threads.find((thread) => thread === argument);
  }

  #tellContext(): void {
    const key: ContextKey = 'interline.hasReview';
    void vscode.commands.executeCommand('setContext', key, this.#threads.size > 0);
  }
}

function createThread(
  controller: vscode.CommentController,
  finding: PlacedFinding,
  root: vscode.Uri,
): vscode.CommentThread {
  const { path, line, endLine, severity, text } = finding;
  const uri = vscode.Uri.joinPath(root, path);
  const comment: vscode.Comment = {
    author: { name: 'Interline' },
    body: reviewBody(text),
    mode: vscode.CommentMode.Preview,
    label: severityLabels()[severity],
  };
  const thread = controller.createCommentThread(uri, new vscode.Range(line - 1, 0, endLine - 1, 0), [comment]);
  thread.label = severityLabels()[severity];
  thread.canReply = false;
  thread.state = vscode.CommentThreadState.Unresolved;
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  return thread;
}
