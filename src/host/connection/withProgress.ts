import * as vscode from 'vscode';
import { noticeText } from '../../core/util/noticeText.ts';
import { abortSignalOf } from '../abortSignalOf.ts';

/** Runs `work` behind a notification that can be cancelled. @param title May quote: no link comes of it. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title: noticeText(title), cancellable: true };
  return vscode.window.withProgress(options, (_progress, token) => work(abortSignalOf(token)));
}
