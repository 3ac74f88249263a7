import * as vscode from 'vscode';
import type { Clock } from '../../core/ports.ts';
import { isRecord } from '../../core/util/isRecord.ts';

const SNOOZE = 'editor.action.inlineSuggest.snooze';
const CANCEL = 'editor.action.inlineSuggest.cancelSnooze';
/** The editor measures its pause with a timer that holds 24 days; longer than any window stays open is enough. */
const UNTIL_RESTART_MINUTES = 20 * 24 * 60;

const choices = () =>
  [
    { label: vscode.l10n.t('5 Minutes'), minutes: 5 },
    { label: vscode.l10n.t('15 Minutes'), minutes: 15 },
    { label: vscode.l10n.t('30 Minutes'), minutes: 30 },
    { label: vscode.l10n.t('1 Hour'), minutes: 60 },
    { label: vscode.l10n.t('Until the Window Is Closed or Reloaded'), minutes: UNTIL_RESTART_MINUTES },
  ] as const;

/** The editor's own pause of inline suggestions, of all providers. It does not tell how long one lasts, so we remember what we asked for. */
export interface Snooze extends vscode.Disposable {
  /** What is left of a pause that began here; undefined: none. One that began elsewhere is not known. */
  readonly remainingMs: number | undefined;
  /** @param minutes Asked for when absent. */
  start(minutes?: number): Promise<void>;
  end(): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createSnooze(clock: Clock): Snooze {
  const changed = new vscode.EventEmitter<void>();
  let until: number | undefined;
  let cancelTimer: (() => void) | undefined;
  const setUntil = (value: number | undefined): void => {
    until = value;
    cancelTimer?.();
    cancelTimer = value === undefined ? undefined : clock.setTimer(() => setUntil(undefined), value - clock.now());
    changed.fire();
  };
  return {
    get remainingMs() {
      return until === undefined ? undefined : Math.max(0, until - clock.now());
    },
    async start(minutes) {
      const chosen = minutes ?? (await chooseMinutes(until !== undefined));
      if (chosen === undefined) return;
      if (chosen === 0) return this.end();
      await vscode.commands.executeCommand(SNOOZE, chosen);
      setUntil(clock.now() + chosen * 60_000);
    },
    async end() {
      await vscode.commands.executeCommand(CANCEL);
      setUntil(undefined);
    },
    onDidChange: changed.event,
    dispose: () => {
      cancelTimer?.();
      changed.dispose();
    },
  };
}

/** What a keybinding may say: `{ "minutes": 30 }` or 30, 0 to end the pause. */
export function parseMinutes(argument: unknown): number | undefined {
  const minutes = isRecord(argument) ? argument['minutes'] : argument;
  return typeof minutes === 'number' && minutes >= 0 ? Math.min(minutes, UNTIL_RESTART_MINUTES) : undefined;
}

async function chooseMinutes(isPaused: boolean): Promise<number | undefined> {
  const end = { label: vscode.l10n.t('Resume Now'), minutes: 0 };
  const pick = await vscode.window.showQuickPick([...(isPaused ? [end] : []), ...choices()], {
    title: vscode.l10n.t('Pause Inline Suggestions'),
    placeHolder: vscode.l10n.t('For how long? The pause holds for all inline suggestions of this window.'),
  });
  return pick?.minutes;
}
