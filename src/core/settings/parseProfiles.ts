import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import { type Role, ROLES } from './endpoint.ts';
import type { SettingReader } from './settingReader.ts';
import type { Profile, RoleSettings } from './settings.ts';

const SETTING = 'profiles';

/** `interline.profiles`: by name, each with an endpoint and a model for the roles that it decides. */
export function parseProfiles(reader: SettingReader): readonly Profile[] {
  const value = reader.value(SETTING) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(SETTING, (subject) =>
      t('{0} must be an object of profiles by name, such as {"local": {"chat": {"endpoint": "…"}}}.', subject),
    );
    return [];
  }
  return Object.entries(value).flatMap(([name, fields]) => {
    if (name.trim() !== '' && isRecord(fields)) return [{ name: name.trim(), roles: parseRoles(reader, name, fields) }];
    reader.wrongValue(SETTING, (subject) =>
      t('{0} has a profile "{1}" that is not an object with a name.', subject, name.slice(0, 60)),
    );
    return [];
  });
}

/** The profile that `interline.profile` names; undefined for none. */
export function activeProfile(profiles: readonly Profile[], reader: SettingReader): Profile | undefined {
  const name = reader.text('profile', '');
  const found = profiles.find((profile) => profile.name.toLowerCase() === name.toLowerCase());
  if (name !== '' && found === undefined) {
    const known = profiles.map((profile) => `"${profile.name}"`).join(', ') || t('none');
    reader.wrongValue('profile', (subject) =>
      t("{0} names a profile that is not set up (known: {1}); Interline uses the roles' own settings.", subject, known),
    );
  }
  return found;
}

/** The profile's endpoint and model for each role that it decides, the roles' own settings for the others. */
export function applyProfile(
  own: Readonly<Record<Role, RoleSettings>>,
  profile: Profile | undefined,
): Readonly<Record<Role, RoleSettings>> {
  return { ...own, ...profile?.roles };
}

function parseRoles(reader: SettingReader, name: string, fields: Readonly<Record<string, unknown>>): Profile['roles'] {
  const entries = Object.entries(fields).flatMap(([roleName, value]) => {
    const role = ROLES.find((candidate) => candidate === roleName);
    const settings = role === undefined ? undefined : parseRoleSettings(value);
    if (role !== undefined && settings !== undefined) return [[role, settings] as const];
    reader.wrongValue(SETTING, (subject) =>
      t(
        '{0} must give "{1}" only "completion", "chat" and "edit", each with "endpoint" and "model"; Interline leaves "{2}" out.',
        subject,
        name.slice(0, 60),
        roleName.slice(0, 60),
      ),
    );
    return [];
  });
  return Object.fromEntries(entries);
}

/** `{ endpoint, model }`, either of which may be left out; undefined when it is something else. */
export function parseRoleSettings(value: unknown): RoleSettings | undefined {
  if (!isRecord(value)) return undefined;
  const { endpoint = '', model = '', ...others } = value;
  if (typeof endpoint !== 'string' || typeof model !== 'string' || Object.keys(others).length > 0) return undefined;
  return { endpointName: endpoint.trim(), model: model.trim() };
}
