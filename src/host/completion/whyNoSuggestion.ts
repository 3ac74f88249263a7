import * as vscode from 'vscode';
import type { CompletionInput } from '../../core/completion/completionInput.ts';
import type { CompletionOutcome } from '../../core/completion/completionOutcome.ts';
import type { CompletionSession } from '../../core/completion/completionSession.ts';
import { describeOutcome, type DecisionSubject, type NextStep } from '../../core/completion/describeOutcome.ts';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { EnvironmentVariables } from '../../core/ports.ts';
import { overrideForLanguage } from '../../core/settings/parseModelsByLanguage.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { CommandName } from '../contributions.ts';
import { showInformation } from '../notices.ts';
import { showsInlineSuggestions } from '../settings/editorSettings.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { IGNORE_FILE } from './exclusions.ts';
import type { SuggestionControls } from './suggestionControls.ts';

/** What became of a question that the editor did not take back. */
export interface Decision {
  readonly outcome: CompletionOutcome;
  readonly input: CompletionInput;
}

export interface WhyDeps {
  readonly session: CompletionSession;
  readonly settings: SettingsSource;
  readonly environment: EnvironmentVariables;
  readonly controls: SuggestionControls;
}

/** Answers for the last decision in the active editor, with a button for the next step. */
export async function whyNoSuggestion(deps: WhyDeps, last: Decision | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isHere = document === undefined || last?.input.uri === document.uri.toString();
  const decision = isHere ? last : undefined;
  const { sentence, step } = describeOutcome(decision?.outcome, {
    ...subjectOf(deps, decision, document),
    isHiddenByEditor: !showsInlineSuggestions(document),
  });
  if (step === undefined) return void showInformation(sentence);
  const { label, run } = steps()[step];
  if ((await showInformation(sentence, label)) === label) await run(decision);
}

function subjectOf(
  deps: WhyDeps,
  decision: Decision | undefined,
  document: vscode.TextDocument | undefined,
): DecisionSubject {
  const { session, controls } = deps;
  const target = session.recent.at(-1)?.plan.target;
  const { remainingMs } = controls.snooze;
  return {
    ...(document && { fileName: vscode.workspace.asRelativePath(document.uri) }),
    ...(target && { model: target.model }),
    ...(remainingMs !== undefined && { snoozedMs: remainingMs }),
    ...(decision && subjectOfDecision(deps, decision)),
  };
}

function subjectOfDecision({ session, settings, environment }: WhyDeps, decision: Decision): DecisionSubject {
  const { fileName, languageId, optOut } = decision.input;
  const waitMs = waitOf(session, settings.current, decision);
  return {
    fileName,
    language: languageId,
    endpoint: endpointName(settings.current, environment, languageId),
    ...(optOut?.kind === 'excluded' && { exclusion: optOut.by }),
    ...(waitMs !== undefined && { waitMs }),
  };
}

/** How long it still is from now, not from then. */
function waitOf(session: CompletionSession, settings: Settings, { outcome, input }: Decision): number | undefined {
  if (outcome.kind !== 'skipped') return undefined;
  if (outcome.reason === 'pausedAfterFailures')
    return session.outages.of(settings, input.languageId).waitMs(Number.POSITIVE_INFINITY);
  const target = session.recent.at(-1)?.plan.target;
  if (outcome.reason !== 'rateLimitUsedUp' || target === undefined) return undefined;
  return session.rateLimits?.holdMs(target.connection.endpoint.baseUrl, target.model);
}

function endpointName(settings: Settings, environment: EnvironmentVariables, languageId: string): string {
  const name = overrideForLanguage(settings, languageId)?.endpointName ?? settings.roles.completion.endpointName;
  return name === '' ? knownEndpoints(settings, environment).standard.name : name;
}

interface Step {
  readonly label: string;
  readonly run: (decision: Decision | undefined) => Thenable<unknown>;
}

const command = (label: string, name: CommandName, ...args: readonly unknown[]): Step => ({
  label,
  run: () => vscode.commands.executeCommand(name, ...args),
});

const steps = (): Readonly<Record<NextStep, Step>> => ({
  turnOn: command(vscode.l10n.t('Turn On'), 'interline.toggleCompletions'),
  turnOnLanguage: command(vscode.l10n.t('Turn On'), 'interline.toggleLanguage'),
  turnOnFile: command(vscode.l10n.t('Turn On'), 'interline.toggleFile'),
  editExclude: command(vscode.l10n.t('Open Setting'), 'interline.openSettings', 'interline.completion.exclude'),
  openIgnoreFile: { label: vscode.l10n.t('Open File'), run: openIgnoreFile },
  editScopes: command(vscode.l10n.t('Open Setting'), 'interline.openSettings', 'interline.completion.inComments'),
  showInEditor: {
    label: vscode.l10n.t('Open Setting'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', '@id:editor.inlineSuggest.enabled'),
  },
  endPause: command(vscode.l10n.t('Resume'), 'interline.snooze', 0),
  suggestHere: command(vscode.l10n.t('Suggest Here'), 'interline.triggerCompletion'),
  connect: command(vscode.l10n.t('Connect an Endpoint'), 'interline.connectEndpoint'),
  setApiKey: command(vscode.l10n.t('Set API Key'), 'interline.setApiKey'),
  selectModel: command(vscode.l10n.t('Select Model'), 'interline.selectModel', 'completion'),
  testConnection: command(vscode.l10n.t('Test Connection'), 'interline.testConnection'),
  inspect: command(vscode.l10n.t('Inspect'), 'interline.inspectSuggestion'),
  showLog: command(vscode.l10n.t('Show Log'), 'interline.showLog'),
});

/** The file was named as the workspace shows it. */
async function openIgnoreFile(decision: Decision | undefined): Promise<void> {
  const { optOut } = decision?.input ?? {};
  if (optOut?.kind !== 'excluded') return;
  const { source } = optOut.by;
  const files = await vscode.workspace.findFiles(`**/${IGNORE_FILE}`);
  const file = files.find((candidate) => vscode.workspace.asRelativePath(candidate) === source);
  if (file !== undefined) await vscode.window.showTextDocument(file);
}
