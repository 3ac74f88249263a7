/** How tests are named and where they stand by custom, for languages alike. */
export interface TestNaming {
  readonly languageIds: readonly string[];
  /** Suffixes of source files and of their tests, without the dot. */
  readonly suffixes: readonly string[];
  /** `*` stands for the source file's name; the most usual first. */
  readonly names: readonly string[];
  /** Where a test goes when the project has none yet. */
  readonly fallback: TestPlace;
  /** A test's suffix where it is never that of its source. */
  readonly testSuffix?: string;
}

/**
 * `beside`: next to the source. `mirrored`: the source's folders below `root`, without the first of `sourceRoots` that they begin with.
 * `flat`: straight in `root`. `inline`: inside of the source file.
 */
export type TestPlace =
  | { readonly kind: 'beside' }
  | { readonly kind: 'inline' }
  | {
      readonly kind: 'mirrored';
      readonly root: string;
      readonly sourceRoots: readonly string[];
      /** The first folder below the root is a project's, whose tests are a project of this suffix. */
      readonly projectSuffix?: string;
    }
  | { readonly kind: 'flat'; readonly root: string };

const mirrored = (root: string, ...sourceRoots: readonly string[]): TestPlace => ({
  kind: 'mirrored',
  root,
  sourceRoots,
});
const BESIDE: TestPlace = { kind: 'beside' };

