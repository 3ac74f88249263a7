import * as vscode from 'vscode';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { LearnedMannersStore } from '../../core/endpoint/learnedMannersStore.ts';
import type { EnvironmentVariables } from '../../core/ports.ts';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { showInformation } from '../notices.ts';
import { showMarkdown } from '../showMarkdown.ts';
import { endpointLabel, learnedReport } from './learnedReport.ts';

const SCHEME = 'interline-learned';

export interface LearnedDeps {
  readonly learned: LearnedMannersStore;
  readonly settings: SettingsSource;
  readonly environment: EnvironmentVariables;
}

export interface RegisteredLearned extends vscode.Disposable {
  readonly commands: CommandHandlers<'interline.showLearned' | 'interline.forgetLearned'>;
}

/** What was learned, as a read-only document that follows the lessons, and a way to forget it. */
export function registerLearned(deps: LearnedDeps): RegisteredLearned {
  const { learned } = deps;
  const report = vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('What Interline has learned')}.md` });
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    new vscode.Disposable(learned.onDidChange(() => changed.fire(report))),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => learnedReport(learned.rows(), (baseUrl) => nameOf(deps, baseUrl)),
    }),
  );
  return {
    commands: {
      'interline.showLearned': () => {
        // Another window may have learned something since it was last shown.
        changed.fire(report);
        return showMarkdown(report);
      },
      'interline.forgetLearned': (argument) => forgetLearned(deps, argument),
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

interface ForgetPick extends vscode.QuickPickItem {
  /** Absent: all of them. */
  readonly baseUrl?: string;
}

/** @param argument A base URL; asked for when absent. */
async function forgetLearned(deps: LearnedDeps, argument: unknown): Promise<void> {
  const baseUrls = [...new Set(deps.learned.rows().map((row) => row.baseUrl))];
  if (baseUrls.length === 0) {
    void showInformation(vscode.l10n.t('Interline has not learned anything yet.'));
    return;
  }
  const pick = typeof argument === 'string' ? { label: argument, baseUrl: argument } : await askWhich(deps, baseUrls);
  if (pick === undefined) return;
  deps.learned.reset(pick.baseUrl);
  const text =
    pick.baseUrl === undefined
      ? vscode.l10n.t('Interline: what was learned about all endpoints is forgotten.')
      : vscode.l10n.t(
          'Interline: what was learned about {0} is forgotten.',
          endpointLabel(pick.baseUrl, (url) => nameOf(deps, url)),
        );
  vscode.window.setStatusBarMessage(text, 5000);
}

async function askWhich(deps: LearnedDeps, baseUrls: readonly string[]): Promise<ForgetPick | undefined> {
  const endpoints = baseUrls.map((baseUrl): ForgetPick => ({
    label: nameOf(deps, baseUrl) ?? baseUrl,
    description: baseUrl,
    baseUrl,
  }));
  const all: ForgetPick = {
    label: vscode.l10n.t('All Endpoints'),
    description: vscode.l10n.t('{0} with lessons', baseUrls.length),
  };
  return vscode.window.showQuickPick([...endpoints, all], {
    title: vscode.l10n.t('Forget What Interline Has Learned'),
    placeHolder: vscode.l10n.t('About which endpoint?'),
  });
}

function nameOf({ settings, environment }: LearnedDeps, baseUrl: string): string | undefined {
  return knownEndpoints(settings.current, environment).endpoints.find((endpoint) => endpoint.baseUrl === baseUrl)?.name;
}
