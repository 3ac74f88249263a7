import * as vscode from 'vscode';
import { discoverLocalServers, type LocalServer } from '../../core/connect/discoverLocalServers.ts';
import type { EndpointProposal } from '../../core/connect/endpointProposal.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import { withProgress } from '../connection/withProgress.ts';
import type { ConnectDeps } from './connectDeps.ts';
import { showInformation } from '../notices.ts';

/** Looks at the usual ports of the machine from which requests leave, and asks which server is meant. */
export async function chooseLocalServer(deps: ConnectDeps): Promise<EndpointProposal | undefined> {
  const servers = await withProgress(vscode.l10n.t('Interline: looking for servers on this machine…'), (signal) =>
    discoverLocalServers({ listModels: (connection, options) => deps.client.listModels(connection, options), signal }),
  );
  if (servers.length === 0) {
    const text = vscode.l10n.t('No server answered on the usual ports. Start one, or paste its address.');
    void showInformation(`Interline: ${text} ${deps.requestSide ?? ''}`.trim());
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(servers.map(serverItem), {
    title: vscode.l10n.t('Servers on This Machine'),
    placeHolder: deps.requestSide ?? vscode.l10n.t('Which one shall Interline use?'),
    ignoreFocusOut: true,
  });
  return picked && { endpoint: picked.server.endpoint, alternativeBaseUrls: [], remarks: [] };
}

function serverItem(server: LocalServer): vscode.QuickPickItem & { readonly server: LocalServer } {
  const { endpoint, usedBy, models, wantsKey } = server;
  const [first] = models;
  return {
    label: endpoint.baseUrl,
    description: vscode.l10n.t('usual port of {0}', usedBy),
    detail: wantsKey ? vscode.l10n.t('$(key) wants a key') : modelWords(first, models.length - 1),
    server,
  };
}

function modelWords(first: string | undefined, others: number): string {
  if (first === undefined) return '';
  const name = plainLabel(first);
  return others > 0 ? vscode.l10n.t('{0} and {1} more', name, others) : name;
}