/** The last entry's form serves languages that are not named. */
export const TEST_NAMINGS: readonly TestNaming[] = [
  {
    languageIds: [
      'typescript',
      'typescriptreact',
      'javascript',
      'javascriptreact',
      'vue',
      'svelte',
      'astro',
      'civet',
      'coffeescript',
    ],
    suffixes: ['ts', 'tsx', 'js', 'jsx', 'mts', 'cts', 'mjs', 'cjs', 'vue', 'svelte', 'astro', 'coffee'],
    names: ['*.test', '*.spec', '*-test', '*_test', '*.tests', '*-spec', 'test-*', '*Test', '*Spec', '*'],
    fallback: BESIDE,
  },
  {
    languageIds: ['python'],
    suffixes: ['py'],
    names: ['test_*', '*_test', '*_tests', 'test*', 'tests_*'],
    fallback: { kind: 'flat', root: 'tests' },
    testSuffix: 'py',
  },
  { languageIds: ['go'], suffixes: ['go'], names: ['*_test'], fallback: BESIDE },
  {
    languageIds: ['rust'],
    suffixes: ['rs'],
    names: ['*_test', '*_tests', 'test_*', '*'],
    fallback: { kind: 'inline' },
  },
  { languageIds: ['zig'], suffixes: ['zig'], names: ['*_test', 'test_*'], fallback: { kind: 'inline' } },
  {
    languageIds: ['ruby'],
    suffixes: ['rb'],
    names: ['*_spec', '*_test', 'test_*'],
    fallback: mirrored('spec', 'lib', 'app'),
  },
  {
    languageIds: ['java', 'kotlin', 'groovy', 'scala'],
    suffixes: ['java', 'kt', 'kts', 'groovy', 'scala'],
    names: ['*Test', '*Tests', 'Test*', '*Spec', '*TestCase', '*Suite', '*IT'],
    fallback: mirrored('src/test', 'src/main'),
  },
  {
    languageIds: ['csharp', 'fsharp', 'vb'],
    suffixes: ['cs', 'fs', 'vb'],
    names: ['*Tests', '*Test', '*Specs', '*Should', 'Test*', '*_Tests', '*_Test'],
    fallback: { kind: 'mirrored', root: 'Tests', sourceRoots: ['src'], projectSuffix: '.Tests' },
  },
  {
    languageIds: ['php', 'blade', 'hack'],
    suffixes: ['php'],
    names: ['*Test', '*Cest', '*Spec', '*_test', 'Test*'],
    fallback: mirrored('tests', 'src', 'app', 'lib'),
  },
  {
    languageIds: ['swift'],
    suffixes: ['swift'],
    names: ['*Tests', '*Test', '*Spec'],
    fallback: { kind: 'mirrored', root: 'Tests', sourceRoots: ['Sources'], projectSuffix: 'Tests' },
  },
  {
    languageIds: ['objective-c', 'objective-cpp'],
    suffixes: ['m', 'mm'],
    names: ['*Tests', '*Test'],
    fallback: { kind: 'flat', root: 'Tests' },
  },
  { languageIds: ['dart'], suffixes: ['dart'], names: ['*_test'], fallback: mirrored('test', 'lib') },
  {
    languageIds: ['elixir'],
    suffixes: ['ex', 'exs'],
    names: ['*_test'],
    fallback: mirrored('test', 'lib'),
    testSuffix: 'exs',
  },
  {
    languageIds: ['erlang'],
    suffixes: ['erl'],
    names: ['*_tests', '*_SUITE', '*_test'],
    fallback: { kind: 'flat', root: 'test' },
  },
  {
    languageIds: ['clojure'],
    suffixes: ['clj', 'cljc', 'cljs'],
    names: ['*_test', 'test_*'],
    fallback: mirrored('test', 'src'),
  },
  {
    languageIds: ['c', 'cpp', 'cuda-cpp'],
    suffixes: ['c', 'cc', 'cpp', 'cxx', 'cu', 'h', 'hh', 'hpp', 'hxx'],
    names: [
      '*_test',
      'test_*',
      '*_tests',
      '*Test',
      '*Tests',
      '*_unittest',
      '*-test',
      'test-*',
      'Test*',
      '*.test',
      'tst_*',
      't_*',
    ],
    fallback: { kind: 'flat', root: 'tests' },
  },
  {
    languageIds: ['lua'],
    suffixes: ['lua'],
    names: ['*_spec', '*_test', 'test_*', '*.test'],
    fallback: mirrored('spec', 'lua', 'src', 'lib'),
  },
  {
    languageIds: ['haskell'],
    suffixes: ['hs'],
    names: ['*Spec', '*Test', '*Tests'],
    fallback: mirrored('test', 'src', 'app', 'lib'),
  },
  { languageIds: ['ocaml'], suffixes: ['ml'], names: ['test_*', '*_test'], fallback: { kind: 'flat', root: 'test' } },
  {
    languageIds: ['julia'],
    suffixes: ['jl'],
    names: ['test_*', '*_test', '*_tests', '*'],
    fallback: mirrored('test', 'src'),
  },
  {
    languageIds: ['r'],
    suffixes: ['r', 'R'],
    names: ['test-*', 'test_*', 'test.*'],
    fallback: { kind: 'flat', root: 'tests/testthat' },
  },
  {
    languageIds: ['perl', 'raku'],
    suffixes: ['pm', 'pl', 'raku', 't'],
    names: ['*'],
    fallback: { kind: 'flat', root: 't' },
    testSuffix: 't',
  },
  { languageIds: ['powershell'], suffixes: ['ps1', 'psm1'], names: ['*.Tests'], fallback: BESIDE, testSuffix: 'ps1' },
  {
    languageIds: ['shellscript'],
    suffixes: ['sh', 'bash', 'bats'],
    names: ['*', '*_test', 'test_*', 'test-*'],
    fallback: { kind: 'flat', root: 'test' },
    testSuffix: 'bats',
  },
  { languageIds: ['crystal'], suffixes: ['cr'], names: ['*_spec'], fallback: mirrored('spec', 'src') },
  {
    languageIds: ['nim'],
    suffixes: ['nim'],
    names: ['t*', 'test_*', '*_test'],
    fallback: { kind: 'flat', root: 'tests' },
  },
  {
    languageIds: ['gdscript'],
    suffixes: ['gd'],
    names: ['test_*', '*_test'],
    fallback: { kind: 'flat', root: 'test' },
  },
];

const ANY: TestNaming = {
  languageIds: [],
  suffixes: [],
  names: ['*_test', 'test_*', '*.test', '*Test', '*_spec'],
  fallback: BESIDE,
};

/** By language, else by the file's suffix, else what suits most languages (with the file's own suffix). */
export function testNamingOf(languageId: string, suffix: string): TestNaming {
  return (
    TEST_NAMINGS.find(({ languageIds }) => languageIds.includes(languageId)) ??
    TEST_NAMINGS.find(({ suffixes }) => suffixes.includes(suffix)) ?? { ...ANY, suffixes: [suffix] }
  );
}
