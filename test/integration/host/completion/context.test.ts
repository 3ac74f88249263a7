import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isRecord } from '../../../../src/core/util/isRecord.ts';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream } from '../../../support/script.ts';
import {
  acceptSuggestion,
  closeAllEditors,
  eventually,
  openDocument,
  pause,
  withSetting,
} from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const SECRET = 'TOKEN_THAT_STAYS_AT_HOME';

/** A prompt in which all of these stand; asks again until there is one. */
async function promptWith(texts: readonly (string | RegExp)[], ask: () => Promise<unknown>): Promise<string> {
  const holds = (prompt: string): boolean =>
    texts.every((text) => (typeof text === 'string' ? prompt.includes(text) : text.test(prompt)));
  return eventually(async () => {
    await ask();
    // A list of models is asked for without a body.
    const bodies = (await endpointRemote.requests()).map(({ body }) => (isRecord(body) ? body : {}));
    return bodies.map((body) => String(body['prompt'])).find(holds);
  }, `a prompt with ${texts.join()}`);
}

/** One more key in this document, after a rest in which what is slow to find can be found. */
async function typeOn(editor: vscode.TextEditor): Promise<void> {
  await pause(400);
  await editor.edit((edit) => {
    edit.insert(editor.selection.active, ' ');
  });
  await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
}

async function writeInWorkspace(name: string, text: string): Promise<vscode.Uri> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  const uri = vscode.Uri.joinPath(root, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function inWorkspace(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = await writeInWorkspace(name, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

describe('what the model sees beside the document', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    // What gathers is read with the first question, and knows of no edit before it.
    await endpointRemote.reset();
    await endpointRemote.answer({ script: completionStream({ text: '1' }) });
    const editor = await openDocument('warm_up = █\n');
    await promptWith(['warm_up'], () => acceptSuggestion(editor));
  });
  beforeEach(async () => {
    await endpointRemote.reset();
    await endpointRemote.answer({ script: completionStream({ text: 'quantity)' }) });
  });
  afterEach(closeAllEditors);

  it('shows a text that was edited a moment ago elsewhere, and of an excluded file nothing', async () => {
    const other = await inWorkspace('context_shipping.py', 'def plain():\n    return 1\n');
    await other.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'def shipping_fee(quantity):\n    return quantity * 3\n\n\n');
    });
    const secret = await inWorkspace('.env', `API_TOKEN=${SECRET}\n`);
    await secret.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), `shipping_fee=${SECRET}\n`);
    });
    const editor = await openDocument('def context_marker(quantity):\n    return shipping_fee(█\n');
    const prompt = await promptWith(['context_marker'], () => acceptSuggestion(editor));
    const [elsewhere = '', own = ''] = prompt.split('<fim_prefix>');
    assert.match(elsewhere, /context_shipping\.py\n[^]*def shipping_fee\(quantity\):\n {4}return quantity \* 3/);
    assert.match(own, /def context_marker/);
    assert.ok(!prompt.includes(SECRET), prompt);
  });

  it('shows the definition of a name before the cursor, from a file that nobody has opened', async () => {
    const uri = await writeInWorkspace(
      'context_rates.py',
      'RATES = 1\n\ndef exchange_rate(currency):\n    return TABLE[currency]\n\n\ndef unrelated():\n    pass\n',
    );
    const provider = vscode.languages.registerDefinitionProvider('python', {
      provideDefinition: (document, position) => {
        const word = document.getText(document.getWordRangeAtPosition(position));
        return word === 'exchange_rate' ? new vscode.Location(uri, new vscode.Position(2, 4)) : undefined;
      },
    });
    try {
      const editor = await openDocument('definition_marker = exchange_rate(█)\n');
      const definition = /context_rates\.py\ndef exchange_rate\(currency\):\n {4}return TABLE\[currency\]\n/;
      const prompt = await promptWith(['definition_marker', definition], () => typeOn(editor));
      assert.ok(!prompt.includes('unrelated'), prompt);
    } finally {
      provider.dispose();
    }
  });

  it('shows a pinned file whatever it speaks of', async () => {
    await writeInWorkspace('context_glossary.md', 'A heron is a wading bird.\n');
    const restore = await withSetting('interline.completion.pinnedFiles', ['context_*.md']);
    try {
      const editor = await inWorkspace('context_pinning.py', 'pinned_marker = 1\n');
      await promptWith(['pinned_marker', 'context_glossary.md\nA heron is'], () => typeOn(editor));
    } finally {
      await restore();
    }
  });
});
