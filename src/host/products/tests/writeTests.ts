import * as vscode from 'vscode';
import { fenceFor } from '../../../core/util/fenceFor.ts';
import { isPrivatePath } from '../../../core/util/isPrivatePath.ts';
import { collectAnswer } from '../../../core/products/ask/collectAnswer.ts';
import { withInstructions } from '../../../core/products/ask/withInstructions.ts';
import { proposeTestFile, type TestFileProposal } from '../../../core/products/tests/proposeTestFile.ts';
import { testNamingOf } from '../../../core/products/tests/testNaming.ts';
import { testsPrompt } from '../../../core/products/tests/testsPrompt.ts';
import { joinInstructions } from '../../../core/prompts/joinInstructions.ts';
import { withProgress } from '../../connection/withProgress.ts';
import { showInformation, showWarning } from '../../notices.ts';
import { promptPlace, type PromptPlace } from '../../prompts/promptSubject.ts';
import type { ProductDeps } from '../productDeps.ts';
import { readNeighbour } from './readNeighbour.ts';

export interface TestsDeps extends ProductDeps {
  /** Lays an answer over a file as an edit under review; a file that is not there becomes an unsaved one. */
  readonly layOver: (uri: vscode.Uri, answer: string) => Promise<void>;
}

const MAX_TOKENS = 8_192;
/** In characters, of what the project asks of models. */
const MOST_INSTRUCTIONS = 8_000;
const TEMPERATURE = 0.2;
/** About 25 000 tokens. */
const MAX_CHARACTERS = 100_000;
/** Enough to learn a layout from; searching ends there. */
const MOST_FILES = 5_000;
const NOT_OURS =
  '**/{node_modules,bower_components,.git,dist,out,build,target,vendor,.venv,venv,site-packages,coverage,.next}/**';

/** Writes tests for the selection or the declaration at the cursor into the file where this project has them. Nothing is saved. */
export async function writeTests(deps: TestsDeps): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    return void showInformation(vscode.l10n.t('Open a file and select what is to be tested, or put the cursor there.'));
  const { document } = editor;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || document.isUntitled)
    return void showInformation(
      vscode.l10n.t('Save the file in an open folder first: its tests go where the folder’s other tests are.'),
    );
  await deps.exclusions.read(document.uri);
  if (isPrivatePath(document.uri.path) || !deps.exclusions.mayBeSent(document.uri))
    return void showInformation(
      vscode.l10n.t('This file’s text stays at home: it is excluded, or private by its name.'),
    );
  const place = await promptPlace(editor);
  const proposal = await findPlace(document, folder);
  const answer = await withProgress(vscode.l10n.t('Interline is writing tests into {0}.', proposal.path), (signal) =>
    ask(deps, { place, proposal, folder, signal }),
  );
  if (answer === undefined) return;
  if (!answer.isComplete)
    void showWarning(vscode.l10n.t('The answer was cut at its length limit: the last test may be half.'));
  await deps.layOver(vscode.Uri.joinPath(folder.uri, ...proposal.path.split('/')), answer.text);
}

async function findPlace(document: vscode.TextDocument, folder: vscode.WorkspaceFolder): Promise<TestFileProposal> {
  const path = pathIn(folder, document.uri);
  const { suffixes } = testNamingOf(document.languageId, path.split('.').at(-1) ?? '');
  const pattern = new vscode.RelativePattern(folder, `**/*.{${suffixes.join(',')}}`);
  const found = await vscode.workspace.findFiles(pattern, NOT_OURS, MOST_FILES);
  const paths = found.map((uri) => pathIn(folder, uri)).sort();
  return proposeTestFile(path, paths, document.languageId);
}

function pathIn({ uri }: vscode.WorkspaceFolder, file: vscode.Uri): string {
  const root = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
  return file.path.startsWith(root) ? file.path.slice(root.length) : file.path.replace(/^\//, '');
}

interface Wanted {
  readonly place: PromptPlace;
  readonly proposal: TestFileProposal;
  readonly folder: vscode.WorkspaceFolder;
  readonly signal: AbortSignal;
}

async function ask({ gateway, exclusions, instructions }: ProductDeps, { place, proposal, folder, signal }: Wanted) {
  const { document, range } = place;
  const { kind, path, neighbour } = proposal;
  // Tests inside of the source need all of it, to come back whole.
  const text = document.getText(kind === 'source' ? undefined : range);
  const testUri = vscode.Uri.joinPath(folder.uri, ...path.split('/'));
  await exclusions.read(testUri);
  if (kind === 'existing' && !exclusions.mayBeSent(testUri))
    return void showInformation(vscode.l10n.t('{0} has the tests, and is excluded: its text stays at home.', path));
  const testText = kind === 'existing' ? await textOf(testUri) : '';
  if (text.length + testText.length > MAX_CHARACTERS) {
    void showWarning(vscode.l10n.t('This is too much for one request. Select the part that is to be tested.'));
    return undefined;
  }
  const prompt = testsPrompt({
    kind,
    code: { path: pathIn(folder, document.uri), languageId: document.languageId, text },
    testPath: path,
    testText,
    neighbour: neighbour === undefined ? undefined : await readNeighbour(folder.uri, neighbour, exclusions),
  });
  const asked = joinInstructions(await instructions.read(document.uri), MOST_INSTRUCTIONS);
  const messages = withInstructions(prompt, asked);
  const answer = await collectAnswer({ gateway, messages, maxTokens: MAX_TOKENS, temperature: TEMPERATURE, signal });
  return answer && { ...answer, text: fenced(answer.text) };
}

/** As it is in the editor, saved or not. */
async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Some models obey "one fenced block" by leaving the fence out. */
function fenced(text: string): string {
  if (/^[ \t]*(?:`{3,}|~{3,})/m.test(text)) return text;
  const fence = fenceFor(text);
  return `${fence}\n${text.trimEnd()}\n${fence}\n`;
}
