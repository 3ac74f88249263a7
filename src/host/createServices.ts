import * as vscode from 'vscode';
import type { LearnedMannersStore } from '../core/endpoint/learnedMannersStore.ts';
import { createPlainHttpGuard } from '../core/endpoint/plainHttpGuard.ts';
import { createRateLimitWatch, type RateLimitWatch } from '../core/endpoint/rateLimitWatch.ts';
import { createRequestActivity } from '../core/endpoint/requestActivity.ts';
import type { Clock, Platform } from '../core/ports.ts';
import type { UsageLedger } from '../core/usage/usageLedger.ts';
import { createRedactor } from '../core/util/redact.ts';
import { createSuggestionControls, type SuggestionControls } from './completion/suggestionControls.ts';
import { confirmPlainHttp } from './connection/confirmPlainHttp.ts';
import type { ConnectionDeps } from './connection/connectionDeps.ts';
import { requestSideWords } from './connection/requestSideWords.ts';
import { createLazyWire, type LazyWire } from './lazyWire.ts';
import { createProjectInstructions, type ProjectInstructions } from './instructions/projectInstructions.ts';
import { keepLearned } from './learned/keepLearned.ts';
import { createLog, type HostLog } from './log/createLog.ts';
import { createPromptLibrary } from './prompts/createPromptLibrary.ts';
import type { PromptLibrary } from './prompts/promptLibrary.ts';
import { createKeyRing } from './secrets/keyRing.ts';
import { createSettingsSource, type SettingsSourceWithProblems } from './settings/settingsSource.ts';
import { keepUsage } from './usage/keepUsage.ts';

/** What the features share: one of each for a window. */
export interface Services extends ConnectionDeps, vscode.Disposable {
  readonly clock: Clock;
  readonly log: HostLog;
  readonly settings: SettingsSourceWithProblems;
  readonly usage: UsageLedger;
  readonly client: LazyWire['client'];
  readonly loadClient: LazyWire['loadClient'];
  readonly rateLimits: RateLimitWatch;
  readonly learned: LearnedMannersStore;
  readonly controls: SuggestionControls;
  readonly library: PromptLibrary;
  readonly instructions: ProjectInstructions;
}

/** Everything below the features, top to bottom. */
export function createServices(context: vscode.ExtensionContext, platform: Platform): Services {
  const { fetch, clock, environment, programs } = platform;
  const redactor = createRedactor();
  const log = createLog(redactor);
  const settings = createSettingsSource();
  const keyRing = createKeyRing({ secrets: context.secrets, environment, redactor, programs });
  const activity = createRequestActivity(clock);
  const plainHttp = createPlainHttpGuard((origin) => confirmPlainHttp(context.globalState, origin));
  const keptUsage = keepUsage(context.workspaceState, clock);
  const { usage } = keptUsage;
  const rateLimits = createRateLimitWatch(clock);
  const learned = keepLearned(context.globalState);
  const random = () => Math.random();
  const recordUsage: UsageLedger['record'] = (record) => usage.record(record);
  const wiring = { settings, environment, keyRing, plainHttp, activity, clock };
  const wire = createLazyWire({ ...wiring, fetch, logger: log, random, rateLimits, learned, recordUsage });
  const requestSide = requestSideWords({ platform, context });
  const controls = createSuggestionControls({ settings, clock, memory: context.workspaceState });
  const library = createPromptLibrary({ context, log, exclusions: controls.exclusions });
  const instructions = createProjectInstructions(settings);
  const disposables = vscode.Disposable.from(log, settings, keyRing, keptUsage, controls, instructions);
  return {
    ...wiring,
    ...wire,
    log,
    usage,
    rateLimits,
    learned,
    requestSide,
    controls,
    library,
    instructions,
    dispose: () => {
      disposables.dispose();
    },
  };
}
