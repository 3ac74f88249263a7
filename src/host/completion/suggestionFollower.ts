import * as vscode from 'vscode';
import type { OfferedSuggestion } from '../../core/completion/acceptance/followChange.ts';
import { SuggestionWatch } from '../../core/completion/acceptance/suggestionWatch.ts';
import type { AcceptanceLedger } from '../../core/completion/acceptance/acceptanceLedger.ts';
import type { CompletionInput } from '../../core/completion/completionInput.ts';
import { headToTake, type HeadKind } from '../../core/completion/partial/headToTake.ts';
import type { Clock } from '../../core/ports.ts';
import { showInformation } from '../notices.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { AnsweredQuestion } from './suggestionProvider.ts';
import { createTabGuard } from './tabGuard.ts';

/** So many lines before the cursor tell strings and brackets apart: a docstring that were cut in its middle would turn all into its opposite. */
const LINES_BEFORE = 2000;

export interface SuggestionFollowerDeps {
  readonly clock: Clock;
  readonly settings: SettingsSource;
  readonly acceptance: AcceptanceLedger;
}

/** Knows which suggestion is on the screen: counts what becomes of it, guards Tab when it appears, and takes parts of it. */
export interface SuggestionFollower extends vscode.Disposable {
  answered(question: AnsweredQuestion): void;
  accepted(): void;
  dismissed(): void;
  takeHead(kind: HeadKind): Promise<void>;
}

export function createSuggestionFollower(deps: SuggestionFollowerDeps): SuggestionFollower {
  const { clock, acceptance } = deps;
  const watch = new SuggestionWatch(clock, (fate) => {
    acceptance.record(fate);
  });
  const guard = createTabGuard(deps);
  const changes = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const uri = document.uri.toString();
    for (const { rangeOffset, rangeLength, text } of contentChanges)
      watch.change({ uri, offset: rangeOffset, removed: rangeLength, inserted: text });
  });
  return {
    answered(question) {
      const offered = offeredBy(question);
      if (offered === undefined) return;
      const hasAppeared = watch.offer(offered);
      if (hasAppeared && question.input.trigger === 'automatic') guard.appeared();
    },
    accepted: () => {
      watch.accepted();
    },
    dismissed: () => {
      watch.end();
    },
    takeHead: (kind) => takeHead(kind, watch.visible),
    dispose: () => {
      watch.end();
      changes.dispose();
      guard.dispose();
    },
  };
}

/** The first suggestion, as what it inserts at the cursor; undefined: nothing is shown. */
function offeredBy({ outcome, input }: AnsweredQuestion): OfferedSuggestion | undefined {
  const [first, ...others] = outcome.kind === 'shown' ? outcome.suggestions : [];
  if (first === undefined) return undefined;
  const offset = input.textStart + input.offset;
  const typed = input.text.slice(first.replaceStart - input.textStart, input.offset);
  if (!first.insertText.startsWith(typed)) return undefined;
  return {
    uri: input.uri,
    languageId: input.languageId,
    offset,
    before: lineBefore(input),
    passed: typed.length,
    text: first.insertText.slice(typed.length),
    replaceRight: first.replaceEnd - offset,
    others: others.map(({ insertText }) => insertText.slice(typed.length)),
  };
}

function lineBefore({ text, offset }: CompletionInput): string {
  const before = text.slice(0, offset);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

async function takeHead(kind: HeadKind, shown: OfferedSuggestion | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const isHere =
    editor !== undefined &&
    shown?.uri === editor.document.uri.toString() &&
    editor.document.offsetAt(editor.selection.active) === shown.offset;
  if (!isHere) {
    void showInformation(
      vscode.l10n.t('There is no suggestion of Interline at the cursor. Ask for one with "Interline: Suggest Here".'),
    );
    return;
  }
  // Which of several is on the screen only the editor knows; it takes lines of the right one.
  if (shown.others.length > 0) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.acceptNextLine');
    return;
  }
  const { document } = editor;
  const cursor = editor.selection.active;
  const right = (length: number): vscode.Range => new vscode.Range(cursor, document.positionAt(shown.offset + length));
  const { tabSize } = editor.options;
  const head = headToTake(kind, {
    before: document.getText(
      new vscode.Range(Math.max(0, cursor.line - LINES_BEFORE), 0, cursor.line, cursor.character),
    ),
    text: shown.text,
    replaced: document.getText(right(shown.replaceRight)),
    languageId: shown.languageId,
    tabSize: typeof tabSize === 'number' ? tabSize : 4,
  });
  if (head.text === shown.text) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    return;
  }
  // What is left the editor keeps showing, and asks for anew.
  await editor.edit((edit) => {
    edit.replace(right(head.replaceRight), head.text);
  });
}
