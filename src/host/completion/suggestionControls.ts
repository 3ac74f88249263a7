import * as vscode from 'vscode';
import type { OptOut } from '../../core/completion/optOut.ts';
import type { Clock } from '../../core/ports.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { createExclusions, type Exclusions } from './exclusions.ts';
import { createFileSwitches, type FileSwitches } from './fileSwitches.ts';
import { createSnooze, type Snooze } from './snooze.ts';

/** What a person says about where suggestions may come, beside the settings. */
export interface SuggestionControls extends vscode.Disposable {
  readonly exclusions: Exclusions;
  readonly switches: FileSwitches;
  readonly snooze: Snooze;
  optOutOf(uri: vscode.Uri): OptOut | undefined;
  readonly onDidChange: vscode.Event<void>;
}

export interface SuggestionControlsDeps {
  readonly settings: SettingsSource;
  readonly clock: Clock;
  /** Of the workspace. */
  readonly memory: vscode.Memento;
}

export function createSuggestionControls({ settings, clock, memory }: SuggestionControlsDeps): SuggestionControls {
  const exclusions = createExclusions(settings);
  const switches = createFileSwitches(memory);
  const snooze = createSnooze(clock);
  const changed = new vscode.EventEmitter<void>();
  const parts = [exclusions, switches, snooze];
  const disposables = vscode.Disposable.from(
    ...parts,
    changed,
    exclusions.onDidRead(() => changed.fire()),
    ...parts.map((part) => part.onDidChange(() => changed.fire())),
  );
  return {
    exclusions,
    switches,
    snooze,
    optOutOf(uri) {
      const by = exclusions.exclusionOf(uri);
      if (by === 'unread') return { kind: 'unread' };
      if (by !== undefined) return { kind: 'excluded', by };
      return switches.isOff(uri) ? { kind: 'fileOff' } : undefined;
    },
    onDidChange: changed.event,
    dispose: () => {
      disposables.dispose();
    },
  };
}
