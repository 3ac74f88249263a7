import type * as vscode from 'vscode';
import { createLearnedMannersStore, type LearnedMannersStore } from '../../core/endpoint/learnedMannersStore.ts';

const STORAGE_KEY = 'interline.learned';

/** What refusals have taught, kept across windows and sessions. The editor tells every window what another one has written. */
export function keepLearned(state: vscode.Memento): LearnedMannersStore {
  return createLearnedMannersStore({
    read() {
      const saved = state.get<unknown>(STORAGE_KEY);
      return typeof saved === 'string' ? saved : undefined;
    },
    write(text) {
      void state.update(STORAGE_KEY, text);
    },
  });
}
