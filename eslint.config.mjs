// The walls: a path tells which other folders and which APIs a file may touch. One entry a folder, because in flat config a later
// entry replaces a rule's options. docs/architecture.md draws the same picture in words; test/unit/walls.test.ts proves each wall.
import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ONE_DOOR =
  'Requests leave through core/endpoint/transport.ts, pages are read by core/context/url/fetchPage.ts, and nothing else.';
const bareBuiltins = builtinModules.filter((name) => !name.startsWith('node:'));
const builtins = [...bareBuiltins.flatMap((name) => [name, `node:${name}`]), 'node:sqlite', 'node:test', 'node:sea'];
const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].flatMap((name) => [
  name,
  `node:${name}`,
]);

/** Folders of src in which each folder may look, itself left out. Core folders: util, ports <- settings, usage <- endpoint, fim <- features. */
const below = ['util', 'settings', 'usage', 'endpoint', 'fim'];
const features = ['completion', 'chat', 'edit', 'prompts', 'products', 'connect', 'doctor', 'context'];
const worlds = ['core', 'shared', 'host', 'platform', 'webview', 'entry'];

/** Import paths that lead into a folder, as seen from any depth. @param {string} folder */
const into = (folder) => [`**/${folder}/*`, `**/${folder}/**`];
/** Siblings inside core, written as `../name/file.ts`. @param {string} folder */
const intoCore = (folder) => [`../${folder}/*`, `../${folder}/**`, `../../${folder}/*`, `../../${folder}/**`];

/**
 * @typedef {object} Wall
 * @property {readonly string[]} [forbiddenWorlds] folders of src
 * @property {readonly string[]} [forbiddenCore] folders of src/core, as their siblings write them
 * @property {'none' | 'types' | 'values'} [vscode] how much of vscode it may import
 * @property {boolean} [nodeBuiltins] may import Node's own modules
 * @property {boolean} [secrets] may reveal a key
 * @property {'none' | 'adapter' | 'door'} [network] an adapter hands `fetch` on, only the door calls it
 * @property {boolean} [editorWords] shows words by VS Code's own means: through `l10n`, and notifications through notices.ts alone
 * @property {boolean} [notices] may show notifications by itself
 */

/** @param {Wall} wall */
function importRule({
  forbiddenWorlds = [],
  forbiddenCore = [],
  vscode = 'none',
  nodeBuiltins = false,
  secrets = false,
}) {
  const paths = (nodeBuiltins ? networkModules : builtins).map((name) => ({
    name,
    message: nodeBuiltins ? ONE_DOOR : 'No Node built-ins here.',
  }));
  const folders = [
    {
      group: ['**/test/**', '**/practice/**', '**/scripts/**', '**/bench/**'],
      message: 'src never imports what does not ship.',
    },
    ...forbiddenWorlds.map((folder) => ({
      group: into(folder),
      message: `This folder may not look into src/${folder}.`,
    })),
    ...forbiddenCore.map((folder) => ({
      group: intoCore(folder),
      message: `This folder may not look into core/${folder}.`,
    })),
  ];
  const reveal = {
    group: ['**/secret.ts'],
    importNames: ['revealSecret'],
    message: 'Only transport.ts and the key ring may reveal a key.',
  };
  return {
    paths:
      vscode === 'values'
        ? paths
        : [
            ...paths,
            {
              name: 'vscode',
              message: 'Only src/host may use vscode as a value.',
              allowTypeImports: vscode === 'types',
            },
          ],
    patterns: secrets ? folders : [...folders, reveal],
  };
}

const UNTRANSLATED = 'Say it through l10n.t, so that it can be translated.';
const plainWords = [
  'CallExpression[callee.name=/^show(Information|Warning|Fault)$/] > Literal.arguments:first-child',
  'CallExpression[callee.name=/^show(Information|Warning|Fault)$/] > TemplateLiteral.arguments:first-child > TemplateElement[value.raw=/[a-z] [a-z]/i]',
  'Property[key.name=/^(title|placeHolder|placeholder|prompt|tooltip|openLabel|detail)$/] > Literal.value[value=/[a-z] [a-z]/i]',
].map((selector) => ({ selector, message: UNTRANSLATED }));
const notification = {
  selector: 'MemberExpression[property.name=/^show(Information|Warning|Error)Message$/]',
  message: 'Notifications go through host/notices.ts, which lets no quoted text become a link.',
};

/** What an import rule cannot see: modules loaded by a call, and calls of a `fetch` that was handed in. @param {Wall} wall */
function forbiddenSyntax({
  vscode = 'none',
  nodeBuiltins = false,
  secrets = false,
  network = 'none',
  editorWords = false,
  notices = false,
}) {
  const unloadable = [...(nodeBuiltins ? networkModules : builtins), ...(vscode === 'values' ? [] : ['vscode'])];
  const escaped = unloadable.map((name) => name.replaceAll('/', '\\u002F')).join('|');
  const fetchCall = {
    message: ONE_DOOR,
    selector: 'CallExpression:matches([callee.name="fetch"], [callee.property.name="fetch"])',
  };
  const reveal = {
    message: 'Only transport.ts and the key ring may reveal a key.',
    selector: 'MemberExpression[object.name="Secret"][property.name="reveal"]',
  };
  return [
    { selector: `ImportExpression[source.value=/^(${escaped})$/]`, message: 'This folder may not load this module.' },
    {
      selector: 'ImportExpression:not([source.type="Literal"])',
      message: 'Say which module is loaded, so that the walls can be checked.',
    },
    { selector: 'CallExpression[callee.name="require"]', message: 'Import instead, so that the walls can be checked.' },
    ...(network === 'door' ? [] : [fetchCall]),
    ...(secrets ? [] : [reveal]),
    ...(editorWords ? plainWords : []),
    ...(editorWords && !notices ? [notification] : []),
  ];
}

