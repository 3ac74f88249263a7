import * as vscode from 'vscode';
import { activeRivals, rivalSentence, type Rival } from '../../core/completion/advice/rivals.ts';
import { SlownessWatch, slownessSentence, type SlowEndpoint } from '../../core/completion/advice/slowness.ts';
import type { CompletionOutcome } from '../../core/completion/completionOutcome.ts';
import type { SentRequest } from '../../core/completion/sentRequest.ts';
import { showInformation } from '../notices.ts';
import { readForeignSetting } from '../settings/editorSettings.ts';
import { ToldOnce } from './toldOnce.ts';

export interface Advice {
  /** A question was answered. `recent`: the latest requests, of which some may have ended or be under way. */
  answered(outcome: CompletionOutcome, recent: readonly SentRequest[]): void;
  /** Other extensions that suggest in the active document, too; looked up anew. Empty when the person wants to hear no more of them. */
  rivals(): readonly Rival[];
}

const RIVALS_HIDDEN = 'rivals hidden';

/** What is worth telling once: a slow endpoint with advice, and other extensions that suggest inline. */
export function createAdvice(memory: vscode.Memento): Advice {
  const told = new ToldOnce(memory);
  const slowness = new SlownessWatch();
  const followed = new WeakSet<SentRequest>();
  let hasNamedRivals = false;
  const follow = async (sent: SentRequest): Promise<void> => {
    if (followed.has(sent)) return;
    followed.add(sent);
    await sent.request.ended;
    const slow = slowness.note(speedOf(sent));
    if (slow && told.tell(JSON.stringify(['slow', slow.endpoint, slow.model]))) await adviseSlow(slow);
  };
  const rivals = (): readonly Rival[] => (told.has(RIVALS_HIDDEN) ? [] : currentRivals());
  return {
    answered(outcome, recent) {
      for (const sent of recent) void follow(sent);
      // By the first suggestion the other extensions have started as well.
      if (outcome.kind !== 'shown' || hasNamedRivals) return;
      hasNamedRivals = true;
      const news = rivals().filter(({ name }) => told.tell(`rival ${name}`));
      if (news.length > 0) void nameRivals(news, told);
    },
    rivals,
  };
}

function speedOf({ plan, request }: SentRequest): Parameters<SlownessWatch['note']>[0] {
  const { startedAt, firstTextAt, firstLineAt, endedAt = startedAt } = request.times;
  return {
    endpoint: plan.target.connection.endpoint.name,
    model: plan.target.model,
    firstTextMs: firstTextAt === undefined ? undefined : firstTextAt - startedAt,
    firstLineMs: firstLineAt === undefined ? undefined : firstLineAt - startedAt,
    endedMs: endedAt - startedAt,
    wasAbandoned: request.state === 'abandoned',
  };
}

async function adviseSlow(slow: SlowEndpoint): Promise<void> {
  const [model, prompt, requests] = [
    vscode.l10n.t('Select Model'),
    vscode.l10n.t('Shorten Prompt'),
    vscode.l10n.t('Spare the Server'),
  ] as const;
  const buttons = slow.isSlowToStart ? [model, prompt, requests] : [model];
  const chosen = await showInformation(slownessSentence(slow), ...buttons);
  if (chosen === model) await vscode.commands.executeCommand('interline.selectModel', 'completion');
  if (chosen === prompt)
    await vscode.commands.executeCommand('interline.openSettings', 'interline.completion.maxPromptTokens');
  if (chosen === requests)
    await vscode.commands.executeCommand('interline.openSettings', 'interline.completion.requests');
}

function currentRivals(): readonly Rival[] {
  return activeRivals({
    isActive: (id) => vscode.extensions.getExtension(id)?.isActive === true,
    readSetting: readForeignSetting,
    languageId: vscode.window.activeTextEditor?.document.languageId,
  });
}

async function nameRivals(rivals: readonly Rival[], told: ToldOnce): Promise<void> {
  const [settings, never] = [vscode.l10n.t('Open Its Settings'), vscode.l10n.t("Don't Show Again")] as const;
  const [only, ...more] = rivals;
  const setting = more.length === 0 ? only?.setting : undefined;
  const chosen = await showInformation(rivalSentence(rivals), ...(setting === undefined ? [never] : [settings, never]));
  if (chosen === never) told.tell(RIVALS_HIDDEN);
  if (chosen === settings && setting !== undefined)
    await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${setting}`);
}
