import { t } from '@vscode/l10n';
import { rivalSentence, type Rival } from '../../core/completion/advice/rivals.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import { formatCost, formatCosts } from '../../core/usage/formatCost.ts';
import { formatDuration, formatSpeed, formatTokens } from '../../core/usage/formatUsage.ts';
import { describeUncached, type UncachedPrompts } from '../../core/usage/promptCacheWatch.ts';
import type { UsageTotals } from '../../core/usage/usageTotals.ts';
import type { UsageRecord } from '../../core/usage/usageRecord.ts';
import { escapeMarkdown } from '../../core/util/escapeMarkdown.ts';
import type { CommandName } from '../contributions.ts';

/** All that the status bar shows; made anew at every change. */
export interface StatusBarState {
  /** Suggestions in all. */
  readonly enabled: boolean;
  /** The active editor's language and whether suggestions are wanted there; undefined without an editor. */
  readonly language?: { readonly id: string; readonly on: boolean };
  /** The active editor's file; undefined without an editor. */
  readonly file?: FileView;
  /** What is left of a pause of all suggestions; undefined: none. */
  readonly snoozedMs?: number;
  /** Other extensions that suggest inline, too. */
  readonly rivals?: readonly Rival[];
  /** A request has been under way for so long that one wonders. */
  readonly isWorking: boolean;
  /** One sentence, while the last request of a role has failed. */
  readonly fault?: string;
  readonly totals: UsageTotals;
  readonly lastRequest?: UsageRecord;
  /** Absent: no clear evidence against the server's prompt cache. */
  readonly uncached?: UncachedPrompts;
  readonly destinations: readonly DestinationView[];
  /** The profile in use; absent: none. */
  readonly profile?: string;
}

export interface FileView {
  readonly name: string;
  /** Switched off by hand. */
  readonly on: boolean;
  /** The pattern that keeps its text from being sent. */
  readonly excludedBy?: string;
}

export interface DestinationView {
  readonly role: Role;
  /** As the settings name it, also when nobody knows it. */
  readonly endpointName: string;
  /** Undefined: the first suitable one that the endpoint lists. */
  readonly model: string | undefined;
}

