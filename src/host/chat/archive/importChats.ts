import * as vscode from 'vscode';
import { conversationEvents } from '../../../core/chat/conversationEvents.ts';
import { importConversation } from '../../../core/chat/exchange/importConversation.ts';
import { LONGEST_FILE, parseChatFile, type ParsedChatFile } from '../../../core/chat/exchange/parseChatFile.ts';
import { showInformation, showWarning } from '../../notices.ts';
import type { ChatDesk } from './chatDesk.ts';

/** Asks for files, and makes a chat of its own of each that they hold. A single one is shown. */
export async function importChats(desk: ChatDesk): Promise<void> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Chats'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: { JSON: ['json'] },
  });
  const imported: string[] = [];
  for (const file of files ?? []) imported.push(...(await importFile(desk, file)));
  await desk.journal.flush();
  const [first] = imported;
  if (first !== undefined && imported.length === 1) await desk.show(first);
  else if (first !== undefined) void showInformation(vscode.l10n.t('Imported {0} chats.', imported.length));
}

/** The ids of the new chats. */
async function importFile(desk: ChatDesk, file: vscode.Uri): Promise<readonly string[]> {
  const { size } = await vscode.workspace.fs.stat(file);
  const parsed: ParsedChatFile =
    size > LONGEST_FILE
      ? { kind: 'tooLarge' }
      : parseChatFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), () => crypto.randomUUID());
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (parsed.kind !== 'chats') {
    void showWarning(refusal(parsed.kind, name));
    return [];
  }
  if (parsed.skipped > 0)
    void showWarning(
      vscode.l10n.t('{0}: {1} entries are no chats that can be read; they were left out.', name, parsed.skipped),
    );
  return parsed.chats.map((chat) => {
    const conversation = importConversation(chat, { id: crypto.randomUUID(), now: desk.clock.now() });
    for (const event of conversationEvents(conversation)) desk.journal.record(conversation.id, event);
    return conversation.id;
  });
}

function refusal(kind: Exclude<ParsedChatFile['kind'], 'chats'>, name: string): string {
  switch (kind) {
    case 'notJson':
      return vscode.l10n.t('{0} is not JSON. Choose an export of a chat as JSON.', name);
    case 'foreign':
      return vscode.l10n.t(
        '{0} holds no chat that can be read. Exports of Interline, VS Code and ChatGPT can be imported, and lists of messages as the OpenAI API takes them.',
        name,
      );
    case 'newer':
      return vscode.l10n.t(
        '{0} was written by a newer version of Interline. Update the extension, then import it again.',
        name,
      );
    case 'tooLarge':
      return vscode.l10n.t('{0} is too large to import. Export fewer chats at a time.', name);
  }
}
