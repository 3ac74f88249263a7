import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import { askModally } from '../notices.ts';

const STORAGE_KEY = 'interline.plainHttpAllowed';

/** Whether the user has said yes to it for good. */
export function isPlainHttpAllowed(state: vscode.Memento, origin: string): boolean {
  return state.get<readonly string[]>(STORAGE_KEY, []).includes(origin);
}

/** Asks once an origin and machine; a yes is remembered for good, a no until the window closes or the connection is tested. */
export async function confirmPlainHttp(state: vscode.Memento, origin: string): Promise<boolean> {
  if (isPlainHttpAllowed(state, origin)) return true;
  const send = t('Send Unencrypted');
  const detail = t(
    'Your text, its context and the API key would travel unencrypted. Others on the way could read them.',
  );
  const answer = await askModally(
    { message: t('Interline is about to use {0} over plain http.', origin), detail, severity: 'warning' },
    send,
  );
  if (answer !== send) return false;
  await state.update(STORAGE_KEY, [...state.get<readonly string[]>(STORAGE_KEY, []), origin]);
  return true;
}