export interface StatusBarView {
  readonly kind: 'idle' | 'working' | 'off' | 'error';
  readonly text: string;
  /** Markdown for a trusted string whose enabled commands are `TOOLTIP_COMMANDS`; everything foreign in it is escaped. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly label: string;
}

/** The only commands that the tooltip's links may run. */
export const TOOLTIP_COMMANDS = [
  'interline.toggleCompletions',
  'interline.selectModel',
  'interline.setApiKey',
  'interline.resetUsage',
  'interline.showLog',
] as const satisfies readonly CommandName[];
type TooltipCommand = (typeof TOOLTIP_COMMANDS)[number];

const linkLabels = (): Readonly<Record<TooltipCommand, string>> => ({
  'interline.toggleCompletions': t('On/off'),
  'interline.selectModel': t('Model'),
  'interline.setApiKey': t('Key'),
  'interline.resetUsage': t('Reset usage'),
  'interline.showLog': t('Log'),
});

const ICONS: Readonly<Record<StatusBarView['kind'], string>> = {
  idle: '$(sparkle)',
  working: '$(loading~spin)',
  off: '$(circle-slash)',
  error: '$(warning)',
};

const roleNames = (): Readonly<Record<Role, string>> => ({
  completion: t('Suggestions'),
  chat: t('Chat'),
  edit: t('Edits'),
});

export function statusBarView(state: StatusBarState): StatusBarView {
  const kind = kindOf(state);
  const tokens = formatTokens(totalTokens(state.totals), state.totals.estimated);
  return {
    kind,
    text: `${ICONS[kind]} ${tokens}`,
    tooltip: [
      heading(state, kind),
      usageTable(state),
      costLine(state),
      lastSpeed(state),
      cacheNote(state),
      destinationTable(state),
      links(),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    label: spokenLabel(state, kind),
  };
}

function kindOf(state: StatusBarState): StatusBarView['kind'] {
  if (state.isWorking) return 'working';
  if (state.fault !== undefined) return 'error';
  return isOn(state) ? 'idle' : 'off';
}

function isOn(state: StatusBarState): boolean {
  return offReason(state) === undefined;
}

/** Why no suggestion comes by itself, plain text; undefined: they come. */
function offReason({ enabled, language, file, snoozedMs }: StatusBarState): string | undefined {
  if (!enabled) return t('Suggestions off');
  if (snoozedMs !== undefined) return t('Suggestions paused');
  if (file?.excludedBy !== undefined) return t('Suggestions off: {0} is excluded by {1}', file.name, file.excludedBy);
  if (file?.on === false) return t('Suggestions off for {0}', file.name);
  return language?.on === false ? t('Suggestions off for {0}', language.id) : undefined;
}

function totalTokens(totals: UsageTotals): number {
  return totals.promptTokens + totals.completionTokens;
}

function spokenLabel(state: StatusBarState, kind: StatusBarView['kind']): string {
  const words = spokenState(state, kind);
  const tokens = totalTokens(state.totals);
  return state.totals.estimated
    ? t('Interline: {0}, {1} tokens, estimated', words, tokens)
    : t('Interline: {0}, {1} tokens', words, tokens);
}

function spokenState(state: StatusBarState, kind: StatusBarView['kind']): string {
  if (kind === 'error') return t('error: {0}', state.fault ?? '');
  return kind === 'working' ? t('working') : (offReason(state) ?? t('ready'));
}

function heading(state: StatusBarState, kind: StatusBarView['kind']): string {
  const { fault, rivals = [] } = state;
  const off = offReason(state);
  const lines = [`**Interline**${kind === 'working' ? ` · ${t('working…')}` : ''}`];
  if (off !== undefined) lines.push(escapeMarkdown(off));
  if (rivals.length > 0) lines.push(escapeMarkdown(rivalSentence(rivals)));
  if (fault !== undefined) lines.push(`$(warning) ${escapeMarkdown(fault)}`);
  return lines.join('\n\n');
}

function usageTable({ totals, lastRequest }: StatusBarState): string {
  const rows = [usageRow(windowTitle(totals), totals, totals.estimated)];
  if (lastRequest) {
    const { usage } = lastRequest;
    const isGuess = usage.source === 'estimated' && usage.promptTokens + usage.completionTokens > 0;
    rows.push(usageRow(t('Last request'), usage, isGuess));
  }
  return [`| ${[t('Tokens'), t('in'), t('out'), t('cached')].join(' | ')} |`, '|:--|--:|--:|--:|', ...rows].join('\n');
}

function windowTitle({ requests }: UsageTotals): string {
  return requests === 1 ? t('This window: 1 request') : t('This window: {0} requests', requests);
}

interface Counts {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens?: number;
}

function usageRow(title: string, { promptTokens, completionTokens, cachedTokens }: Counts, estimated: boolean): string {
  const cached = cachedTokens === undefined ? '–' : formatTokens(cachedTokens);
  return `| ${title} | ${formatTokens(promptTokens, estimated)} | ${formatTokens(completionTokens, estimated)} | ${cached} |`;
}

function cacheNote({ uncached }: StatusBarState): string {
  return uncached ? `$(info) ${describeUncached(uncached, escapeMarkdown(uncached.endpointName))}` : '';
}

/** Empty where nobody knows what requests cost. */
function costLine({ totals: { costs = [] }, lastRequest }: StatusBarState): string {
  if (costs.length === 0) return '';
  return lastRequest?.cost === undefined
    ? t('Cost: {0} in this window', formatCosts(costs))
    : t('Cost: {0} in this window, {1} for the last request', formatCosts(costs), formatCost(lastRequest.cost));
}

/** How fast the last answer was, and who gave it where that is not the usual one. */
function lastSpeed({ lastRequest }: StatusBarState): string {
  const { timeToFirstTokenMs, tokensPerSecond, endpointName = '', standsInFor } = lastRequest ?? {};
  const parts = [
    ...(timeToFirstTokenMs === undefined ? [] : [t('First token after {0}', formatDuration(timeToFirstTokenMs))]),
    ...(tokensPerSecond === undefined ? [] : [formatSpeed(tokensPerSecond)]),
  ];
  const speed = parts.join(' · ');
  if (standsInFor === undefined) return speed;
  const answeredBy = t(
    'Answered by {0}, because {1} was down or slow',
    escapeMarkdown(endpointName),
    escapeMarkdown(standsInFor),
  );
  return [speed, answeredBy].filter((line) => line !== '').join('\n\n');
}

function destinationTable({ destinations }: StatusBarState): string {
  const rows = destinations.map(({ role, endpointName, model }) => {
    const name = model === undefined ? `*${t('first listed')}*` : escapeMarkdown(model);
    return `| ${roleNames()[role]} | ${name} | ${escapeMarkdown(endpointName)} |`;
  });
  return [`| ${[t('For'), t('Model'), t('Endpoint')].join(' | ')} |`, '|:--|:--|:--|', ...rows].join('\n');
}

function links(): string {
  const labels = linkLabels();
  return TOOLTIP_COMMANDS.map((command) => `[${labels[command]}](command:${command})`).join(' · ');
}
