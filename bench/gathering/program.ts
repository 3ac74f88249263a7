/** An extension of the bench alone: types in a large file with the extension's own gathering of context behind each key, and writes what it took. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { StateAbove } from '../../src/core/completion/code/stateAbove.ts';
import { ContextSelector } from '../../src/core/completion/context/contextSelector.ts';
import { prepareRequest } from '../../src/core/completion/prepareRequest.ts';
import { ContextGatherer } from '../../src/host/completion/context/contextGatherer.ts';
import { createExclusions } from '../../src/host/completion/exclusions.ts';
import { toCore } from '../../src/host/completion/toCore.ts';
import { createSettingsSource } from '../../src/host/settings/settingsSource.ts';
import { createNodePlatform } from '../../src/platform/node/nodePlatform.ts';
import { FakeGateway } from '../../test/support/fakeGateway.ts';
import { ORDER_FILE, REPORT_FILE, type GatheringOrder, type GatheringReport, type KeyTimes } from './gatheringOrder.ts';

/** Keys on a line before the cursor goes to the next. */
const KEYS_A_LINE = 30;
const BY_ITSELF = { triggerKind: vscode.InlineCompletionTriggerKind.Automatic, selectedCompletionInfo: undefined };

export function activate({ extensionPath }: vscode.ExtensionContext): void {
  void measure(extensionPath).then(
    (report) => writeReport(extensionPath, report),
    (error: unknown) => writeReport(extensionPath, { problem: String(error), keys: [], snippets: 0 }),
  );
}

function writeReport(folder: string, report: GatheringReport): Promise<void> {
  return writeFile(path.join(folder, REPORT_FILE), JSON.stringify(report));
}

async function measure(folder: string): Promise<GatheringReport> {
  const order = JSON.parse(await readFile(path.join(folder, ORDER_FILE), 'utf8')) as GatheringOrder;
  const settings = createSettingsSource();
  const exclusions = createExclusions(settings);
  const { clock } = createNodePlatform();
  const gatherer = new ContextGatherer({ settings, clock, mayBeSent: (uri) => exclusions.mayBeSent(uri) });
  try {
    for (const file of [...order.openFiles, order.largeFile]) await open(file, exclusions);
    const [editor] = vscode.window.visibleTextEditors;
    if (editor === undefined) throw new Error('No editor shows.');
    const typed = typeKeys({ editor, keys: order.keys, settings, gatherer });
    return { ...(await typed), problem: undefined };
  } finally {
    gatherer.dispose();
    exclusions.dispose();
    settings.dispose();
  }
}

async function open(file: string, exclusions: ReturnType<typeof createExclusions>): Promise<void> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('No folder is open.');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, file));
  await vscode.window.showTextDocument(document, { preview: false });
  await exclusions.read(document.uri);
}

interface Typing {
  readonly editor: vscode.TextEditor;
  readonly keys: number;
  readonly settings: ReturnType<typeof createSettingsSource>;
  readonly gatherer: ContextGatherer;
}

async function typeKeys({ editor, keys, settings, gatherer }: Typing): Promise<Omit<GatheringReport, 'problem'>> {
  const { document } = editor;
  const gateway = new FakeGateway();
  const selector = new ContextSelector();
  const stateAbove = new StateAbove();
  const times: KeyTimes[] = [];
  let most = 0;
  for (let key = 0; key < keys; key += 1) {
    const line = Math.floor(document.lineCount / 2) + Math.floor(key / KEYS_A_LINE);
    const position = new vscode.Position(line, key % KEYS_A_LINE);
    // As a key does: the document changes, the cursor moves, and everyone who listens hears of it first.
    await editor.edit((edit) => {
      edit.insert(position, 'x');
    });
    const place = { document, position: position.translate(0, 1) };
    editor.selection = new vscode.Selection(place.position, place.position);
    const startedAt = performance.now();
    const input = toCore({ ...place, context: BY_ITSELF }, settings.current.completion.maxPromptTokens);
    const describedAt = performance.now();
    // Nobody waits: what is known is handed over.
    const snippets = await gatherer.gatherAt(place)(AbortSignal.abort());
    const gatheredAt = performance.now();
    await prepareRequest({ gateway, selector, stateAbove, input, settings: settings.current, snippets });
    times.push({
      describeMs: describedAt - startedAt,
      gatherMs: gatheredAt - describedAt,
      chooseMs: performance.now() - gatheredAt,
    });
    most = Math.max(most, snippets.length);
  }
  return { keys: times, snippets: most };
}
