import * as vscode from 'vscode';
import { isRecord } from '../../core/util/isRecord.ts';
import type { EditorThemeView } from '../../shared/chatProtocol.ts';
import { type ContributedTheme, findTheme, mergeThemes } from './contributedTheme.ts';
import { readExtensionFile } from './readExtensionFile.ts';

type ThemeKind = EditorThemeView['kind'];

/** Themes include one another, three deep at most among those that ship with the editor. */
const MAX_INCLUDES = 8;

/**
 * The active colour theme as its extension's files describe it, for highlighting code in the editor's own colours. Without `theme` when
 * the files cannot be read or are not in JSON.
 */
export async function readEditorTheme(): Promise<EditorThemeView> {
  const kind = KINDS[vscode.window.activeColorTheme.kind];
  const name = activeThemeName(kind);
  const file = findThemeFile(name);
  const theme = file && (await readTheme(file, MAX_INCLUDES));
  // Token rules of another format are named by a path; without any, the page's built-in colours read better.
  if (theme === undefined || !Array.isArray(theme['tokenColors']) || theme['tokenColors'].length === 0) return { kind };
  const type = kind === 'light' || kind === 'highContrastLight' ? 'light' : 'dark';
  return { kind, theme: { ...theme, name, type, include: undefined } };
}

const KINDS: Readonly<Record<vscode.ColorThemeKind, ThemeKind>> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'highContrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
};

/** The setting that names the theme in each kind, when the window follows the system. */
const PREFERRED: Readonly<Record<ThemeKind, string>> = {
  light: 'workbench.preferredLightColorTheme',
  dark: 'workbench.preferredDarkColorTheme',
  highContrast: 'workbench.preferredHighContrastColorTheme',
  highContrastLight: 'workbench.preferredHighContrastLightColorTheme',
};

/** The editor tells the kind of its theme but not the name; the settings do. */
function activeThemeName(kind: ThemeKind): string {
  const editorSettings = vscode.workspace.getConfiguration();
  const isHighContrast = kind === 'highContrast' || kind === 'highContrastLight';
  const followsSystem = editorSettings.get(
    isHighContrast ? 'window.autoDetectHighContrast' : 'window.autoDetectColorScheme',
  );
  const named: unknown = editorSettings.get(followsSystem === true ? PREFERRED[kind] : 'workbench.colorTheme');
  return typeof named === 'string' ? named : '';
}

function findThemeFile(name: string): vscode.Uri | undefined {
  for (const extension of vscode.extensions.all) {
    const theme: ContributedTheme | undefined = findTheme(extension.packageJSON, name);
    if (theme) return vscode.Uri.joinPath(extension.extensionUri, theme.path);
  }
  return undefined;
}

async function readTheme(
  file: vscode.Uri,
  includesLeft: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const theme = await readExtensionFile(file);
  if (!isRecord(theme)) return undefined;
  const { include } = theme;
  if (typeof include !== 'string' || includesLeft === 0) return theme;
  const base = await readTheme(vscode.Uri.joinPath(file, '..', include), includesLeft - 1);
  return base ? mergeThemes(base, theme) : theme;
}
