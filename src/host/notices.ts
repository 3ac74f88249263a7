import * as vscode from 'vscode';
import { noticeText } from '../core/util/noticeText.ts';

/** VS Code's notifications, the only way to them: a message may quote a server, a file or a model's name, and must not become a command's link. */
export function showInformation(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return Promise.resolve(vscode.window.showInformationMessage(noticeText(message), ...buttons));
}

export function showWarning(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return Promise.resolve(vscode.window.showWarningMessage(noticeText(message), ...buttons));
}

export function showFault(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return Promise.resolve(vscode.window.showErrorMessage(noticeText(message), ...buttons));
}

export interface Question {
  readonly message: string;
  /** Explains below the message. */
  readonly detail?: string;
  readonly severity: 'information' | 'warning';
}

/** A modal question; undefined when the user closes it. */
export function askModally(
  { message, detail, severity }: Question,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const options: vscode.MessageOptions = {
    modal: true,
    ...(detail !== undefined && { detail: noticeText(detail) }),
  };
  const show = severity === 'warning' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  return Promise.resolve(show(noticeText(message), options, ...buttons));
}
