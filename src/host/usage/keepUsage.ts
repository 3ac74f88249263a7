import * as vscode from 'vscode';
import type { Clock } from '../../core/ports.ts';
import { createUsageLedger, type UsageLedger } from '../../core/usage/usageLedger.ts';
import { isRecord } from '../../core/util/isRecord.ts';

const STORAGE_KEY = 'interline.usage';
/** Storage is written at most this often. */
const SAVE_DELAY_MS = 1000;

export interface KeptUsage extends vscode.Disposable {
  readonly usage: UsageLedger;
}

/** The window's ledger. It outlives a reload of the window, not the end of the editor's session. */
export function keepUsage(state: vscode.Memento, clock: Clock): KeptUsage {
  const saved = state.get<unknown>(STORAGE_KEY);
  const isOfThisSession = isRecord(saved) && saved['session'] === vscode.env.sessionId;
  const usage = createUsageLedger(isOfThisSession ? saved['usage'] : undefined);
  let cancelSaving: (() => void) | undefined;
  const save = () => {
    cancelSaving = undefined;
    void state.update(STORAGE_KEY, { session: vscode.env.sessionId, usage: usage.save() });
  };
  const stopListening = usage.onDidChange(() => {
    cancelSaving ??= clock.setTimer(save, SAVE_DELAY_MS);
  });
  return {
    usage,
    dispose() {
      stopListening();
      if (!cancelSaving) return;
      cancelSaving();
      save();
    },
  };
}
