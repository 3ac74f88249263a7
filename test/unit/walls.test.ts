import assert from 'node:assert/strict';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');

/** Lints text as if it stood in a file of the project; rules that need types are off, because the file is not on the disk. */
const linter = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

const WALL_RULES = new Set([
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-restricted-syntax',
]);

async function wallsHit(file: string, text: string): Promise<readonly string[]> {
  const [result] = await linter.lintText(`${text}\n`, { filePath: path.join(root, file) });
  const messages = result?.messages ?? [];
  assert.deepEqual(
    messages.filter((message) => message.fatal).map((message) => message.message),
    [],
    'the text itself must parse',
  );
  return messages.flatMap(({ ruleId }) => (ruleId !== null && WALL_RULES.has(ruleId) ? [ruleId] : []));
}

const checkRefused = async (file: string, text: string): Promise<void> =>
  assert.notDeepEqual(await wallsHit(file, text), [], `nothing forbids this in ${file}`);

const checkAllowed = async (file: string, text: string): Promise<void> =>
  assert.deepEqual(await wallsHit(file, text), [], `something forbids this in ${file}`);

const use = (from: string): string => `import { thing } from '${from}';\nexport const used = thing;`;

/** File, then what it imports: the direction is wrong. */
const REFUSED_IMPORTS: readonly (readonly [string, string])[] = [
  ['src/core/util/a.ts', '../settings/settings.ts'],
  ['src/core/settings/a.ts', '../usage/tokenUsage.ts'],
  ['src/core/usage/a.ts', '../endpoint/requests.ts'],
  ['src/core/endpoint/a.ts', '../completion/a.ts'],
  ['src/core/endpoint/dialects/a.ts', '../../chat/a.ts'],
  ['src/core/fim/a.ts', '../completion/a.ts'],
  ['src/core/completion/a.ts', '../chat/a.ts'],
  ['src/core/completion/postprocess/a.ts', '../../prompts/a.ts'],
  ['src/core/chat/a.ts', '../completion/a.ts'],
  ['src/core/prompts/a.ts', '../edit/a.ts'],
  ['src/core/products/git/a.ts', '../../edit/a.ts'],
  ['src/core/edit/a.ts', '../chat/a.ts'],
  ['src/core/context/files/a.ts', '../../chat/a.ts'],
  ['src/core/chat/a.ts', '../context/a.ts'],
  ['src/core/chat/a.ts', '../../host/log/a.ts'],
  ['src/core/ports.ts', '../host/a.ts'],
  ['src/core/brandNewFolder/a.ts', '../../host/a.ts'],
  ['src/core/chat/a.ts', 'vscode'],
  ['src/core/chat/a.ts', 'node:fs'],
  ['src/core/chat/a.ts', 'fs/promises'],
  ['src/core/chat/a.ts', 'node:test'],
  ['src/shared/a.ts', '../host/a.ts'],
  ['src/shared/a.ts', 'vscode'],
  ['src/host/chat/a.ts', '../../platform/node/a.ts'],
  ['src/host/chat/a.ts', '../../webview/chat/main.ts'],
  ['src/host/chat/a.ts', 'node:path'],
  ['src/host/chat/a.ts', '../../../test/support/fakeClock.ts'],
  ['src/host/chat/a.ts', '../../../practice/main.ts'],
  ['src/webview/chat/a.ts', '../../host/a.ts'],
  ['src/webview/chat/render/a.ts', '../../../core/endpoint/transport.ts'],
  ['src/webview/chat/a.ts', 'vscode'],
  ['src/platform/node/a.ts', '../web/a.ts'],
  ['src/platform/node/a.ts', 'vscode'],
  ['src/platform/node/a.ts', 'node:https'],
  ['src/platform/web/a.ts', '../node/a.ts'],
  ['src/platform/web/a.ts', 'node:fs'],
  ['src/entry/extension.node.ts', '../platform/web/a.ts'],
  ['src/entry/extension.web.ts', '../platform/node/a.ts'],
];

const ALLOWED_IMPORTS: readonly (readonly [string, string])[] = [
  ['src/core/util/a.ts', './b.ts'],
  ['src/core/usage/a.ts', '../settings/settings.ts'],
  ['src/core/endpoint/a.ts', '../util/a.ts'],
  ['src/core/endpoint/dialects/a.ts', '../../settings/endpoint.ts'],
  ['src/core/endpoint/a.ts', 'eventsource-parser'],
  ['src/core/completion/a.ts', '../fim/a.ts'],
  ['src/core/completion/a.ts', '../endpoint/modelGateway.ts'],
  ['src/core/completion/postprocess/a.ts', '../../util/a.ts'],
  ['src/core/chat/a.ts', '../usage/tokenUsage.ts'],
  ['src/shared/a.ts', '../core/usage/tokenUsage.ts'],
  ['src/host/chat/a.ts', 'vscode'],
  ['src/host/chat/a.ts', '../../core/chat/a.ts'],
  ['src/host/chat/a.ts', '../../shared/chatProtocol.ts'],
  ['src/webview/chat/a.ts', '../../shared/chatProtocol.ts'],
  ['src/webview/chat/a.ts', '../../core/util/a.ts'],
  ['src/webview/chat/a.ts', 'markdown-it'],
  ['src/platform/node/a.ts', 'node:process'],
  ['src/platform/node/a.ts', '../../core/ports.ts'],
  ['src/entry/extension.node.ts', '../platform/node/a.ts'],
  ['src/entry/extension.web.ts', '../host/activate.ts'],
  ['test/unit/a.test.ts', '../../src/core/util/a.ts'],
];

