import * as vscode from 'vscode';
import { isOwnLanguage } from '../../core/edit/answer/chooseFence.ts';
import type { FileStep } from '../../core/edit/answer/fileSteps.ts';
import { blockAnswer, isPartOfFile, namesInChanges, type ChatCodeBlock } from '../../core/edit/apply/blockAnswer.ts';
import { changesOfBlocks, type FileChange } from '../../core/edit/apply/changesOfBlocks.ts';
import { describeRefusal } from '../../core/edit/path/describeJudgement.ts';
import type { LastEditor } from '../chat/lastEditor.ts';
import { showInformation, showWarning } from '../notices.ts';
import { choosePlaces } from './choosePlaces.ts';
import { chooseChanges } from './chooseChanges.ts';
import type { EditDeps } from './editDeps.ts';
import type { EditRunner } from './editRunner.ts';
import type { LiveEdit } from './liveEdit.ts';
import { deleteFile, renameFile } from './wholeFiles.ts';
import { filesNamed, judgeNamed, mayWrite } from './writablePaths.ts';

export interface ApplyDeps extends EditDeps {
  readonly runner: EditRunner;
  readonly lastEditor: LastEditor;
}

/** A file that a block belongs to; it need not be there yet. */
interface Target {
  readonly uri: vscode.Uri;
  /** As the block names it; undefined: it names none. */
  readonly path: string | undefined;
}

/**
 * Lays a code block of the chat over its file, as an edit under review; where blocks or a patch are for several files, over each that is
 * chosen. Whole files are deleted and renamed after a question. Asks where file or place are not sure.
 */
export async function applyBlocks(deps: ApplyDeps, blocks: readonly ChatCodeBlock[]): Promise<void> {
  const changes = changesOfBlocks(blocks);
  if (changes.length === 0) return applyNameless(deps, blocks);
  const chosen = changes.length === 1 ? changes : await chooseChanges(changes);
  let first: LiveEdit | undefined;
  for (const change of chosen) {
    const edit = await applyChange(deps, change);
    first ??= edit;
  }
  // The review begins where the answer does.
  if (chosen.length > 1 && first && !first.isOver)
    await vscode.window.showTextDocument(first.document, { preview: false });
  const waiting = chosen.filter(({ later }) => later.length > 0).map(({ step }) => step.path);
  if (waiting.length > 0)
    void showInformation(
      vscode.l10n.t(
        'More of the answer is for {0}. Apply the other blocks once you have decided on the first.',
        waiting.join(', '),
      ),
    );
}

async function applyNameless(deps: ApplyDeps, [block, ...others]: readonly ChatCodeBlock[]): Promise<void> {
  if (!block || others.length > 0)
    return void showInformation(vscode.l10n.t('No block of this answer names its file. Apply them one by one.'));
  const target = await findOpen(deps, block);
  if (target) await layBlocks(deps, [block], target);
}

async function applyChange(deps: ApplyDeps, { step, blocks }: FileChange): Promise<LiveEdit | undefined> {
  switch (step.kind) {
    case 'delete':
      await deleteFile(deps.files, step.path);
      return undefined;
    case 'rename': {
      const uri = await renameFile(deps.files, step);
      if (!uri || !step.hasChanges) return undefined;
      // A patch names the file as it was, a diff as it is to be.
      const path = blocks.some((block) => namesInChanges(block).includes(step.to)) ? step.to : step.path;
      return layBlocks(deps, blocks, { uri, path });
    }
    case 'change':
    case 'create': {
      const target = await findNamed(deps, step, blocks);
      return target && layBlocks(deps, blocks, target);
    }
  }
}

