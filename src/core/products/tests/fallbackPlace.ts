import type { ProjectPath } from './projectPath.ts';
import type { TestNaming, TestPlace } from './testNaming.ts';

/** What the tests of a component or a header are written in. */
const CODE_OF: Readonly<Record<string, string>> = {
  vue: 'ts',
  svelte: 'ts',
  astro: 'ts',
  h: 'c',
  hh: 'cc',
  hpp: 'cpp',
  hxx: 'cxx',
};

/** Where a language's custom puts the tests of a source, in a project that has none yet. */
export function fallbackPlace(source: ProjectPath, naming: TestNaming): ProjectPath | 'inline' {
  const folders = fallbackFolders(source.folders, naming.fallback);
  if (folders === undefined) return 'inline';
  const stem = (naming.names[0] ?? '*_test').replace('*', source.stem);
  return { folders, stem, suffix: naming.testSuffix ?? CODE_OF[source.suffix] ?? source.suffix };
}

function fallbackFolders(folders: readonly string[], place: TestPlace): readonly string[] | undefined {
  if (place.kind === 'inline') return undefined;
  if (place.kind === 'beside') return folders;
  const root = place.root.split('/');
  if (place.kind === 'flat') return root;
  for (const sourceRoot of place.sourceRoots) {
    const wanted = sourceRoot.split('/');
    const at = folders.findIndex((_, index) => wanted.every((folder, offset) => folders[index + offset] === folder));
    if (at !== -1) return [...folders.slice(0, at), ...root, ...folders.slice(at + wanted.length)];
  }
  return [...root, ...folders];
}
