/** A file's path below the workspace's folder, in its parts. */
export interface ProjectPath {
  readonly folders: readonly string[];
  /** Without the suffix. */
  readonly stem: string;
  /** Without the dot; empty for none. */
  readonly suffix: string;
}

/** @param path With slashes. */
export function splitPath(path: string): ProjectPath {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const name = parts.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return {
    folders: parts.slice(0, -1),
    stem: dot > 0 ? name.slice(0, dot) : name,
    suffix: dot > 0 ? name.slice(dot + 1) : '',
  };
}

export function joinPath({ folders, stem, suffix }: ProjectPath): string {
  return [...folders, suffix === '' ? stem : `${stem}.${suffix}`].join('/');
}

/** How many folders two paths share from their root on. */
export function sharedFolders(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