/** Every way in which text could leave other than through transport.ts. */
const NETWORK_CALLS: readonly string[] = [
  `void fetch('http://x');`,
  `void globalThis.fetch('http://x');`,
  `void self.fetch('http://x');`,
  `void window.fetch('http://x');`,
  `navigator.sendBeacon('http://x');`,
  `export const socket = new WebSocket('ws://x');`,
  `export const socket = new self.WebSocket('ws://x');`,
  `export const source = new EventSource('http://x');`,
  `export const request = new XMLHttpRequest();`,
  `export const hand = (platform: { fetch: (url: string) => void }): void => platform.fetch('http://x');`,
  `export const hand = ({ fetch }: { fetch: (url: string) => void }): void => fetch('http://x');`,
  `void import('node:https');`,
  `void import('http');`,
  `require('node:net');`,
  `const name = 'node:' + 'http';\nvoid import(name);`,
];

describe('walls', function () {
  this.timeout(120_000);

  describe('refuse an import in the wrong direction', () => {
    for (const [file, from] of REFUSED_IMPORTS) it(`${file} -> ${from}`, () => checkRefused(file, use(from)));
  });

  describe('allow an import in the right direction', () => {
    for (const [file, from] of ALLOWED_IMPORTS) it(`${file} -> ${from}`, () => checkAllowed(file, use(from)));
  });

  describe('refuse the network outside transport.ts', () => {
    const folders = [
      'src/core/chat/a.ts',
      'src/host/chat/a.ts',
      'src/webview/chat/a.ts',
      'src/entry/extension.node.ts',
    ];
    for (const file of folders)
      for (const text of NETWORK_CALLS) it(`${file}: ${text}`, () => checkRefused(file, text));
  });

  it('lets a platform hand on fetch, and only transport.ts call it', async () => {
    await checkAllowed('src/platform/node/a.ts', 'export const platform = { fetch: globalThis.fetch };');
    const call = 'export const send = (f: { fetch: (url: string) => void }): void => f.fetch("http://x");';
    await checkAllowed('src/core/endpoint/transport.ts', call);
    await checkRefused('src/platform/node/a.ts', call);
  });

  it('lets the reader of pages call the fetch that it is given, with no way to a key or to another fetch', async () => {
    const file = 'src/core/context/url/fetchPage.ts';
    await checkAllowed(file, 'export const read = (f: { fetch: (url: string) => void }): void => f.fetch("http://x");');
    await checkRefused(file, `void fetch('http://x');`);
    await checkRefused(file, use('../../endpoint/transport.ts'));
    await checkRefused(file, use('../../endpoint/secret.ts'));
    await checkRefused('src/core/context/url/other.ts', 'export const read = (fetch: () => void): void => fetch();');
  });

  it('lets only transport.ts reveal a key', async () => {
    const reveal = `import { revealSecret } from './secret.ts';\nexport const used = revealSecret;`;
    await checkAllowed('src/core/endpoint/transport.ts', reveal);
    await checkRefused('src/core/endpoint/client.ts', reveal);
    await checkRefused('src/host/a.ts', reveal.replace('./secret.ts', '../core/endpoint/secret.ts'));
    await checkRefused('src/host/a.ts', 'export const text = (secret: unknown) => Secret.reveal(secret);');
  });

  it('lets the host show notifications through notices.ts alone', async () => {
    const text = "declare const window: { showErrorMessage(words: string): void };\nwindow.showErrorMessage('');";
    await checkRefused('src/host/chat/a.ts', text);
    await checkRefused('src/host/secrets/a.ts', text);
    await checkAllowed('src/host/notices.ts', text);
  });

  it('lets the host show no words past their translation', async () => {
    const show = 'declare const showWarning: (words: string) => void;\ndeclare const reason: string;\n';
    await checkRefused('src/host/chat/a.ts', `${show}showWarning('Nothing is open.');`);
    await checkRefused('src/host/chat/a.ts', `${show}showWarning(\`Nothing is open in \${reason}.\`);`);
    await checkRefused('src/host/chat/a.ts', "export const options = { placeHolder: 'Which file?' };");
    await checkAllowed('src/host/chat/a.ts', `${show}showWarning(\`Interline: \${reason}\`);`);
    await checkAllowed('src/host/chat/a.ts', "export const options = { title: 'Interline' };");
  });

  it('cannot be switched off from within a file', async () => {
    await checkRefused('src/core/chat/a.ts', `/* eslint-disable */\n${use('vscode')}`);
  });

  it('lets types of vscode pass in the host and the entries only', async () => {
    const typeOnly = `import type { Uri } from 'vscode';\nexport type Used = Uri;`;
    await checkAllowed('src/host/a.ts', typeOnly);
    await checkAllowed('src/entry/extension.node.ts', typeOnly);
    await checkRefused('src/entry/extension.node.ts', use('vscode'));
    await checkRefused('src/platform/node/a.ts', typeOnly);
    await checkRefused('src/core/chat/a.ts', typeOnly);
  });
});
