import * as vscode from 'vscode';
import type { Conversation } from '../../../core/chat/conversation.ts';
import { conversationTitle } from '../../../core/chat/conversationTitle.ts';
import { formatChatJson } from '../../../core/chat/exchange/formatChatJson.ts';
import { formatMarkdown } from '../../../core/chat/exchange/formatMarkdown.ts';
import { showInformation } from '../../notices.ts';
import { type ChatDesk, readConversation } from './chatDesk.ts';

interface FormatItem extends vscode.QuickPickItem {
  readonly extension: 'md' | 'json' | undefined;
  readonly format: (conversation: Conversation) => string;
}

/** Asks for a form and a place, and writes the chat there. */
export async function exportChat(desk: ChatDesk, id: string): Promise<void> {
  const conversation = await readConversation(desk, id);
  if (!conversation || conversation.messages.length === 0) {
    void showInformation(vscode.l10n.t('There is nothing to export yet.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(formats(conversation, desk), {
    title: vscode.l10n.t('Export Chat'),
  });
  if (!chosen) return;
  const text = chosen.format(conversation);
  if (chosen.extension === undefined) await copyText(text);
  else await save(text, fileName(conversation, chosen.extension));
}

/** The branch that is read, without what the model thought. */
export async function copyChat(desk: ChatDesk, id: string): Promise<void> {
  const conversation = await readConversation(desk, id);
  if (conversation) await copyText(formatMarkdown(conversation, { withReasoning: false }));
}

function formats(conversation: Conversation, { clock }: Pick<ChatDesk, 'clock'>): readonly FormatItem[] {
  const hasReasoning = conversation.messages.some((one) => one.kind === 'assistant' && one.reasoning.trim() !== '');
  const markdown = (withReasoning: boolean) => (one: Conversation) => formatMarkdown(one, { withReasoning });
  const withThinking: FormatItem = {
    label: vscode.l10n.t('Markdown with the Thinking'),
    detail: vscode.l10n.t('The same, with what the model thought folded above each answer.'),
    extension: 'md',
    format: markdown(true),
  };
  return [
    {
      label: vscode.l10n.t('Markdown'),
      detail: vscode.l10n.t('To read and share: questions, answers and the names of what was attached.'),
      extension: 'md',
      format: markdown(false),
    },
    ...(hasReasoning ? [withThinking] : []),
    {
      label: vscode.l10n.t('JSON'),
      detail: vscode.l10n.t('Everything, to import again: all branches, attached text and settings.'),
      extension: 'json',
      format: (one) => formatChatJson(one, clock.now()),
    },
    {
      label: vscode.l10n.t('Copy as Markdown'),
      detail: vscode.l10n.t('To the clipboard.'),
      extension: undefined,
      format: markdown(false),
    },
  ];
}

async function save(text: string, name: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Chat'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: name.endsWith('.md') ? { Markdown: ['md'] } : { JSON: ['json'] },
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const open = vscode.l10n.t('Open');
  if (
    (await showInformation(vscode.l10n.t('Exported the chat to {0}.', vscode.workspace.asRelativePath(file)), open)) ===
    open
  )
    await vscode.window.showTextDocument(file);
}

async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Interline: copied the chat as Markdown.'), 3000);
}

/** The title in characters that every file system takes. */
function fileName(conversation: Conversation, extension: string): string {
  const words = conversationTitle(conversation)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words || 'chat'}.${extension}`;
}
