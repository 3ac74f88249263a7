import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MANIFEST = {
  name: 'bare-provider',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.106.0' },
  main: './extension.js',
  activationEvents: ['onStartupFinished'],
};

/** The least that an extension can do: asks whenever VS Code asks, takes the request back with the question, keeps nothing. */
const program = (url: string): string => `
const vscode = require('vscode');
const url = ${JSON.stringify(`${url}/completions`)};
exports.activate = (context) => {
  const provider = { provideInlineCompletionItems };
  context.subscriptions.push(vscode.languages.registerInlineCompletionItemProvider({ pattern: '**' }, provider));
};
async function provideInlineCompletionItems(document, position, _context, token) {
  const end = new vscode.Position(document.lineCount, 0);
  const prefix = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
  const suffix = document.getText(new vscode.Range(position, end));
  const prompt = '<fim_prefix>' + prefix + '<fim_suffix>' + suffix + '<fim_middle>';
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt, stream: true, stop: ['\\n'] }),
      signal: controller.signal,
    });
    const events = (await response.text()).split('\\n').filter((line) => line.startsWith('data: {'));
    const text = events.map((line) => JSON.parse(line.slice(6)).choices[0].text).join('');
    return [new vscode.InlineCompletionItem(text, new vscode.Range(position, position))];
  } catch {
    return [];
  }
}
`;

/** Installs an extension that shows what VS Code's interface costs by itself, asking `url`. */
export async function installBareProvider(extensionsFolder: string, url: string): Promise<void> {
  const folder = path.join(extensionsFolder, `${MANIFEST.publisher}.${MANIFEST.name}-${MANIFEST.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(MANIFEST));
  await writeFile(path.join(folder, 'extension.js'), program(url));
}
