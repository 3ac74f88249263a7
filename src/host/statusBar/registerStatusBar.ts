import * as vscode from 'vscode';
import { knownEndpoints, roleSettings, findEndpoint, builtInModel } from '../../core/endpoint/knownEndpoints.ts';
import type { RequestActivity } from '../../core/endpoint/requestActivity.ts';
import type { Clock, EnvironmentVariables } from '../../core/ports.ts';
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
  type StatusBarView,
  statusBarView,
  TOOLTIP_COMMANDS,
} from './statusBarView.ts';

/** Drawing waits for so long, so that many changes draw once, and none while a suggestion is on its way to the screen: it would hold that up. */
const DRAW_AFTER_MS = 150;
/** A request that is over sooner shows no sign of work: one for every key would flicker. */
const WORK_SHOWS_AFTER_MS = 400;

export interface StatusBarDeps {
  readonly settings: SettingsSource;
  readonly usage: UsageLedger;
  readonly activity: RequestActivity;
  readonly environment: EnvironmentVariables;
  readonly clock: Clock;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
  readonly controls: SuggestionControls;
  readonly advice: Pick<Advice, 'rivals'>;
}

/** The item at the right of the status bar; a click opens the menu. */
export function registerStatusBar(deps: StatusBarDeps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('interline.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Interline';
  item.command = 'interline.showMenu';
  const drawing = new CalmDrawing(deps, item);
  const change = (): void => {
    drawing.drawSoon();
  };
  drawing.draw();
  item.show();
  return vscode.Disposable.from(
    item,
    drawing,
    new vscode.Disposable(deps.usage.onDidChange(change)),
    new vscode.Disposable(deps.activity.onDidChange(change)),
    deps.settings.onDidChange(change),
    deps.controls.onDidChange(change),
    vscode.window.onDidChangeActiveTextEditor(change),
  );
}

/** Draws a moment after changes, and again when a request has taken so long that it is to be seen. */
class CalmDrawing implements vscode.Disposable {
  readonly #deps: StatusBarDeps;
  readonly #item: vscode.StatusBarItem;
  #drawn = '';
  #cancel: (() => void) | undefined;

  constructor(deps: StatusBarDeps, item: vscode.StatusBarItem) {
    this.#deps = deps;
    this.#item = item;
  }

  drawSoon(afterMs = DRAW_AFTER_MS): void {
    this.#cancel ??= this.#deps.clock.setTimer(() => {
      this.#cancel = undefined;
      this.draw();
    }, afterMs);
  }

  draw(): void {
    const view = statusBarView(currentState(this.#deps));
    const looks = JSON.stringify(view);
    if (looks !== this.#drawn) drawItem(this.#item, view);
    this.#drawn = looks;
    const { activity, clock } = this.#deps;
    const { oldestStart } = activity;
    if (oldestStart === undefined || view.kind === 'working') return;
    this.drawSoon(Math.max(DRAW_AFTER_MS, oldestStart + WORK_SHOWS_AFTER_MS - clock.now()));
  }

  dispose(): void {
    this.#cancel?.();
  }
}

/** The state behind the item and behind the menu. */
export function currentState({
  settings,
  usage,
  activity,
  environment,
  clock,
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
    isWorking: clock.now() - (activity.oldestStart ?? Infinity) >= WORK_SHOWS_AFTER_MS,
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

function drawItem(item: vscode.StatusBarItem, view: StatusBarView): void {
  item.text = view.text;
  const tooltip = new vscode.MarkdownString(view.tooltip, true);
  tooltip.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
  tooltip.supportHtml = false;
  item.tooltip = tooltip;
  item.backgroundColor = view.kind === 'error' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.accessibilityInformation = { label: view.label, role: 'button' };
}
