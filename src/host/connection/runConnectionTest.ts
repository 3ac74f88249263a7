import * as vscode from 'vscode';
import { noticeText } from '../../core/util/noticeText.ts';
import { testConnection } from '../../core/endpoint/testConnection.ts';
import type { ErrorAction } from '../../shared/chatProtocol.ts';
import { actionLabels } from '../describeError.ts';
import { runErrorAction } from '../showError.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { connectionSentence } from './connectionSentence.ts';
import { withProgress } from './withProgress.ts';
import { showInformation, showWarning } from '../notices.ts';

/** Tries everything and says in one message what works and what does not, with a next step. */
export async function runConnectionTest(deps: ConnectionDeps): Promise<void> {
  // The user asks for it: what was refused or failed before gets a new chance.
  deps.plainHttp.forgetRefusals();
  deps.activity.forgetFaults();
  const report = await withProgress(vscode.l10n.t('Interline: testing the connection…'), (signal) =>
    testConnection(deps.gateway, signal),
  );
  if (!report) return;
  const { allWell, text, actions } = connectionSentence(report, deps.requestSide);
  deps.log.info('connection tested', { allWell, result: text });
  if (allWell) {
    void showInformation(noticeText(`Interline: ${text}`));
    return;
  }
  // Not waited for: the test is over, whenever its message is answered.
  void offerActions(`Interline: ${text}`, actions);
}

async function offerActions(message: string, actions: readonly ErrorAction[]): Promise<void> {
  const labels = actions.map((action) => actionLabels()[action]);
  const chosen = await showWarning(noticeText(message), ...labels);
  const action = actions.find((candidate) => actionLabels()[candidate] === chosen);
  if (action === 'tryAgain') await vscode.commands.executeCommand('interline.testConnection');
  else if (action) await runErrorAction(action);
}
