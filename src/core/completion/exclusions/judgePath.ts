import type { IgnoreRules } from './ignoreRules.ts';

/** What keeps a file's text from leaving. `source`: the setting's name, or the ignore file as it lies in the workspace. */
export interface Exclusion {
  readonly source: string;
  readonly pattern: string;
}

/** An ignore file and the folder that it speaks of. */
export interface FolderRules {
  readonly source: string;
  /** Path of its folder, with `/` at the end. */
  readonly folder: string;
  readonly rules: IgnoreRules;
}

export interface PathRules {
  /** Name and patterns of the setting. */
  readonly setting: { readonly source: string; readonly rules: IgnoreRules };
  /** The ignore files on the way from the workspace's folder to the file, the innermost first. */
  readonly files: readonly FolderRules[];
}

export interface JudgedPath {
  /** The whole path of the document. */
  readonly path: string;
  /** Path of the workspace folder around it, with `/` at the end; undefined outside. */
  readonly folder: string | undefined;
}

/**
 * Whether the text of the file at this path may leave; undefined: it may. An inner ignore file overrules an outer one, as Git has it; none
 * overrules the setting, which is the person's own.
 */
export function judgePath({ path, folder }: JudgedPath, { setting, files }: PathRules): Exclusion | undefined {
  for (const place of [below(path, folder), fromRoot(path)]) {
    const verdict = place === undefined ? undefined : setting.rules.verdictOn(place);
    if (verdict?.kind === 'excluded') return { source: setting.source, pattern: verdict.pattern };
    if (verdict?.kind === 'included') break;
  }
  for (const { source, folder: ruled, rules } of files) {
    const verdict = rules.verdictOn(below(path, ruled) ?? '');
    if (verdict.kind === 'excluded') return { source, pattern: verdict.pattern };
    if (verdict.kind === 'included') return undefined;
  }
  return undefined;
}

/** A whole path as if the disk's root were the rules' folder; a drive's letter is no part of it. */
function fromRoot(path: string): string {
  return path.replace(/^\/*(?:[a-z]:\/+)?/i, '');
}

function below(path: string, folder: string | undefined): string | undefined {
  return folder !== undefined && path.startsWith(folder) ? path.slice(folder.length).replace(/^\/+/, '') : undefined;
}

/** The folders from the file's own up to the workspace's, each with `/` at the end; empty for a file outside. */
export function foldersAround({ path, folder }: JudgedPath): readonly string[] {
  const rest = below(path, folder);
  if (folder === undefined || rest === undefined) return [];
  const names = rest.split('/').slice(0, -1);
  return names.map((_, index) => `${folder}${names.slice(0, names.length - index).join('/')}/`).concat(folder);
}
