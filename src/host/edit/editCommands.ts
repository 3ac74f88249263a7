import * as vscode from 'vscode';
import { parseEditArguments, type EditArguments } from '../../core/edit/ask/editArguments.ts';
import { cursorBlock } from '../../core/edit/cursorBlock.ts';
import type { InlineEditEvent } from '../../core/edit/session/reduceInlineEdit.ts';
import { wholeLines, type TextRange } from '../../core/edit/text/rawLines.ts';
import { isPrivatePath } from '../../core/util/isPrivatePath.ts';
import { placeLabel } from '../chat/attachments.ts';
import type { CommandHandler, CommandHandlers } from '../commands/commandHandlers.ts';
import { askModally, showInformation } from '../notices.ts';
import { askInstruction, type InstructionSubject } from './askInstruction.ts';
import { choosePlaces } from './choosePlaces.ts';
import type { EditComparison } from './compareEdit.ts';
import type { EditDeps } from './editDeps.ts';
import type { EditRunner, NewEdit } from './editRunner.ts';
import { overlapping, targetEdit, targetHunk } from './editTargets.ts';
import type { LiveEdit } from './liveEdit.ts';
import type { OpenEdits } from './openEdits.ts';
import { revealNextHunk } from './revealHunk.ts';

export type EditCommand =
  | 'interline.edit'
  | 'interline.acceptChange'
  | 'interline.rejectChange'
  | 'interline.acceptEdit'
  | 'interline.rejectEdit'
  | 'interline.stopEdit'
  | 'interline.retryEdit'
  | 'interline.followUpEdit'
  | 'interline.compareEdit'
  | 'interline.placeEdit';

export interface EditCommandDeps extends EditDeps {
  readonly edits: OpenEdits;
  readonly runner: EditRunner;
  readonly comparison: EditComparison;
}

/** What can be done with edits, by keys, lenses and the palette. */
export function createEditCommands(deps: EditCommandDeps): CommandHandlers<EditCommand> {
  const { edits, runner } = deps;
  const onEdit =
    (act: (edit: LiveEdit, argument: unknown) => unknown): CommandHandler =>
    async (argument) => {
      const edit = targetEdit(edits, argument);
      if (edit) await act(edit, argument);
      else void showInformation(vscode.l10n.t('No edit is open here. Edit… begins one.'));
    };
  const decide = (type: 'accepted' | 'rejected'): CommandHandler =>
    onEdit(async (edit, argument) => {
      const hunkId = targetHunk(edit, argument);
      if (hunkId !== undefined) await edit.dispatch({ type, hunkId });
      revealNextHunk(edit);
    });
  const decideAll = (event: InlineEditEvent): CommandHandler => onEdit((edit) => edit.dispatch(event));
  return {
    'interline.edit': (argument) => beginEdit(deps, argument),
    'interline.acceptChange': decide('accepted'),
    'interline.rejectChange': decide('rejected'),
    'interline.acceptEdit': decideAll({ type: 'accepted' }),
    // What asks for a place has no hunks yet; closing takes back either.
    'interline.rejectEdit': decideAll({ type: 'closed' }),
    'interline.stopEdit': onEdit((edit) => edit.stop()),
    'interline.retryEdit': onEdit((edit) => runner.retry(edit)),
    'interline.followUpEdit': onEdit((edit) => followUp(deps, edit)),
    'interline.compareEdit': onEdit((edit) => deps.comparison.show(edit)),
    'interline.placeEdit': onEdit((edit) => choosePlaces(edit)),
  };
}

/** With an instruction as argument it asks for none; where an edit is open already, the instruction follows it up. */
async function beginEdit(deps: EditCommandDeps, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation(vscode.l10n.t('Open a file and select what is to be changed, or put the cursor there.'));
    return;
  }
  const { document, selection } = editor;
  const given = parseEditArguments(argument);
  const open = overlapping(deps.edits, document, selection);
  if (open) return followUp(deps, open, given.instruction);
  if (!(await mayBeSent(document))) return;
  const region = regionFor(document, selection);
  const { version } = document;
  const range = new vscode.Range(document.positionAt(region.start), document.positionAt(region.end));
  const wish = await wishOf(deps, given, { editor, range });
  if (wish === undefined) return;
  // The document may have changed while the instruction was typed.
  const current = document.version === version ? region : regionFor(document, editor.selection);
  await deps.runner.begin({ document, wish, region: current });
}

async function wishOf(
  deps: EditCommandDeps,
  { instruction, attachments, choice }: EditArguments,
  subject: InstructionSubject,
): Promise<NewEdit['wish'] | undefined> {
  if (instruction !== undefined) return { instruction, attachments, choice };
  const asked = await askInstruction(deps, subject);
  return asked && { choice, ...asked, attachments: [...attachments, ...asked.attachments] };
}

async function followUp(deps: EditCommandDeps, edit: LiveEdit, given?: string): Promise<void> {
  if (edit.state.phase === 'streaming')
    return void showInformation(vscode.l10n.t('The answer is still being written. Stop it first.'));
  const instruction = given ?? (await askFollowUp());
  if (instruction && !edit.isOver) await deps.runner.followUp(edit, instruction);
}

function askFollowUp(): Thenable<string | undefined> {
  const options = {
    title: vscode.l10n.t('Follow Up'),
    prompt: vscode.l10n.t('What is to be different? Accepted changes stay.'),
    ignoreFocusOut: true,
  };
  return vscode.window.showInputBox(options);
}

/** The selection in whole lines, else the block around the cursor. */
export function regionFor(document: vscode.TextDocument, selection: vscode.Range): TextRange {
  const text = document.getText();
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  return selection.isEmpty ? cursorBlock(text, start) : wholeLines(text, { start, end });
}

async function mayBeSent(document: vscode.TextDocument): Promise<boolean> {
  if (!isPrivatePath(document.uri.path)) return true;
  const edit = vscode.l10n.t('Edit Anyway');
  const detail = vscode.l10n.t(
    'By its name it holds keys or passwords. Its text would be sent to the endpoint for edits.',
  );
  return (
    (await askModally(
      { message: vscode.l10n.t('Edit {0}?', placeLabel({ document })), detail, severity: 'warning' },
      edit,
    )) === edit
  );
}
