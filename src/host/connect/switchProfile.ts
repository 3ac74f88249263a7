import * as vscode from 'vscode';
import { type Role, ROLES } from '../../core/settings/endpoint.ts';
import type { Profile, RoleSettings } from '../../core/settings/settings.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { readUserSetting, writeSetting } from '../settings/settingsWriter.ts';
import type { ConnectDeps } from './connectDeps.ts';
import { showWarning } from '../notices.ts';

type SwitchDeps = Pick<ConnectDeps, 'settings'>;

interface ProfileItem extends vscode.QuickPickItem {
  /** Empty: none. */
  readonly profile?: string;
}

/**
 * Switches all roles at once, or keeps the present ones as a new profile.
 *
 * @param argument A profile's name (empty: none), for key bindings; absent: the user chooses.
 */
export async function switchProfile({ settings }: SwitchDeps, argument?: unknown): Promise<void> {
  if (typeof argument === 'string') return use(argument, settings.current.profiles);
  const { profiles, profile, roles } = settings.current;
  const items: readonly ProfileItem[] = [
    ...profiles.map((candidate) => profileItem(candidate, candidate.name === profile)),
    {
      label: vscode.l10n.t('$(circle-slash) No Profile'),
      description: vscode.l10n.t('each role follows its own settings'),
      profile: '',
    },
    { label: vscode.l10n.t('$(add) Keep the Present Models as a Profile…') },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Switch Profile'),
    placeHolder:
      profiles.length === 0
        ? vscode.l10n.t('No profile is set up yet')
        : vscode.l10n.t('Endpoints and models for all roles at once'),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  if (picked.profile === undefined) await saveProfile(roles, profiles);
  else await use(picked.profile, profiles);
}

async function use(name: string, profiles: readonly Profile[]): Promise<void> {
  const found = profiles.find((profile) => profile.name.toLowerCase() === name.trim().toLowerCase());
  if (name.trim() !== '' && found === undefined) {
    void showWarning(
      vscode.l10n.t('Interline: there is no profile named "{0}". Choose one with Switch Profile.', name),
    );
    return;
  }
  await writeSetting('profile', found?.name ?? '');
  vscode.window.setStatusBarMessage(
    found === undefined
      ? vscode.l10n.t('Interline: no profile in use.')
      : vscode.l10n.t('Interline: profile {0}.', found.name),
    3000,
  );
}

function profileItem({ name, roles }: Profile, isActive: boolean): ProfileItem {
  const words = ROLES.flatMap((role) => {
    const own = roles[role];
    return own === undefined
      ? []
      : [`${role}: ${[own.model || vscode.l10n.t('first listed'), own.endpointName].filter(Boolean).join(' · ')}`];
  });
  return { label: `$(${isActive ? 'check' : 'layers'}) ${name}`, description: words.join(' · '), profile: name };
}

async function saveProfile(roles: Readonly<Record<Role, RoleSettings>>, profiles: readonly Profile[]): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Profile'),
    prompt: vscode.l10n.t('A name for the endpoints and models in use now'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      profiles.some((profile) => profile.name.toLowerCase() === value.trim().toLowerCase())
        ? vscode.l10n.t('This name is taken.')
        : undefined,
  });
  if (name === undefined || name.trim() === '') return;
  const written = readUserSetting('profiles');
  const entries = ROLES.map(
    (role) => [role, { endpoint: roles[role].endpointName, model: roles[role].model }] as const,
  );
  await writeSetting('profiles', { ...(isRecord(written) ? written : {}), [name.trim()]: Object.fromEntries(entries) });
  await writeSetting('profile', name.trim());
}
