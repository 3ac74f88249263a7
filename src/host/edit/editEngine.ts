import * as vscode from 'vscode';
import { parseChatCodeBlocks } from '../../core/edit/apply/blockAnswer.ts';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { showError } from '../showError.ts';
import { applyBlocks, type ApplyDeps, layOverFile } from './applyBlock.ts';
import { createEditComparison } from './compareEdit.ts';
import { createEditCommands, type EditCommand } from './editCommands.ts';
import { registerEditContextKeys } from './editContextKeys.ts';
import { registerEditDecorations } from './editDecorations.ts';
import type { EditDeps } from './editDeps.ts';
import { registerEditLenses } from './editLenses.ts';
import { EditRunner } from './editRunner.ts';
import { OpenEdits } from './openEdits.ts';
import { createProblemWatch } from './problemWatch.ts';
import { createProblemCommands, type ProblemCommands } from './problemCommands.ts';
import { rememberOpenEdits } from './rememberOpenEdits.ts';
import { registerSaveGuard } from './saveGuard.ts';
import { suggestName } from './suggestName.ts';

/** What edits, behind the registrations; loaded with the first edit. */
export interface EditEngine extends vscode.Disposable {
  readonly commands: CommandHandlers<EditCommand | 'interline.suggestName'>;
  readonly fixes: ProblemCommands;
  /** Shows an answer for a file as an edit under review; a file that is not there is opened unsaved. */
  readonly layOver: (uri: vscode.Uri, answer: string) => Promise<void>;
  /** @param argument A block of code of the chat, or all blocks of an answer. */
  readonly apply: (argument: unknown) => Promise<void>;
}

export function createEditEngine(deps: EditDeps & Pick<ApplyDeps, 'lastEditor'>): EditEngine {
  const edits = new OpenEdits();
  const runner = new EditRunner(deps, edits);
  const comparison = createEditComparison();
  const problems = createProblemWatch(edits);
  const parts = vscode.Disposable.from(
    registerEditDecorations(edits),
    registerEditLenses(edits, problems),
    registerEditContextKeys(edits),
    registerSaveGuard(edits),
    rememberOpenEdits(edits, deps.memory, deps.clock),
    problems,
    comparison,
    edits,
  );
  return {
    commands: {
      ...createEditCommands({ ...deps, edits, runner, comparison }),
      'interline.suggestName': () => suggestName(deps),
    },
    fixes: createProblemCommands(deps, runner),
    layOver: (uri, answer) => layOverFile({ ...deps, runner }, uri, answer),
    apply: (argument) => apply({ ...deps, runner }, argument),
    dispose: () => {
      parts.dispose();
    },
  };
}

/** A fault barrier, as around every command. */
async function apply(deps: ApplyDeps, argument: unknown): Promise<void> {
  const blocks = parseChatCodeBlocks(argument);
  if (blocks.length === 0) return;
  try {
    await applyBlocks(deps, blocks);
  } catch (error) {
    deps.log.error('A block of code could not be applied.', { reason: String(error) });
    void showError(error);
  }
}
