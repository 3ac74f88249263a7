import { KEY_ADVICE, parseKey } from '../../core/endpoint/parseKey.ts';
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
    void showWarning(`The key in "${problem.setting}" was not moved. ${KEY_ADVICE[parsed.fault]}`);
    return;
  }
  const baseUrl = problem.baseUrl ?? (await pickEndpoint(deps, QUESTION))?.baseUrl;
  if (baseUrl === undefined) return;
  await deps.keyRing.set(baseUrl, parsed.key);
  const isGone = await removeFromUserSetting(problem.setting, problem.path);
  const done = `The key is in secret storage now and bound to ${new URL(baseUrl).host}.`;
  if (isGone) void showInformation(`${done} It is no longer in your settings.`);
  else void showWarning(`${done} Please delete it from "${problem.setting}" by hand.`);
}

const QUESTION = { title: 'Interline: Move Key', placeHolder: 'Which endpoint is the key for?' };
