import * as vscode from 'vscode';
import type { EndpointState, ModelRow } from '../../../core/chat/modelRows.ts';
import type { ModelInfo } from '../../../core/endpoint/requests.ts';
import { priceOf, type PriceTable } from '../../../core/settings/prices.ts';
import { formatCost } from '../../../core/usage/formatCost.ts';
import { formatTokens } from '../../../core/usage/formatUsage.ts';
import { plainLabel } from '../../../core/util/plainLabel.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import type { ErrorAction } from '../../../shared/chatProtocol.ts';
import { actionLabels, describeError } from '../../describeError.ts';

/** A row as VS Code shows it. */
export interface ModelItem extends vscode.QuickPickItem {
  readonly row: ModelRow;
}

/** Servers' words draw no icons, and nothing hides in them. @param buttons Stand at every model */
export function modelItem(row: ModelRow, prices: PriceTable, buttons: readonly vscode.QuickInputButton[]): ModelItem {
  switch (row.kind) {
    case 'recentHeading':
      return { row, label: vscode.l10n.t('recently chosen'), kind: vscode.QuickPickItemKind.Separator };
    case 'heading':
      return { row, label: row.endpointName, kind: vscode.QuickPickItemKind.Separator };
    case 'typed':
      return {
        row,
        label: plainLabel(row.model),
        description: vscode.l10n.t('use this name at {0}', row.endpointName),
        alwaysShow: true,
        buttons,
      };
    case 'model': {
      const short = plainLabel(shortModelName(row.model));
      const facts = [
        ...(row.isRecent ? [row.endpointName] : []),
        ...factsOf(row, prices),
        ...(short === row.model ? [] : [plainLabel(row.model)]),
      ];
      const label = row.isCurrent ? `$(check) ${short}` : short;
      return { row, label, description: facts.join(' · '), buttons };
    }
    case 'state':
      return { row, ...stateWords(row.endpointName, row.state) };
  }
}

/** The next step of a list that is not there; undefined: there is none but to wait or to type. */
export function nextStep(
  state: EndpointState,
): Extract<ErrorAction, 'setApiKey' | 'openSettings' | 'tryAgain'> | undefined {
  switch (state.kind) {
    case 'noKey':
      return 'setApiKey';
    case 'plainHttp':
      return 'tryAgain';
    case 'failed': {
      const { actions } = describeError(state.error);
      if (actions[0] === 'setApiKey') return 'setApiKey';
      return actions.includes('tryAgain') ? 'tryAgain' : 'openSettings';
    }
    default:
      return undefined;
  }
}

function factsOf(
  { endpointName, model, info }: Extract<ModelRow, { readonly kind: 'model' }>,
  prices: PriceTable,
): readonly string[] {
  const { contextLength } = info;
  const price = pricesOf(priceOf(prices, { endpointName, model }), prices.currency) ?? pricesOf(info.price, 'USD');
  return [
    ...(contextLength === undefined ? [] : [vscode.l10n.t('{0} tokens of context', formatTokens(contextLength))]),
    ...(price === undefined ? [] : [price]),
  ];
}

function pricesOf(price: ModelInfo['price'], currency: string): string | undefined {
  if (price === undefined) return undefined;
  if (price.input === 0 && price.output === 0) return vscode.l10n.t('free of charge');
  const written = (amount: number): string => formatCost({ amount, currency, estimated: false });
  return vscode.l10n.t('{0} in, {1} out per million tokens', written(price.input), written(price.output));
}

function stateWords(
  endpointName: string,
  state: EndpointState,
): Pick<vscode.QuickPickItem, 'label' | 'description' | 'detail'> {
  const step = nextStep(state);
  const description = step === undefined ? {} : { description: actionLabels()[step] };
  switch (state.kind) {
    case 'asking':
      return { label: `$(loading~spin) ${vscode.l10n.t('Asking…')}` };
    case 'empty':
      return { label: `$(info) ${vscode.l10n.t('Lists no models. Type the name of one.')}` };
    case 'noKey':
      return { label: `$(key) ${vscode.l10n.t('No key yet')}`, ...description };
    case 'plainHttp':
      return {
        label: `$(unlock) ${vscode.l10n.t('Not asked: its address is plain http')}`,
        description: vscode.l10n.t('Choose to ask'),
      };
    case 'failed': {
      const { message } = describeError(state.error, { endpointName });
      return { label: `$(warning) ${vscode.l10n.t('No list')}`, ...description, detail: plainLabel(message) };
    }
  }
}
