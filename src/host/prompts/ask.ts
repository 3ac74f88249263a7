import * as vscode from 'vscode';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import type { ChatController } from '../chat/chatController.ts';
import { askQuestion } from './askQuestion.ts';

export interface AskDeps {
  /** Its memory holds what was asked. */
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly chat: ChatController;
}

/** A question of the user's own, with the selection if there is one. */
export async function ask({ chat, context }: AskDeps): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? editor : undefined;
  const source = selected && { document: selected.document, range: selected.selection };
  const text = await askQuestion(context.workspaceState, source ? placeLabel(source) : '');
  if (text === undefined) return;
  if (!source) return chat.ask({ text, attachments: [] });
  const attachment = await createAttachment(source, crypto.randomUUID());
  if (attachment) await chat.ask({ text, attachments: [attachment] });
}
