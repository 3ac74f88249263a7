import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import { createAttachment } from './attachments.ts';
import type { LastEditor } from './lastEditor.ts';
import { showInformation } from '../notices.ts';

/** Attaches what the editor shows to the next question. */
export interface Composer {
  attachSelection(): Promise<void>;
  attachFile(): Promise<void>;
}

export function createComposer(session: ChatSession, lastEditor: LastEditor): Composer {
  const attach = async (document: vscode.TextDocument, range?: vscode.Range): Promise<void> => {
    const attachment = await createAttachment({ document, ...(range && { range }) }, crypto.randomUUID());
    if (attachment) session.attach(attachment);
  };
  return {
    async attachSelection() {
      const editor = lastEditor.current;
      if (!editor || editor.selection.isEmpty) {
        void showInformation(t('Select some code in an editor first, then attach it.'));
        return;
      }
      await attach(editor.document, editor.selection);
    },
    async attachFile() {
      const document = lastEditor.current?.document;
      if (document) await attach(document);
      else void showInformation(t('Open a file first, then attach it.'));
    },
  };
}
