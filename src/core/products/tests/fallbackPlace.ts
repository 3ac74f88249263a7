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
  return place.kind === 'flat' ? place.root.split('/') : mirroredFolders(folders, place);
}

function mirroredFolders(
  folders: readonly string[],
  { root, sourceRoots, projectSuffix }: Extract<TestPlace, { readonly kind: 'mirrored' }>,
): readonly string[] {
  // `src/commonMain`, `src/iosMain` of Kotlin have their tests in `src/commonTest`, `src/iosTest`.
  const platform = folders.findIndex((folder, index) => folders[index - 1] === 'src' && /^[a-z]+Main$/.test(folder));
  if (platform !== -1) return folders.with(platform, (folders[platform] ?? '').replace(/Main$/, 'Test'));
  for (const sourceRoot of sourceRoots) {
    const wanted = sourceRoot.split('/');
    const at = folders.findIndex((_, index) => wanted.every((folder, offset) => folders[index + offset] === folder));
    if (at === -1) continue;
    const below = folders.slice(at + wanted.length);
    return [...folders.slice(0, at), ...root.split('/'), ...asTestProject(below, projectSuffix)];
  }
  return [...root.split('/'), ...asTestProject(folders, projectSuffix)];
}

function asTestProject([project, ...rest]: readonly string[], suffix = ''): readonly string[] {
  return project === undefined ? [] : [project + suffix, ...rest];
}
