import { t } from '@vscode/l10n';
import { keyAdvice, parseKey } from '../../core/endpoint/parseKey.ts';
import type { EnvironmentVariables } from '../../core/ports.ts';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import { pickEndpoint } from '../connection/pickEndpoint.ts';
import type { HostKeyRing } from '../secrets/keyRing.ts';
import { readUserText, removeFromUserSetting } from './settingsWriter.ts';
import type { SettingsSource } from './settingsSource.ts';
import { showInformation, showWarning } from '../notices.ts';

export interface MoveKeyDeps {
  readonly settings: SettingsSource;
  readonly environment: EnvironmentVariables;
  readonly keyRing: HostKeyRing;
}

type KeyProblem = Extract<SettingsProblem, { readonly kind: 'keyInSettings' }>;

/** Stores the key for its endpoint's origin, then takes it out of settings.json. The key is read here and shown nowhere. */
export async function moveKey(deps: MoveKeyDeps, problem: KeyProblem): Promise<void> {
  const parsed = parseKey(readUserText(problem.setting, problem.path) ?? '');
  if (!parsed.ok) {
    void showWarning(t('The key in "{0}" was not moved. {1}', problem.setting, keyAdvice()[parsed.fault]));
    return;
  }
  const baseUrl = problem.baseUrl ?? (await pickEndpoint(deps, question()))?.baseUrl;
  if (baseUrl === undefined) return;
  await deps.keyRing.set(baseUrl, parsed.key);
  const isGone = await removeFromUserSetting(problem.setting, problem.path);
  const done = t('The key is in secret storage now and bound to {0}.', new URL(baseUrl).host);
  if (isGone) void showInformation(t('{0} It is no longer in your settings.', done));
  else void showWarning(t('{0} Please delete it from "{1}" by hand.', done, problem.setting));
}

const question = () => ({ title: t('Interline: Move Key'), placeHolder: t('Which endpoint is the key for?') });
