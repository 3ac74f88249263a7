import { t } from '@vscode/l10n';
import type { AssistantMessageView } from '../../../shared/chatProtocol.ts';
import { formatCount, formatSeconds } from './formatNumbers.ts';

/** What the line above folded reasoning says once it is over: `Thought for 12 s · 345 tokens`, as far as that is known. */
export function thoughtWords({
  reasoningMs,
  reasoningTokens,
}: Pick<AssistantMessageView, 'reasoningMs' | 'reasoningTokens'>): string {
  const first = reasoningMs === undefined ? t('Reasoning') : t('Thought for {0}', formatSeconds(reasoningMs));
  if (reasoningTokens === undefined) return first;
  const count = `${reasoningTokens.estimated ? '≈' : ''}${formatCount(reasoningTokens.count)}`;
  return `${first} · ${reasoningTokens.count === 1 ? t('{0} token', count) : t('{0} tokens', count)}`;
}

/** While it goes on; whole seconds, from the first on. */
export function thinkingWords(sinceMs: number): string {
  const seconds = Math.floor(sinceMs / 1000);
  if (seconds < 1) return t('Thinking…');
  return t('Thinking… {0}', seconds < 10 ? `${seconds} s` : formatSeconds(seconds * 1000));
}
