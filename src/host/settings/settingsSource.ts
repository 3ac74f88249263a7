import * as vscode from 'vscode';
import { type ParsedSettings, parseSettings } from '../../core/settings/parseSettings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { RawSettings } from '../../core/settings/settingReader.ts';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { SENSITIVE_SETTINGS, SETTING_DEFAULTS, type SettingName } from '../contributions.ts';

/** The settings as they are now. Everyone else reads them here, never from the editor's configuration. */
export interface SettingsSource {
  /** The same object until a setting changes, so that it can serve as a cache key. */
  readonly current: Settings;
  readonly onDidChange: vscode.Event<Settings>;
}

/** For the host's own settings commands: also what is wrong with them. */
export interface SettingsSourceWithProblems extends SettingsSource, vscode.Disposable {
  readonly problems: readonly SettingsProblem[];
}

/** The only reader of the editor's configuration; `settingsWriter.ts` is its writing half. */
export function createSettingsSource(): SettingsSourceWithProblems {
  let parsed = readSettings();
  const changed = new vscode.EventEmitter<Settings>();
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('interline')) return;
    parsed = readSettings();
    changed.fire(parsed.settings);
  });
  return {
    get current() {
      return parsed.settings;
    },
    get problems() {
      return parsed.problems;
    },
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

function readSettings(): ParsedSettings {
  const configuration = vscode.workspace.getConfiguration('interline');
  const all: Inspected = vscode.workspace.getConfiguration().inspect<unknown>('interline') ?? {};
  const read = (name: SettingName): unknown =>
    touches(all.workspaceValue, name) ? readDisputed(configuration, name) : configuration.get<unknown>(name);
  const names = Object.keys(SETTING_DEFAULTS).filter(isSettingName);
  const raw = Object.fromEntries(names.map((name) => [name, read(name)] as const));
  return parseSettings({ ...strayIn(all.globalValue), ...raw });
}

/**
 * Whether a folder's settings have a word in this one; where they have none, what holds is the user's own. `inspect` costs half a millisecond for each
 * setting, and a window waits for it at its start.
 *
 * @param tree All that the folder sets, as objects in objects. Whatever stands on the way to the setting counts, of any kind.
 */
function touches(tree: unknown, name: SettingName): boolean {
  let place = tree;
  for (const part of name.split('.')) {
    if (!isRecord(place)) break;
    place = place[part];
  }
  return place !== undefined;
}

/**
 * Where text and keys go is read from the user's own settings only. The manifest's machine scope and the workspace-trust filter say the
 * same, but filters have failed before (nested-object form, renamed settings): a repository cannot move what is never asked for.
 */
function readDisputed(configuration: vscode.WorkspaceConfiguration, name: SettingName): unknown {
  if (name === 'completion.exclude') return readExclude(configuration.inspect<unknown>(name));
  if (name === 'completion.context') return readContext(configuration.inspect<unknown>(name));
  return SENSITIVE_SETTINGS.includes(name)
    ? configuration.inspect<unknown>(name)?.globalValue
    : configuration.get<unknown>(name);
}

interface Inspected {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
}

/** A folder may add patterns. The user's own come last and have the last word, so that no repository lets a secret out. */
function readExclude(inspected: Inspected | undefined): unknown {
  const own = inspected?.globalValue ?? inspected?.defaultValue;
  const ofFolder = inspected?.workspaceValue;
  return Array.isArray(ofFolder) && Array.isArray(own) ? [ofFolder, own].flat() : own;
}

/** A folder may switch sources on and off, but the clipboard is the user's own. */
function readContext(inspected: Inspected | undefined): unknown {
  const own = inspected?.globalValue ?? inspected?.defaultValue;
  const ofFolder = inspected?.workspaceValue;
  if (!isRecord(ofFolder) || !isRecord(own)) return own;
  return { ...own, ...ofFolder, clipboard: own['clipboard'] === true && ofFolder['clipboard'] !== false };
}

/** The user's `interline.*` entries that are no settings of ours, flattened to dotted names: people paste keys there. */
function strayIn(all: unknown): RawSettings {
  return Object.fromEntries(flatten('', all).filter(([name]) => !isSettingName(name)));
}

function flatten(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (isSettingName(name) || !isRecord(value)) return [[name, value]];
  return Object.entries(value).flatMap(([child, field]) => flatten(name === '' ? child : `${name}.${child}`, field));
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTING_DEFAULTS, name);
}
