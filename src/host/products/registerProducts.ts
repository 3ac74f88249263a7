import * as vscode from 'vscode';
import { loadOnce } from '../../core/util/loadOnce.ts';
import type { CommandHandler, CommandHandlers } from '../commands/commandHandlers.ts';
import type { INTERNAL_COMMANDS } from '../contributions.ts';
import { showInformation } from '../notices.ts';
import type { ProductDeps } from './productDeps.ts';
import { ReviewThreads } from './review/reviewThreads.ts';
import type { TerminalDeps } from './terminal/terminalCommands.ts';
import type { TerminalWatch } from './terminal/terminalWatch.ts';
import type { TestsDeps } from './tests/writeTests.ts';

export type ProductCommand =
  | 'interline.commitMessage'
  | 'interline.branchName'
  | 'interline.reviewChanges'
  | 'interline.clearReview'
  | 'interline.resolveReviewComment'
  | 'interline.deleteReviewComment'
  | 'interline.writeTests'
  | 'interline.document'
  | 'interline.terminalCommand'
  | 'interline.explainFailedCommand'
  | 'interline.fixFailedCommand';

export interface ProductsDeps extends ProductDeps, Pick<TestsDeps, 'layOver'> {
  readonly terminals: TerminalWatch;
}

export interface RegisteredProducts extends vscode.Disposable {
  readonly commands: CommandHandlers<ProductCommand>;
}

/** The chat's page asks for it; its argument is a block of commands. */
const INSERT_COMMAND: (typeof INTERNAL_COMMANDS)[number] = 'interline.insertCommand';

/** Commands with a result of their own. Their code is loaded with the first call. */
export function registerProducts(deps: ProductsDeps): RegisteredProducts {
  const threads = new ReviewThreads();
  const terminal: TerminalDeps = { ...deps, watch: deps.terminals };
  const insert = vscode.commands.registerCommand(INSERT_COMMAND, async (code: unknown) => {
    if (typeof code !== 'string') return;
    const { freeTerminal, insertCommandBlock } = await import('./terminal/insertCommand.ts');
    await insertCommandBlock(code, freeTerminal(deps.terminals));
  });
  const commitMessages = loadOnce(async () => new (await import('./commitMessage.ts')).CommitMessages(deps));
  return {
    commands: {
      'interline.commitMessage': inTrust(async (argument) => (await commitMessages()).write(argument)),
      'interline.branchName': inTrust(async (argument) =>
        (await import('./branchName.ts')).createNamedBranch(deps, argument),
      ),
      'interline.reviewChanges': inTrust(async (argument) =>
        (await import('./review/reviewChanges.ts')).reviewChanges({ ...deps, threads }, argument),
      ),
      'interline.clearReview': () => threads.clear(),
      'interline.resolveReviewComment': (argument) => threads.resolve(argument),
      'interline.deleteReviewComment': (argument) => threads.delete(argument),
      'interline.writeTests': inTrust(async () => (await import('./tests/writeTests.ts')).writeTests(deps)),
      'interline.document': inTrust(async () => (await import('./documentHere.ts')).documentHere()),
      'interline.terminalCommand': inTrust(async () =>
        (await import('./terminal/terminalCommands.ts')).generateCommand(terminal),
      ),
      'interline.explainFailedCommand': inTrust(async () =>
        (await import('./terminal/terminalCommands.ts')).explainFailedCommand(terminal),
      ),
      'interline.fixFailedCommand': inTrust(async () =>
        (await import('./terminal/terminalCommands.ts')).fixFailedCommand(terminal),
      ),
    },
    dispose: () => {
      insert.dispose();
      threads.dispose();
    },
  };
}

const manageTrust = () => vscode.l10n.t('Manage Trust');

/** In a folder that its user does not trust, nothing of it is read or sent by these commands. */
function inTrust(handler: CommandHandler): CommandHandler {
  return async (...args) => {
    if (vscode.workspace.isTrusted) return handler(...args);
    const chosen = await showInformation(
      vscode.l10n.t('This works only in folders that you trust. Nothing was read or sent.'),
      manageTrust(),
    );
    if (chosen === manageTrust()) await vscode.commands.executeCommand('workbench.trust.manage');
    return undefined;
  };
}
