import * as vscode from 'vscode';
import type { ProblemCounts } from '../../core/edit/session/editLenses.ts';
import type { LiveEdit } from './liveEdit.ts';
import type { OpenEdits } from './openEdits.ts';

/** What becomes of a document's problems while an edit is under review. */
export interface ProblemWatch extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  /** Undefined before the language has reported on the new text, and where the document does not hold it. */
  countsOf(edit: LiveEdit): ProblemCounts | undefined;
}

interface Watched {
  readonly before: number;
  /** How many there were when the language last reported on the whole new text. */
  after: number | undefined;
}

export function createProblemWatch(edits: OpenEdits): ProblemWatch {
  const watched = new Map<string, Watched>();
  const changed = new vscode.EventEmitter<void>();
  const forgetOver = (): void => {
    for (const id of watched.keys()) if (!edits.byId(id)) watched.delete(id);
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    edits.onDidChange((document) => {
      forgetOver();
      for (const { id } of edits.in(document))
        if (!watched.has(id)) watched.set(id, { before: countProblems(document.uri), after: undefined });
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const told = new Set(uris.map(String));
      const reviewed = edits.all.filter(
        ({ state, document }) => state.phase === 'review' && told.has(String(document.uri)),
      );
      for (const { id, document } of reviewed) {
        const one = watched.get(id);
        if (one) one.after = countProblems(document.uri);
      }
      if (reviewed.length > 0) changed.fire();
    }),
  );
  return {
    onDidChange: changed.event,
    countsOf({ id, state }) {
      const { before, after } = watched.get(id) ?? {};
      return before === undefined || after === undefined || state.view !== 'new' ? undefined : { before, after };
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** Errors and warnings; the rest is about style. */
function countProblems(uri: vscode.Uri): number {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .length;
}