/**
 * @param {Wall} wall
 * @returns {import('eslint').Linter.RulesRecord}
 */
function walls(wall) {
  const networkNames =
    wall.network === 'adapter'
      ? []
      : ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Request'];
  const globals = ['globalThis', 'window', 'self', 'navigator'];
  const properties = [...networkNames, 'sendBeacon'];
  return {
    'no-restricted-imports': 'off',
    '@typescript-eslint/no-restricted-imports': ['error', importRule(wall)],
    'no-restricted-syntax': ['error', ...forbiddenSyntax(wall)],
    'no-restricted-globals': ['error', ...networkNames.map((name) => ({ name, message: ONE_DOOR }))],
    'no-restricted-properties': [
      'error',
      ...globals.flatMap((object) => properties.map((property) => ({ object, property, message: ONE_DOOR }))),
    ],
  };
}

/** @param {readonly string[]} all @param {string[]} kept */
const without = (all, ...kept) => all.filter((name) => !kept.includes(name));
/** @param {string} name @param {readonly string[]} visible */
const coreWall = (name, visible) => ({
  files: [`src/core/${name}/**/*.ts`],
  rules: walls({
    forbiddenWorlds: without(worlds, 'core', 'shared'),
    forbiddenCore: without([...below, ...features], name, ...visible),
  }),
});

export default defineConfig(
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
  // The strictest wall for whatever stands in src without an entry of its own below.
  { files: ['src/**/*.ts'], rules: walls({ forbiddenWorlds: worlds }) },
  coreWall('util', []),
  coreWall('settings', ['util']),
  coreWall('usage', ['util', 'settings']),
  coreWall('endpoint', ['util', 'settings', 'usage']),
  coreWall('fim', ['util', 'settings', 'usage', 'endpoint']),
  ...features.map((name) => coreWall(name, below)),
  {
    files: ['src/core/endpoint/secret.ts'],
    rules: walls({ forbiddenWorlds: worlds, forbiddenCore: [...below, ...features], secrets: true }),
  },
  {
    files: ['src/core/endpoint/transport.ts'],
    rules: walls({
      forbiddenWorlds: without(worlds, 'core'),
      forbiddenCore: ['fim', ...features],
      secrets: true,
      network: 'door',
    }),
  },
  {
    // Pages that the user asks for, of hosts that the user allowed; no key is within its reach.
    files: ['src/core/context/url/fetchPage.ts'],
    rules: walls({
      forbiddenWorlds: without(worlds, 'core'),
      forbiddenCore: ['endpoint', 'fim', ...without(features, 'context')],
      network: 'door',
    }),
  },
  { files: ['src/shared/**/*.ts'], rules: walls({ forbiddenWorlds: without(worlds, 'core', 'shared') }) },
  {
    files: ['src/host/**/*.ts'],
    rules: walls({ forbiddenWorlds: ['platform', 'webview', 'entry'], vscode: 'values', editorWords: true }),
  },
  {
    files: ['src/host/notices.ts'],
    rules: walls({
      forbiddenWorlds: ['platform', 'webview', 'entry'],
      vscode: 'values',
      editorWords: true,
      notices: true,
    }),
  },
  {
    // Secret storage takes text.
    files: ['src/host/secrets/**/*.ts'],
    rules: walls({
      forbiddenWorlds: ['platform', 'webview', 'entry'],
      vscode: 'values',
      secrets: true,
      editorWords: true,
    }),
  },
  {
    files: ['src/webview/**/*.ts'],
    rules: walls({
      forbiddenWorlds: [
        'host',
        'platform',
        'entry',
        ...without([...below, ...features], 'util').map((name) => `core/${name}`),
      ],
    }),
  },
  {
    files: ['src/platform/node/**/*.ts'],
    rules: walls({
      forbiddenWorlds: ['host', 'shared', 'webview', 'entry', 'web'],
      nodeBuiltins: true,
      network: 'adapter',
    }),
  },
  {
    files: ['src/platform/web/**/*.ts'],
    rules: walls({ forbiddenWorlds: ['host', 'shared', 'webview', 'entry', 'node'], network: 'adapter' }),
  },
  {
    files: ['src/entry/extension.node.ts'],
    rules: walls({ vscode: 'types', forbiddenWorlds: ['core', 'webview', 'web'] }),
  },
  {
    files: ['src/entry/extension.web.ts'],
    rules: walls({ vscode: 'types', forbiddenWorlds: ['core', 'webview', 'node'] }),
  },
  {
    // As the editor runs the entry: a web worker host has no other way to run a second file of the extension's own.
    files: ['src/host/web/chunkReader.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off', '@typescript-eslint/no-unsafe-call': 'off' },
  },
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
  {
    // It stands in for a module that has a default export.
    files: ['test/integration/support/webAssert.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['src/core/fim/fimTemplates.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['scripts/**', 'practice/**', 'bench/**', 'test/conformance/**', '*.mjs'],
    rules: { 'no-console': 'off', 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
