import * as vscode from 'vscode';
import { isRecord } from '../../core/util/isRecord.ts';
import { SENSITIVE_SETTINGS, type SettingName } from '../contributions.ts';

/** Sets it where it holds: in the workspace when the workspace sets it, else for the user. Sensitive ones are always the user's. */
export async function writeSetting(name: SettingName, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('interline');
  const isOfWorkspace = configuration.inspect(name)?.workspaceValue !== undefined && !SENSITIVE_SETTINGS.includes(name);
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(name, value, target);
}

/** What the user (not a workspace) has set, as written; undefined when unset. */
export function readUserSetting(name: SettingName): unknown {
  return userValue(`interline.${name}`);
}

/** A text deep inside one of the user's settings; undefined when it is not there. */
export function readUserText(setting: string, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>((parent, field) => child(parent, field), userValue(setting));
  return typeof value === 'string' ? value : undefined;
}

/** Removes one field from a user setting, or the setting itself when the path is empty. Tells whether it is gone. */
export async function removeFromUserSetting(setting: string, path: readonly string[]): Promise<boolean> {
  const rest = path.length === 0 ? undefined : without(userValue(setting), path);
  await vscode.workspace.getConfiguration().update(setting, rest, vscode.ConfigurationTarget.Global);
  return readUserText(setting, path) === undefined;
}

function userValue(setting: string): unknown {
  return vscode.workspace.getConfiguration().inspect<unknown>(setting)?.globalValue;
}

function child(parent: unknown, field: string): unknown {
  if (Array.isArray(parent)) return parent[Number(field)];
  return isRecord(parent) && Object.hasOwn(parent, field) ? parent[field] : undefined;
}

/** A copy without the field at the path. */
function without(parent: unknown, path: readonly string[]): unknown {
  const [field, ...deeper] = path;
  if (field === undefined) return undefined;
  if (Array.isArray(parent)) {
    const items = parent.map((item: unknown, index) => (index === Number(field) ? without(item, deeper) : item));
    return items.filter((item) => item !== undefined);
  }
  if (!isRecord(parent)) return parent;
  const entries = Object.entries(parent).map(([name, value]) => [
    name,
    name === field ? without(value, deeper) : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
