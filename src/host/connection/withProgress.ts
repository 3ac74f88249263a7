import * as vscode from 'vscode';
import { abortSignalOf } from '../abortSignalOf.ts';

/** Runs `work` behind a notification that can be cancelled. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_progress, token) => work(abortSignalOf(token)));
}
