import * as vscode from 'vscode';
import { type ModelRow, modelRows, type NamedModel, type RowEndpoint } from '../../../core/chat/modelRows.ts';
import { findEndpoint } from '../../../core/endpoint/knownEndpoints.ts';
import type { Endpoint } from '../../../core/settings/endpoint.ts';
import type { SettingsSource } from '../../settings/settingsSource.ts';
import type { CommandName } from '../../contributions.ts';
import type { ChatModels } from './chatModels.ts';
import { modelItem, type ModelItem, nextStep } from './modelItems.ts';

export interface ChooseModelOptions {
  readonly title: string;
  /** What is in use now. */
  readonly current: NamedModel;
  /** Absent: there is no button that makes a model the default. */
  readonly makeDefault?: (chosen: NamedModel) => Promise<void>;
  /** What stands for the chat's own model, where another one is in use; absent: there is no way back to offer. */
  readonly wayBack?: string;
}

export type ChosenModel = ({ readonly kind: 'model' } & NamedModel) | { readonly kind: 'default' };

export interface ChooseModelDeps {
  readonly models: ChatModels;
  readonly settings: Pick<SettingsSource, 'current'>;
}

/** One list of the models of all endpoints, drawn as they come in. Undefined: the user has left. */
export function chooseModel(deps: ChooseModelDeps, options: ChooseModelOptions): Promise<ChosenModel | undefined> {
  return new ModelChooser(deps, options).choose();
}

interface WayBackItem extends vscode.QuickPickItem {
  readonly row: undefined;
}

class ModelChooser {
  readonly #deps: ChooseModelDeps;
  readonly #options: ChooseModelOptions;
  readonly #picker = vscode.window.createQuickPick<ModelItem | WayBackItem>();
  readonly #refresh: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('refresh'),
    tooltip: vscode.l10n.t('Ask All Endpoints Again'),
  };
  readonly #makeDefault: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('star-empty'),
    tooltip: vscode.l10n.t('Use as the Default for Chats'),
  };
  #endpoints: readonly RowEndpoint[] = [];
  #resolve: (chosen: ChosenModel | undefined) => void = () => undefined;

  constructor(deps: ChooseModelDeps, options: ChooseModelOptions) {
    this.#deps = deps;
    this.#options = options;
  }

  choose(): Promise<ChosenModel | undefined> {
    const picker = this.#picker;
    const { title } = this.#options;
    Object.assign(picker, { title, placeholder: vscode.l10n.t('Choose a model, or type a name') });
    picker.matchOnDescription = true;
    picker.ignoreFocusOut = true;
    picker.keepScrollPosition = true;
    picker.buttons = [this.#refresh];
    const stop = this.#deps.models.directory.onDidChange(() => this.#draw());
    picker.onDidChangeValue(() => this.#draw());
    picker.onDidTriggerButton(() => void this.#load(true));
    picker.onDidTriggerItemButton(({ item }) => void this.#useAsDefault(item));
    picker.onDidAccept(() => void this.#accept(picker.selectedItems[0]));
    picker.onDidHide(() => {
      stop();
      picker.dispose();
      this.#resolve(undefined);
    });
    picker.show();
    void this.#load(false);
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  async #load(anew: boolean): Promise<void> {
    this.#picker.busy = true;
    this.#endpoints = await this.#deps.models.endpoints();
    this.#draw();
    const asked = this.#endpoints.filter(({ notAsked }) => notAsked === undefined);
    await this.#deps.models.directory.load(
      asked.map(({ endpoint }) => endpoint),
      { anew },
    );
    this.#picker.busy = false;
  }

  #draw(): void {
    const { models, settings } = this.#deps;
    const { current, wayBack } = this.#options;
    const typed = this.#picker.value;
    const rows = modelRows({
      endpoints: this.#endpoints,
      directory: models.directory,
      recent: models.recent,
      current,
      typed,
    });
    const active = keyOf(this.#picker.activeItems[0]?.row);
    const buttons = this.#options.makeDefault ? [this.#makeDefault] : [];
    const items = rows.map((row) => modelItem(row, settings.current.prices, buttons));
    const back = wayBack === undefined ? [] : [wayBackItem(wayBack)];
    this.#picker.items = [...back, ...items];
    // Another list has come in: what stood under the cursor stays there, at first the model in use.
    const same = items.find(({ row }) => (active === undefined ? isInUse(row) && typed === '' : keyOf(row) === active));
    if (same) this.#picker.activeItems = [same];
  }

  async #accept(item: ModelItem | WayBackItem | undefined): Promise<void> {
    if (item === undefined) return;
    if (item.row === undefined) return this.#end({ kind: 'default' });
    const { row } = item;
    if (row.kind === 'model' || row.kind === 'typed')
      this.#end({ kind: 'model', endpointName: row.endpointName, model: row.model });
    else if (row.kind === 'state') await this.#takeStep(row);
  }

  async #useAsDefault({ row }: ModelItem | WayBackItem): Promise<void> {
    if (row?.kind !== 'model' && row?.kind !== 'typed') return;
    await this.#options.makeDefault?.({ endpointName: row.endpointName, model: row.model });
    this.#end({ kind: 'default' });
  }

  async #takeStep({ endpointName, state }: Extract<ModelRow, { readonly kind: 'state' }>): Promise<void> {
    const step = nextStep(state);
    const endpoint = this.#find(endpointName);
    if (step === 'tryAgain' && endpoint) return this.#deps.models.directory.load([endpoint], { anew: true });
    if (step !== 'setApiKey' && step !== 'openSettings') return;
    const command: CommandName = `interline.${step}`;
    this.#end(undefined);
    await vscode.commands.executeCommand(command, step === 'setApiKey' ? endpointName : 'interline.endpoints');
  }

  #find(endpointName: string): Endpoint | undefined {
    return findEndpoint(
      this.#endpoints.map(({ endpoint }) => endpoint),
      endpointName,
    );
  }

  #end(chosen: ChosenModel | undefined): void {
    this.#resolve(chosen);
    this.#picker.hide();
  }
}

function wayBackItem(words: string): WayBackItem {
  return { row: undefined, label: `$(discard) ${vscode.l10n.t('The default')}`, description: words };
}

function isInUse(row: ModelRow): boolean {
  return row.kind === 'model' && row.isCurrent;
}

/** What makes a row the same in the next list. */
function keyOf(row: ModelRow | undefined): string | undefined {
  if (row?.kind === 'model') return JSON.stringify([row.endpointName, row.model]);
  return row?.kind === 'state' ? row.endpointName : undefined;
}
