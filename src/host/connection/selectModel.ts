import * as vscode from 'vscode';
import { type Role, ROLES } from '../../core/settings/endpoint.ts';
import { writeRole } from '../settings/writeRole.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { pickEndpoint } from './pickEndpoint.ts';
import { pickModel } from './pickModel.ts';

export const roleItems = (): readonly { readonly label: string; readonly detail: string; readonly role: Role }[] => [
  {
    label: vscode.l10n.t('Suggestions'),
    detail: vscode.l10n.t('text that continues at the cursor while you type'),
    role: 'completion',
  },
  {
    label: vscode.l10n.t('Chat'),
    detail: vscode.l10n.t('the side panel, and edits where they name no model of their own'),
    role: 'chat',
  },
  { label: vscode.l10n.t('Edits'), detail: vscode.l10n.t('prompts that write into the editor'), role: 'edit' },
];

/** Role (unless `argument` names one), endpoint, model: written to the user's settings. */
export async function selectModel(deps: ConnectionDeps, argument?: unknown): Promise<void> {
  const role = ROLES.find((candidate) => candidate === argument) ?? (await pickRole());
  if (!role) return;
  const title = vscode.l10n.t('Interline: Select Model');
  const endpoint = await pickEndpoint(deps, { title, placeHolder: vscode.l10n.t('At which endpoint?') });
  if (!endpoint) return;
  const model = await pickModel({
    title: vscode.l10n.t('Interline: models of {0}', endpoint.name),
    list: (signal) => deps.gateway.listModels(endpoint.name, signal),
  });
  if (model !== undefined) await writeRole(deps.settings, role, { endpointName: endpoint.name, model });
}

async function pickRole(): Promise<Role | undefined> {
  const options = {
    title: vscode.l10n.t('Interline: Select Model'),
    placeHolder: vscode.l10n.t('What is the model for?'),
  };
  return (await vscode.window.showQuickPick(roleItems(), options))?.role;
}