async function layBlocks(
  deps: Pick<ApplyDeps, 'files' | 'runner'>,
  blocks: readonly ChatCodeBlock[],
  { uri, path }: Target,
): Promise<LiveEdit | undefined> {
  const document = await openTarget(uri);
  if (!document)
    return void showWarning(vscode.l10n.t('{0} cannot be opened as text. Copy the code instead.', labelOf(uri)));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  // Links may have changed since the file was found.
  if (!(await mayWrite(deps.files, uri))) return undefined;
  const { selection } = editor;
  const edit = await deps.runner.lay({
    document,
    answer: blocks.map(blockAnswer).join('\n'),
    ...(path !== undefined && { path }),
    ...(!selection.isEmpty && { nearLine: selection.start.line }),
  });
  if (edit.state.phase === 'asking') await choosePlaces(edit);
  return edit;
}

/** Lays an answer over a file, as an edit under review. A file that is not there becomes an unsaved one. */
export async function layOverFile(
  deps: Pick<ApplyDeps, 'files' | 'runner'>,
  uri: vscode.Uri,
  answer: string,
): Promise<void> {
  const document = await openTarget(uri);
  if (!document) return void showWarning(vscode.l10n.t('{0} cannot be opened as text.', labelOf(uri)));
  await vscode.window.showTextDocument(document, { preview: false });
  if (!(await mayWrite(deps.files, uri))) return;
  const edit = await deps.runner.lay({ document, answer, path: labelOf(uri) });
  if (edit.state.phase === 'asking') await choosePlaces(edit);
}

/** The file of that name; where models have shortened the path, one that ends like it. */
async function findNamed(
  { files }: ApplyDeps,
  { kind, path }: FileStep,
  blocks: readonly ChatCodeBlock[],
): Promise<Target | undefined> {
  const judged = judgeNamed(files, path);
  if (judged.kind === 'refused') return void showWarning(describeRefusal(path, judged.reason));
  if (kind === 'create' || (await exists(judged.uri))) return { uri: judged.uri, path };
  const found = await filesNamed(path);
  if (found.length === 0) {
    if (!blocks.some((block) => isPartOfFile(block, ''))) return { uri: judged.uri, path };
    return void showWarning(
      vscode.l10n.t('There is no file {0}, and the code is only a part of it. Open the file, then apply again.', path),
    );
  }
  const [only] = found;
  if (only && found.length === 1) return { uri: only, path };
  const chosen = await chooseOne(
    found.map(labelOf),
    vscode.l10n.t('Several files are named like {0}. Which is meant?', path),
  );
  const uri = found.find((one) => labelOf(one) === chosen);
  return uri && { uri, path };
}

/** Without a name, the code belongs to the editor that was used last, if it is of that language. */
async function findOpen({ lastEditor }: ApplyDeps, block: ChatCodeBlock): Promise<Target | undefined> {
  const { current } = lastEditor;
  if (current && fits(block, current.document)) return { uri: current.document.uri, path: undefined };
  const documents = [...new Set(vscode.window.visibleTextEditors.map(({ document }) => document))];
  if (documents.length === 0)
    return void showInformation(vscode.l10n.t('Open the file that the code belongs to, then apply again.'));
  const chosen = await chooseOne(
    documents.map(({ uri }) => labelOf(uri)),
    vscode.l10n.t('The code names no file. Over which one is it to be laid?'),
  );
  const document = documents.find(({ uri }) => labelOf(uri) === chosen);
  return document && { uri: document.uri, path: undefined };
}

function fits({ info }: ChatCodeBlock, { languageId }: vscode.TextDocument): boolean {
  return info.trim() === '' || /^(?:u?diff|patch)\b/i.test(info) || isOwnLanguage(info, languageId);
}

function chooseOne(labels: readonly string[], question: string): Thenable<string | undefined> {
  return vscode.window.showQuickPick(labels, {
    title: vscode.l10n.t('Apply'),
    placeHolder: question,
    ignoreFocusOut: true,
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((document) => String(document.uri) === String(uri))) return true;
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** A file that is not there yet becomes an unsaved one: nothing is written before the person saves it. */
async function openTarget(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument((await exists(uri)) ? uri : uri.with({ scheme: 'untitled' }));
  } catch {
    return undefined;
  }
}

function labelOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
