import * as vscode from 'vscode';
import { editLenses, type EditLensAction } from '../../core/edit/session/editLenses.ts';
import type { CommandName } from '../contributions.ts';
import type { LiveEdit } from './liveEdit.ts';
import { regionOf, type OpenEdits } from './openEdits.ts';
import type { ProblemWatch } from './problemWatch.ts';

/** What a lens tells the command that it runs. */
export interface EditTarget {
  readonly editId: string;
  readonly hunkId?: string;
}

const COMMANDS: Readonly<Record<Exclude<EditLensAction, 'none'>, CommandName>> = {
  stop: 'interline.stopEdit',
  accept: 'interline.acceptChange',
  reject: 'interline.rejectChange',
  acceptAll: 'interline.acceptEdit',
  rejectAll: 'interline.rejectEdit',
  retry: 'interline.retryEdit',
  followUp: 'interline.followUpEdit',
  compare: 'interline.compareEdit',
  choosePlace: 'interline.placeEdit',
};

/** The words above each hunk, in all kinds of documents. */
export function registerEditLenses(edits: OpenEdits, problems: ProblemWatch): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => edits.in(document).flatMap((edit) => lensesOf(edit, problems)),
  };
  return vscode.Disposable.from(
    changed,
    edits.onDidChange(() => changed.fire()),
    problems.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider([{ scheme: '*' }, { notebookType: '*' }], provider),
  );
}

function lensesOf(edit: LiveEdit, problems: ProblemWatch): readonly vscode.CodeLens[] {
  const first = regionOf(edit).start.line;
  return editLenses(edit.state, problems.countsOf(edit)).map(({ line, title, action, hunkId }) => {
    const at = Math.min(first + line, edit.document.lineCount - 1);
    const target: EditTarget = { editId: edit.id, ...(hunkId !== undefined && { hunkId }) };
    const command =
      action === 'none' ? { title, command: '' } : { title, command: COMMANDS[action], arguments: [target] };
    return new vscode.CodeLens(new vscode.Range(at, 0, at, 0), command);
  });
}
