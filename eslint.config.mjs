// The walls: a path tells which other folders and which APIs a file may touch. One entry a folder, because in flat config a later
// entry replaces a rule's options. docs/architecture.md draws the same picture in words.
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const node = builtinModules.flatMap((name) => [name, `node:${name}`]);
const vscodeAsValue = { name: 'vscode', message: 'Only src/host may use vscode as a value.', allowTypeImports: false };

/** Folders of src in which each folder may look, itself left out. Core folders: util, ports <- settings, usage <- endpoint, fim <- features. */
const below = ['util', 'settings', 'usage', 'endpoint', 'fim'];
const features = ['completion', 'chat', 'edit', 'prompts'];
const worlds = ['core', 'shared', 'host', 'platform', 'webview', 'entry'];

/** Import paths that lead into a folder, as seen from any depth. */
const into = (folder) => [`**/${folder}/*`, `**/${folder}/**`];
/** Siblings inside core, written as `../name/file.ts`. */
const intoCore = (folder) => [`../${folder}/*`, `../${folder}/**`, `../../${folder}/*`, `../../${folder}/**`];

function walls({
  forbiddenWorlds = [],
  forbiddenCore = [],
  vscode = false,
  nodeBuiltins = false,
  secrets = false,
  network = false,
}) {
  const paths = [];
  if (!nodeBuiltins) paths.push(...node.map((name) => ({ name, message: 'No Node built-ins here.' })));
  if (!vscode) paths.push(vscodeAsValue);
  const patterns = [
    { group: ['**/test/**'], message: 'src never imports test.' },
    ...forbiddenWorlds.map((folder) => ({
      group: into(folder),
      message: `This folder may not look into src/${folder}.`,
    })),
    ...forbiddenCore.map((folder) => ({
      group: intoCore(folder),
      message: `This folder may not look into core/${folder}.`,
    })),
  ];
  if (!secrets)
    patterns.push({
      group: ['**/secret.ts'],
      importNames: ['revealSecret'],
      message: 'Only transport.ts may reveal a key.',
    });
  return {
    'no-restricted-imports': 'off',
    '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }],
    'no-restricted-globals': [
      'error',
      ...(network
        ? []
        : ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Request'].map((name) => ({
            name,
            message: 'All requests leave through core/endpoint/transport.ts.',
          }))),
    ],
    'no-restricted-properties': [
      'error',
      ...(network
        ? []
        : ['globalThis', 'window', 'self', 'navigator'].flatMap((object) =>
            ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon'].map((property) => ({
              object,
              property,
              message: 'All requests leave through core/endpoint/transport.ts.',
            })),
          )),
    ],
  };
}

const without = (all, ...kept) => all.filter((name) => !kept.includes(name));
const coreWall = (name, visible) => ({
  files: [`src/core/${name}/**/*.ts`],
  rules: walls({
    forbiddenWorlds: without(worlds, 'core', 'shared'),
    forbiddenCore: without([...below, ...features], name, ...visible),
  }),
});

export default tseslint.config(
  { ignores: ['dist', '.vscode-test', 'node_modules', 'test/fixtures', 'test-results', 'samples'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['esbuild.mjs', 'eslint.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 15],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  { files: ['src/core/ports.ts'], rules: walls({ forbiddenWorlds: without(worlds) }) },
  coreWall('util', []),
  coreWall('settings', ['util']),
  coreWall('usage', ['util', 'settings']),
  coreWall('endpoint', ['util', 'settings', 'usage']),
  coreWall('fim', ['util', 'settings', 'usage', 'endpoint']),
  ...features.map((name) => coreWall(name, below)),
  {
    files: ['src/core/endpoint/transport.ts'],
    rules: walls({ forbiddenWorlds: without(worlds, 'core'), forbiddenCore: features, secrets: true }),
  },
  { files: ['src/shared/**/*.ts'], rules: walls({ forbiddenWorlds: without(worlds, 'core', 'shared') }) },
  { files: ['src/host/**/*.ts'], rules: walls({ forbiddenWorlds: ['platform', 'webview', 'entry'], vscode: true }) },
  {
    files: ['src/webview/**/*.ts'],
    rules: walls({
      forbiddenWorlds: ['host', 'platform', 'entry'],
      forbiddenCore: without([...below, ...features], 'util'),
    }),
  },
  {
    files: ['src/platform/node/**/*.ts'],
    rules: walls({ forbiddenWorlds: ['host', 'shared', 'webview', 'entry', 'web'], nodeBuiltins: true, network: true }),
  },
  {
    files: ['src/platform/web/**/*.ts'],
    rules: walls({ forbiddenWorlds: ['host', 'shared', 'webview', 'entry', 'node'], network: true }),
  },
  { files: ['src/entry/extension.node.ts'], rules: walls({ forbiddenWorlds: ['core', 'webview', 'web'] }) },
  { files: ['src/entry/extension.web.ts'], rules: walls({ forbiddenWorlds: ['core', 'webview', 'node'] }) },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@types/mocha', name: ['describe', 'it'] }] },
      ],
    },
  },
  { files: ['src/core/fim/fimTemplates.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['scripts/**', '*.mjs'],
    rules: { 'no-console': 'off', 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
