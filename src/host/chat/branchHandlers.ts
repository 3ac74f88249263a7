import * as vscode from 'vscode';
import { idsBehind } from '../../core/chat/branches.ts';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { ModelChoice } from '../../core/chat/conversation.ts';
import type { Logger } from '../../core/ports.ts';
import type { BranchRequest } from '../../shared/branchProtocol.ts';
import type { Handlers, WebviewMessage } from '../../shared/chatProtocol.ts';
import { askModally, showInformation } from '../notices.ts';
import type { PromptCalls } from './promptCalls.ts';

export interface BranchHandlersOptions {
  readonly session: ChatSession;
  /** Asks for a model. Undefined: the user has left. */
  readonly pickModel: (title: string) => Promise<ModelChoice | undefined>;
  /** Of the chat's own model; empty while none is known. */
  readonly modelName: () => string;
  readonly promptCalls: Pick<PromptCalls, 'send'>;
  readonly log: Logger;
}

export type BranchHandlers = Pick<Handlers<WebviewMessage>, BranchRequest['type']>;

/** What happens when the page asks for another branch, a comparison, or something with the queue. A fault barrier, as all handlers of the page. */
export function createBranchHandlers(options: BranchHandlersOptions): BranchHandlers {
  const { session, log } = options;
  const { branches } = session;
  const run = (work: Promise<unknown>): void => {
    void work.catch((error: unknown) => {
      log.error('A branch of the chat could not be changed.', { reason: String(error) });
    });
  };
  return {
    editQuestion: ({ messageId, text }) => run(branches.editQuestion(messageId, text)),
    regenerate: ({ messageId, withAnotherModel }) =>
      run(withAnotherModel ? askAnother(options, messageId) : branches.regenerate(messageId)),
    showSibling: ({ messageId, step }) => branches.showSibling(messageId, step),
    deleteMessage: ({ messageId }) => run(deleteMessage(session, messageId)),
    compareModels: ({ text }) => run(compareModels(options, text)),
    stopAnswer: ({ messageId }) => run(session.stop(messageId)),
    keepAnswer: ({ messageId }) => run(branches.keepAnswer(messageId)),
    queueAction: ({ queuedId, action }) => {
      if (action === 'edit') session.editQueued(queuedId);
      else if (action === 'remove') session.removeQueued(queuedId);
      else run(session.sendQueued(queuedId));
    },
  };
}

async function askAnother({ session, pickModel }: BranchHandlersOptions, answerId: string): Promise<void> {
  const choice = await pickModel(vscode.l10n.t('Interline: Answer Again with Another Model'));
  if (choice) await session.branches.regenerate(answerId, choice);
}

/** What is typed stays in the input until both models are known. */
async function compareModels(options: BranchHandlersOptions, text: string): Promise<void> {
  const { pickModel, modelName, promptCalls } = options;
  const name = modelName();
  const title =
    name === ''
      ? vscode.l10n.t('Interline: Ask a Second Model Too')
      : vscode.l10n.t('Interline: Ask a Model Beside {0}', name);
  const beside = await pickModel(title);
  if (beside) await promptCalls.send(text, beside);
}

async function deleteMessage(session: ChatSession, messageId: string): Promise<void> {
  const { conversation } = session;
  const { kind } = [...conversation.messages, ...conversation.hidden].find(({ id }) => id === messageId) ?? {};
  if (kind === undefined) return;
  const following = idsBehind(conversation, messageId).length - 1;
  const remove = vscode.l10n.t('Delete');
  const message = kind === 'user' ? vscode.l10n.t('Delete this question?') : vscode.l10n.t('Delete this answer?');
  const detail = followingWords(following);
  const answer = await askModally({ message, severity: 'warning', ...(detail !== '' && { detail }) }, remove);
  if (answer !== remove) return;
  const undo = await session.branches.remove(messageId);
  if (!undo) return;
  const undoWord = vscode.l10n.t('Undo');
  const deleted = kind === 'user' ? vscode.l10n.t('The question is deleted.') : vscode.l10n.t('The answer is deleted.');
  if ((await showInformation(deleted, undoWord)) === undoWord) undo();
}

function followingWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? vscode.l10n.t('The message that follows it is deleted with it.')
    : vscode.l10n.t('The {0} messages that follow it, on all branches, are deleted with it.', count);
}
