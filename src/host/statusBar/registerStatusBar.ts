import * as vscode from 'vscode';
import { knownEndpoints, roleSettings, findEndpoint, builtInModel } from '../../core/endpoint/knownEndpoints.ts';
import type { RequestActivity } from '../../core/endpoint/requestActivity.ts';
import type { EnvironmentVariables } from '../../core/ports.ts';
import { ROLES } from '../../core/settings/endpoint.ts';
import { isLanguageOn } from '../../core/settings/isLanguageOn.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { UsageLedger } from '../../core/usage/usageLedger.ts';
import { describeError } from '../describeError.ts';
import type { Advice } from '../advice/createAdvice.ts';
import type { SuggestionControls } from '../completion/suggestionControls.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import {
  type DestinationView,
  type FileView,
  type StatusBarState,
  statusBarView,
  TOOLTIP_COMMANDS,
} from './statusBarView.ts';

export interface StatusBarDeps {
  readonly settings: SettingsSource;
  readonly usage: UsageLedger;
  readonly activity: RequestActivity;
  readonly environment: EnvironmentVariables;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
  readonly controls: SuggestionControls;
  readonly advice: Pick<Advice, 'rivals'>;
}

/** The item at the right of the status bar; a click opens the menu. Drawn anew at every change, at most once a turn. */
export function registerStatusBar(deps: StatusBarDeps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('interline.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Interline';
  item.command = 'interline.showMenu';
  const draw = oncePerTurn(() => drawItem(item, currentState(deps)));
  draw();
  item.show();
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(deps.usage.onDidChange(draw)),
    new vscode.Disposable(deps.activity.onDidChange(draw)),
    deps.settings.onDidChange(draw),
    deps.controls.onDidChange(draw),
    vscode.window.onDidChangeActiveTextEditor(draw),
  );
}

/** The state behind the item and behind the menu. */
export function currentState({
  settings,
  usage,
  activity,
  environment,
  requestSide,
  controls,
  advice,
}: StatusBarDeps): StatusBarState {
  const { current } = settings;
  const document = vscode.window.activeTextEditor?.document;
  const languageId = document?.languageId;
  const file = document && fileView(document.uri, controls);
  const { remainingMs } = controls.snooze;
  const { lastRequest, uncached } = usage;
  const { fault } = activity;
  return {
    enabled: current.enabled,
    ...(languageId !== undefined && { language: { id: languageId, on: isLanguageOn(current, languageId) } }),
    ...(file && { file }),
    ...(remainingMs !== undefined && { snoozedMs: remainingMs }),
    rivals: advice.rivals(),
    underWay: activity.underWay(),
    ...(fault !== undefined && { fault: describeError(fault, { requestSide }).message }),
    totals: usage.totals,
    ...(lastRequest && { lastRequest }),
    ...(uncached && { uncached }),
    destinations: destinationsOf(current, environment),
    ...(current.profile !== '' && { profile: current.profile }),
  };
}

function fileView(uri: vscode.Uri, controls: SuggestionControls): FileView {
  const optOut = controls.optOutOf(uri);
  return {
    name: vscode.workspace.asRelativePath(uri),
    on: optOut?.kind !== 'fileOff',
    ...(optOut?.kind === 'excluded' && { excludedBy: optOut.by.pattern }),
  };
}

/** Told from settings and environment alone: looking at the status bar sends nothing. */
function destinationsOf(settings: Settings, environment: EnvironmentVariables): readonly DestinationView[] {
  const { endpoints, standard } = knownEndpoints(settings, environment);
  return ROLES.map((role) => {
    const { endpointName, model } = roleSettings(settings, role);
    const endpoint = endpointName === '' ? standard : findEndpoint(endpoints, endpointName);
    const known = model || (endpoint && builtInModel(endpoint, role));
    return { role, endpointName: endpoint?.name ?? endpointName, model: known };
  });
}

function drawItem(item: vscode.StatusBarItem, state: StatusBarState): void {
  const view = statusBarView(state);
  item.text = view.text;
  const tooltip = new vscode.MarkdownString(view.tooltip, true);
  tooltip.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
  tooltip.supportHtml = false;
  item.tooltip = tooltip;
  item.backgroundColor = view.kind === 'error' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.accessibilityInformation = { label: view.label, role: 'button' };
}

/** Many changes in one turn (a request ends, is recorded, clears a fault) draw once. */
function oncePerTurn(draw: () => void): () => void {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      draw();
    });
  };
}
