import * as vscode from 'vscode';
import type { CompletionOutcome } from '../../core/completion/completionOutcome.ts';
import { createCompletionSession, resetCompletionSession } from '../../core/completion/completionSession.ts';
import type { AcceptanceLedger } from '../../core/completion/acceptance/acceptanceLedger.ts';
import type { SentRequest } from '../../core/completion/sentRequest.ts';
import type { HeadKind } from '../../core/completion/partial/headToTake.ts';
import { refuseShown } from '../../core/completion/refuseShown.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { RateLimitWatch } from '../../core/endpoint/rateLimitWatch.ts';
import type { Clock, EnvironmentVariables, LogFields, Logger } from '../../core/ports.ts';
import type { Advice } from '../advice/createAdvice.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { actionLabels, describeError } from '../describeError.ts';
import { showWarning } from '../notices.ts';
import { runErrorAction, showError } from '../showError.ts';
import { ContextGatherer } from './context/contextGatherer.ts';
import { FailureNote, type NoteKind } from './failureNote.ts';
import { SuggestionProvider } from './suggestionProvider.ts';
import type { SuggestionControls } from './suggestionControls.ts';
import { createSuggestionFollower } from './suggestionFollower.ts';
import type { TypedChange } from './watchTyping.ts';
import { whyNoSuggestion, type Decision } from './whyNoSuggestion.ts';

export interface CompletionDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly log: Logger;
  readonly clock: Clock;
  readonly rateLimits: RateLimitWatch;
  readonly environment: EnvironmentVariables;
  readonly controls: SuggestionControls;
  readonly acceptance: AcceptanceLedger;
  readonly advice: Advice;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

/** Ghost text behind the registrations; loaded with the first key. */
export interface CompletionEngine extends vscode.Disposable {
  readonly provider: vscode.InlineCompletionItemProvider;
  /** The latest request that was sent for a question; else the latest that was sent ahead. */
  readonly lastRequest: SentRequest | undefined;
  /** Forgets kept answers and failures. */
  reset(): void;
  noteTyped(change: TypedChange): void;
  /** The suggestion that is shown was waved away. */
  dismiss(): void;
  takeHead(kind: HeadKind): Promise<void>;
  explainSilence(): Promise<void>;
}

export function createCompletionEngine(deps: CompletionDeps): CompletionEngine {
  const { gateway, settings, log, clock, rateLimits, requestSide, controls, acceptance, advice } = deps;
  const note = new FailureNote({ clock, tell: (error, kind) => void tellFailure(error, kind, requestSide) });
  const session = createCompletionSession({ gateway, clock, rateLimits, onOutage: note, acceptance });
  let last: Decision | undefined;
  const context = new ContextGatherer({ settings, clock, mayBeSent: (uri) => controls.exclusions.mayBeSent(uri) });
  const follower = createSuggestionFollower({ clock, settings, acceptance });
  const provider = new SuggestionProvider({
    session,
    settings,
    context,
    controls,
    onOutcome: (answered) => {
      const { outcome, input, elapsedMs } = answered;
      last = { outcome, input };
      follower.answered(answered);
      advice.answered(outcome, session.recent);
      log.debug('suggestion', { ...fieldsOf(outcome), elapsedMs });
    },
  });
  return {
    provider,
    get lastRequest() {
      return lastAsked(session.recent);
    },
    reset() {
      resetCompletionSession(session);
      note.forget();
    },
    noteTyped({ document, position, inserted }) {
      const isBehindSuggestion = provider.anticipate(document, position);
      // A single character is typed, and its suggestion typed to the end.
      if (isBehindSuggestion && inserted > 1) follower.accepted();
    },
    dismiss() {
      refuseShown(session);
      follower.dismissed();
    },
    takeHead: (kind) => follower.takeHead(kind),
    explainSilence: async () => whyNoSuggestion({ ...deps, session }, last),
    dispose() {
      context.dispose();
      follower.dispose();
      resetCompletionSession(session);
    },
  };
}

/** What was sent ahead is looked at only where nothing else was sent. */
function lastAsked(recent: readonly SentRequest[]): SentRequest | undefined {
  return recent.findLast(({ waitedMs }) => waitedMs !== undefined) ?? recent.at(-1);
}

function fieldsOf(outcome: CompletionOutcome): LogFields {
  switch (outcome.kind) {
    case 'shown':
      return { outcome: outcome.source, characters: outcome.suggestions[0]?.insertText.length };
    case 'skipped':
      return { outcome: outcome.reason };
    case 'failed':
      return { outcome: 'failed', error: outcome.error instanceof Error ? outcome.error.message : 'unknown' };
  }
}

/** A failure that passes by itself is no error message: it says so, and offers to look closer. */
async function tellFailure(error: unknown, kind: NoteKind, requestSide: string | undefined): Promise<void> {
  if (kind === 'needed') return showError(error, { requestSide });
  const { message } = describeError(error, { requestSide });
  const test = vscode.l10n.t('Test Connection');
  const text = vscode.l10n.t('Interline: inline suggestions pause and come back by themselves. {0}', message);
  const chosen = await showWarning(text, test, actionLabels().showLog);
  if (chosen === test) await vscode.commands.executeCommand('interline.testConnection');
  else if (chosen === actionLabels().showLog) await runErrorAction('showLog');
}
