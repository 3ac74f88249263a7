import * as vscode from 'vscode';
import type { ModelInfo } from '../../core/endpoint/requests.ts';
import { type Endpoint, type Role, ROLES } from '../../core/settings/endpoint.ts';
import { describeError } from '../describeError.ts';
import { writeSetting } from '../settings/settingsWriter.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { pickEndpoint } from './pickEndpoint.ts';

const ROLE_ITEMS: readonly { readonly label: string; readonly detail: string; readonly role: Role }[] = [
  { label: 'Suggestions', detail: 'text that continues at the cursor while you type', role: 'completion' },
  { label: 'Chat', detail: 'the side panel, and edits where they name no model of their own', role: 'chat' },
  { label: 'Edits', detail: 'prompts that write into the editor', role: 'edit' },
];

/** Role (unless `argument` names one), endpoint, model: written to the user's settings. */
export async function selectModel(deps: ConnectionDeps, argument?: unknown): Promise<void> {
  const role = ROLES.find((candidate) => candidate === argument) ?? (await pickRole());
  if (!role) return;
  const title = 'Interline: Select Model';
  const endpoint = await pickEndpoint(deps, { title, placeHolder: 'At which endpoint?' });
  if (!endpoint) return;
  const model = await pickModel(deps, endpoint);
  if (model === undefined) return;
  await writeSetting(`${role}.endpoint`, endpoint.name);
  await writeSetting(`${role}.model`, model);
}

async function pickRole(): Promise<Role | undefined> {
  const options = { title: 'Interline: Select Model', placeHolder: 'What is the model for?' };
  return (await vscode.window.showQuickPick(ROLE_ITEMS, options))?.role;
}

interface ModelItem extends vscode.QuickPickItem {
  readonly model: string;
}

/** The endpoint's list as it comes in; what is typed counts too, because lists are often short of names. */
function pickModel({ gateway }: ConnectionDeps, endpoint: Endpoint): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<ModelItem>();
  const leaving = new AbortController();
  let listed: readonly ModelItem[] = [];
  const draw = () => (picker.items = withTyped(listed, picker.value.trim()));
  picker.title = `Interline: models of ${endpoint.name}`;
  picker.placeholder = 'Choose a model, or type a name';
  picker.matchOnDescription = true;
  picker.busy = true;
  picker.onDidChangeValue(draw);
  void gateway
    .listModels(endpoint.name, leaving.signal)
    .then(
      (models) => (listed = models.map(modelItem)),
      (error: unknown) => (picker.placeholder = `${describeError(error).message} Type the model's name.`),
    )
    .finally(() => {
      picker.busy = false;
      draw();
    });
  picker.show();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.model ?? (picker.value.trim() || undefined));
      picker.hide();
    });
    picker.onDidHide(() => {
      leaving.abort();
      resolve(undefined);
      picker.dispose();
    });
  });
}

function modelItem({ id, contextLength }: ModelInfo): ModelItem {
  const description = contextLength === undefined ? '' : `${contextLength} tokens of context`;
  return { label: id, description, model: id };
}

function withTyped(listed: readonly ModelItem[], typed: string): readonly ModelItem[] {
  if (typed === '' || listed.some((item) => item.model === typed)) return listed;
  return [...listed, { label: typed, description: 'use this name', alwaysShow: true, model: typed }];
}
