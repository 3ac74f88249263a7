import * as vscode from 'vscode';
import {
  parseOpenEditRecords,
  recordOpenEdits,
  restoreFromRecord,
  type OpenEditRecord,
} from '../../core/edit/session/openEditRecord.ts';
import type { Clock } from '../../core/ports.ts';
import type { OpenEdits } from './openEdits.ts';
import { OPEN_EDITS_MEMORY } from './openEditsMemory.ts';

/** Editors keep unsaved text for the next window about a second after it has changed. */
const WRITE_AFTER_MS = 300;
/** So often a change is tried anew because the document has changed under it. */
const MAX_TRIES = 20;

/**
 * A window that goes away takes its edits with it, but unsaved documents come back, with lines in them that nobody accepted. Those are taken
 * out again here: from documents that are open when the window starts, and from those that are opened later.
 */
export function rememberOpenEdits(edits: OpenEdits, memory: vscode.Memento, clock: Clock): vscode.Disposable {
  let left = parseOpenEditRecords(memory.get<unknown>(OPEN_EDITS_MEMORY));
  let cancel: (() => void) | undefined;
  const write = (): void => {
    cancel = undefined;
    const records = [...left, ...recordsOf(edits)];
    void memory.update(OPEN_EDITS_MEMORY, records.length > 0 ? records : undefined);
  };
  const leftOf = (document: vscode.TextDocument): OpenEditRecord | undefined =>
    left.find(({ uri }) => uri === String(document.uri));
  const restore = async (document: vscode.TextDocument): Promise<void> => {
    const own = leftOf(document);
    if (own === undefined) return;
    const isOpen = restoreFromRecord(document.getText(), own) !== undefined;
    // Saved so by somebody; or it comes back, and the editor says only after opening it that it is unsaved.
    if (isOpen && !document.isDirty && !document.isUntitled) return;
    left = left.filter((record) => record !== own);
    if (isOpen) await takeBack(document, own);
    write();
  };
  const observe = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    if (contentChanges.length === 0) return void restore(document);
    const own = leftOf(document);
    if (own === undefined) return;
    left = left.filter((record) => record !== own);
    write();
  };
  vscode.workspace.textDocuments.forEach((document) => void restore(document));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void restore(document)),
    vscode.workspace.onDidChangeTextDocument(observe),
    edits.onDidChange(() => {
      cancel ??= clock.setTimer(write, WRITE_AFTER_MS);
    }),
    {
      dispose: () => {
        if (cancel === undefined) return;
        cancel();
        write();
      },
    },
  );
}

function recordsOf(edits: OpenEdits): readonly OpenEditRecord[] {
  const documents = new Set(edits.all.map(({ document }) => document));
  return [...documents]
    .map((document) => {
      const states = edits.in(document).map(({ state }) => state);
      return recordOpenEdits(String(document.uri), document.getText(), states);
    })
    .filter((record) => record !== undefined);
}

async function takeBack(document: vscode.TextDocument, record: OpenEditRecord): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const change = restoreFromRecord(document.getText(), record);
    if (change === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
    edit.replace(document.uri, range, change.text);
    await vscode.workspace.applyEdit(edit);
  }
}
