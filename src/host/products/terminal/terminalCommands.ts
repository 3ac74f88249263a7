import * as vscode from 'vscode';
import type { Attachment } from '../../../core/chat/conversation.ts';
import type { ChatMessage } from '../../../core/endpoint/requests.ts';
import { collectAnswer } from '../../../core/products/ask/collectAnswer.ts';
import { commandPrompt, fixCommandPrompt } from '../../../core/products/terminal/commandPrompt.ts';
import { describeFailedCommand } from '../../../core/products/terminal/failedCommand.ts';
import { estimateTokens } from '../../../core/usage/estimateTokens.ts';
import { withProgress } from '../../connection/withProgress.ts';
import { showInformation } from '../../notices.ts';
import type { ProductDeps } from '../productDeps.ts';
import { factsOf, freeTerminal, insertCommand } from './insertCommand.ts';
import type { Failure, TerminalWatch } from './terminalWatch.ts';

export interface TerminalDeps extends ProductDeps {
  readonly watch: TerminalWatch;
}

const MAX_TOKENS = 1_024;
const TEMPERATURE = 0;

/** Asks what is to be done, and puts the command for it into the prompt. */
export async function generateCommand(deps: TerminalDeps): Promise<void> {
  const wish = await vscode.window.showInputBox({
    title: vscode.l10n.t('Generate Terminal Command'),
    prompt: vscode.l10n.t('What shall the command do? It comes into the prompt and is not run.'),
    ignoreFocusOut: true,
  });
  if (!wish?.trim()) return;
  const wanted = vscode.window.activeTerminal;
  await propose(deps, commandPrompt(wish.trim(), factsOf(wanted)), wanted);
}

/** Puts a better command into the prompt of the terminal in which one has failed. */
export async function fixFailedCommand(deps: TerminalDeps): Promise<void> {
  const failure = lastFailure(deps.watch);
  if (!failure) return;
  const { terminal } = failure;
  await propose(deps, fixCommandPrompt(describeFailedCommand(failure), factsOf(terminal)), terminal);
}

/** Asks the chat why the last command has failed. */
export async function explainFailedCommand({ watch, chat }: TerminalDeps): Promise<void> {
  const failure = lastFailure(watch);
  if (!failure) return;
  const text = describeFailedCommand(failure);
  const attachment: Attachment = {
    id: crypto.randomUUID(),
    kind: 'selection',
    label: vscode.l10n.t('terminal'),
    languageId: 'plaintext',
    text,
    tokens: estimateTokens(text),
    hiddenCharacters: 0,
  };
  const question = vscode.l10n.t(
    'Why did this command fail, and what is to be done? Begin with the cause in one sentence.',
  );
  await chat.ask({ text: question, attachments: [attachment] });
}

function lastFailure(watch: TerminalWatch): Failure | undefined {
  if (!watch.lastFailure)
    void showInformation(
      vscode.l10n.t(
        'No failed command is known. Commands are heard in terminals with shell integration, from the start of this window on.',
      ),
    );
  return watch.lastFailure;
}

async function propose(
  { gateway, watch }: TerminalDeps,
  messages: readonly ChatMessage[],
  wanted: vscode.Terminal | undefined,
): Promise<void> {
  const answer = await withProgress(vscode.l10n.t('Interline is writing a command.'), (signal) =>
    collectAnswer({ gateway, messages, maxTokens: MAX_TOKENS, temperature: TEMPERATURE, signal }),
  );
  if (answer) await insertCommand(answer.text, freeTerminal(watch, wanted));
}
