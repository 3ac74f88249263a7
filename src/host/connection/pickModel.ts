import * as vscode from 'vscode';
import type { ModelInfo } from '../../core/endpoint/requests.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import { describeError } from '../describeError.ts';

export interface PickModelOptions {
  readonly title: string;
  /** May take its time: the picker shows first, and the user may leave or type meanwhile. */
  readonly list: (signal: AbortSignal) => Promise<readonly ModelInfo[]>;
  /** Offered first, listed or not. */
  readonly proposed?: string;
  /** Adds a line that answers with the empty text: the first suitable one is taken. */
  readonly canBeEmpty?: boolean;
}

interface ModelItem extends vscode.QuickPickItem {
  readonly model: string;
}

/** The endpoint's list as it comes in; what is typed counts too, because lists are often short of names. Undefined: the user has left. */
export function pickModel(options: PickModelOptions): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<ModelItem>();
  const leaving = new AbortController();
  let listed = fixedItems(options);
  const draw = () => (picker.items = withTyped(listed, picker.value.trim()));
  picker.title = options.title;
  picker.placeholder = vscode.l10n.t('Choose a model, or type a name');
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  picker.busy = true;
  picker.onDidChangeValue(draw);
  void options
    .list(leaving.signal)
    .then(
      (models) => (listed = withListed(listed, models)),
      (error: unknown) =>
        (picker.placeholder = vscode.l10n.t("{0} Type the model's name.", describeError(error).message)),
    )
    .finally(() => {
      picker.busy = false;
      draw();
    });
  draw();
  picker.show();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const model = picker.selectedItems[0]?.model ?? picker.value.trim();
      // Enter on an empty list answers nothing: the list may still come.
      if (model === '' && picker.selectedItems.length === 0) return;
      resolve(model);
      picker.hide();
    });
    picker.onDidHide(() => {
      leaving.abort();
      resolve(undefined);
      picker.dispose();
    });
  });
}

function fixedItems({ proposed, canBeEmpty }: PickModelOptions): readonly ModelItem[] {
  return [
    ...(proposed === undefined
      ? []
      : [{ label: plainLabel(proposed), description: vscode.l10n.t('proposed'), model: proposed }]),
    ...(canBeEmpty === true
      ? [
          {
            label: vscode.l10n.t('$(sparkle) Choose for Me'),
            description: vscode.l10n.t('the first suitable one'),
            model: '',
          },
        ]
      : []),
  ];
}

function withListed(fixed: readonly ModelItem[], models: readonly ModelInfo[]): readonly ModelItem[] {
  const known = new Set(fixed.map(({ model }) => model));
  return [...fixed, ...models.filter(({ id }) => !known.has(id)).map(modelItem)];
}

function modelItem({ id, contextLength }: ModelInfo): ModelItem {
  const description = contextLength === undefined ? '' : vscode.l10n.t('{0} tokens of context', contextLength);
  return { label: plainLabel(id), description, model: id };
}

function withTyped(listed: readonly ModelItem[], typed: string): readonly ModelItem[] {
  if (typed === '' || listed.some((item) => item.model === typed)) return listed;
  return [
    ...listed,
    { label: plainLabel(typed), description: vscode.l10n.t('use this name'), alwaysShow: true, model: typed },
  ];
}
