import * as vscode from 'vscode';
import { noticeText } from '../../core/util/noticeText.ts';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { EnvironmentVariables, Logger } from '../../core/ports.ts';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import type { HostKeyRing } from '../secrets/keyRing.ts';
import { moveKey } from './moveKey.ts';
import { moveKeysOutOfSettings } from './moveKeysOutOfSettings.ts';
import type { SettingsSourceWithProblems } from './settingsSource.ts';
import { showWarning } from '../notices.ts';

export interface SettingsProblemsDeps {
  readonly settings: SettingsSourceWithProblems;
  readonly environment: EnvironmentVariables;
  readonly keyRing: HostKeyRing;
  readonly log: Logger;
}

/** Moves keys out of the settings and tells of what else is wrong there: one calm message for what is new, each problem once a window. */
export function registerSettingsProblems(deps: SettingsProblemsDeps): vscode.Disposable {
  const told = new Set<string>();
  const tell = async () => {
    const { settings, environment } = deps;
    const rest = await moveKeysOutOfSettings(deps, settings.problems);
    const problems = [...rest, ...knownEndpoints(settings.current, environment).problems].filter(
      (problem) => !told.has(problem.message),
    );
    for (const problem of problems) {
      told.add(problem.message);
      deps.log.warn(problem.message);
    }
    const [first] = problems;
    if (first) await tellOf(deps, first, problems.length - 1);
  };
  const tellCalmly = () => {
    tell().catch((error: unknown) => {
      deps.log.error('settings could not be looked through', { error: String(error) });
    });
  };
  tellCalmly();
  return deps.settings.onDidChange(tellCalmly);
}

async function tellOf(deps: SettingsProblemsDeps, problem: SettingsProblem, more: number): Promise<void> {
  const [move, open, log] = [
    vscode.l10n.t('Move to Secret Storage'),
    vscode.l10n.t('Open Settings'),
    vscode.l10n.t('Show Log'),
  ] as const;
  const rest =
    more === 0
      ? []
      : [more === 1 ? vscode.l10n.t('The log tells of one more.') : vscode.l10n.t('The log tells of {0} more.', more)];
  const actions = [...(problem.kind === 'keyInSettings' ? [move] : []), open, ...(more === 0 ? [] : [log])];
  const answer = await showWarning(noticeText([problem.message, ...rest].join(' ')), ...actions);
  if (answer === move && problem.kind === 'keyInSettings') await moveKey(deps, problem);
  if (answer === open) await vscode.commands.executeCommand('interline.openSettings', problem.setting);
  if (answer === log) await vscode.commands.executeCommand('interline.showLog');
}
