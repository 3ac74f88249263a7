import { parseKey } from '../../core/endpoint/parseKey.ts';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import { moveKey, type MoveKeyDeps } from './moveKey.ts';
import { readUserText } from './settingsWriter.ts';

/** Shorter texts may be half typed. */
const MIN_KEY_LENGTH = 12;

/**
 * Moves every key that stands in the settings to secret storage, with a word about each, where it is plain whose it is. What is left needs
 * the user's word: an unusable address, a text that may not be the whole key, another key that is stored for the origin already.
 */
export async function moveKeysOutOfSettings(
  deps: MoveKeyDeps,
  problems: readonly SettingsProblem[],
): Promise<readonly SettingsProblem[]> {
  const left: SettingsProblem[] = [];
  // One after the other: they change the same setting.
  for (const problem of problems) {
    if (problem.kind === 'keyInSettings' && (await isPlain(deps, problem))) await moveKey(deps, problem);
    else left.push(problem);
  }
  return left;
}

type KeyProblem = Extract<SettingsProblem, { readonly kind: 'keyInSettings' }>;

async function isPlain({ keyRing }: MoveKeyDeps, { baseUrl, setting, path }: KeyProblem): Promise<boolean> {
  if (baseUrl === undefined) return false;
  const parsed = parseKey(readUserText(setting, path) ?? '');
  if (!parsed.ok || parsed.key.length < MIN_KEY_LENGTH) return false;
  return (await keyRing.placeOf({ name: '', baseUrl, headers: {}, extraBody: {} })) !== 'stored';
}
