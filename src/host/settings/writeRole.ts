import type { Role } from '../../core/settings/endpoint.ts';
import type { RoleSettings } from '../../core/settings/settings.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import type { SettingsSource } from './settingsSource.ts';
import { readUserSetting, writeSetting } from './settingsWriter.ts';

/** Sets a role's endpoint and model where they hold: in the profile in use when it decides this role, else in the role's own settings. */
export async function writeRole(settings: SettingsSource, role: Role, value: RoleSettings): Promise<void> {
  const { profile, profiles } = settings.current;
  const active = profiles.find(({ name }) => name === profile);
  if (active?.roles[role] === undefined) {
    await writeSetting(`${role}.endpoint`, value.endpointName);
    await writeSetting(`${role}.model`, value.model);
    return;
  }
  const all = readUserSetting('profiles');
  if (!isRecord(all)) return;
  const entries = Object.entries(all).map(([name, fields]) =>
    name.trim() === profile && isRecord(fields)
      ? [name, { ...fields, [role]: { endpoint: value.endpointName, model: value.model } }]
      : [name, fields],
  );
  await writeSetting('profiles', Object.fromEntries(entries));
}
