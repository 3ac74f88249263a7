import * as vscode from 'vscode';
import { isLanguageOn } from '../../core/settings/isLanguageOn.ts';
import type { SettingsSource } from './settingsSource.ts';
import { writeSetting } from './settingsWriter.ts';
import { showInformation } from '../notices.ts';

/** Suggestions on or off, everywhere. */
export async function toggleCompletions(settings: SettingsSource): Promise<void> {
  const enabled = !settings.current.enabled;
  await writeSetting('enabled', enabled);
  vscode.window.setStatusBarMessage(
    enabled ? vscode.l10n.t('Interline: suggestions are on.') : vscode.l10n.t('Interline: suggestions are off.'),
    3000,
  );
}

/** Suggestions on or off in the active editor's language. */
export async function toggleLanguage(settings: SettingsSource): Promise<void> {
  const languageId = vscode.window.activeTextEditor?.document.languageId;
  if (languageId === undefined) {
    void showInformation(vscode.l10n.t('Open a file first: Interline switches suggestions for its language.'));
    return;
  }
  const on = !isLanguageOn(settings.current, languageId);
  await writeSetting('completion.languages', { ...settings.current.completion.languages, [languageId]: on });
  vscode.window.setStatusBarMessage(
    on
      ? vscode.l10n.t('Interline: suggestions are on for {0}.', languageId)
      : vscode.l10n.t('Interline: suggestions are off for {0}.', languageId),
    3000,
  );
}
