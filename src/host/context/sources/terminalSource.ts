import * as vscode from 'vscode';
import { describeCommand } from '../../../core/products/terminal/failedCommand.ts';
import type { HeardCommand, TerminalWatch } from '../../products/terminal/terminalWatch.ts';
import type { ContextSource } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';

const LONGEST_SHOWN = 80;

/** The last command of the terminal in front, else of the window, with what it has printed so far. Needs shell integration. */
export function createTerminalSource({ terminals }: { readonly terminals: TerminalWatch }): ContextSource {
  const label = vscode.l10n.t('Terminal');
  return {
    kind: 'terminal',
    isSingle: true,
    label,
    description: vscode.l10n.t('The last command of the terminal and its output'),
    async find() {
      const heard = terminals.lastCommand(vscode.window.activeTerminal);
      if (!heard) return { candidates: [] };
      const detail = heard.commandLine.slice(0, LONGEST_SHOWN);
      return { candidates: [{ kind: 'terminal', label, detail, read: async () => [pieceOf(heard)] }] };
    },
  };
}

function pieceOf(heard: HeardCommand) {
  const name = heard.commandLine.replace(/\s+/g, ' ').slice(0, LONGEST_SHOWN);
  const text = describeCommand({ ...heard, output: heard.readOutput() });
  return makePiece({
    kind: 'terminal',
    label: vscode.l10n.t('Terminal: {0}', name),
    promptLabel: `Terminal: ${name}`,
    languageId: 'plaintext',
    text,
  });
}
