import { t } from '@vscode/l10n';
import { displayLocale } from '../../../core/util/displayLocale.ts';
import type { ContextMeterView, MeterKind, RequestPartView } from '../../../shared/requestViews.ts';
import { formatCount } from './formatNumbers.ts';

/** `3.2k`, `128k`, `1M`: large round numbers as models are known by. */
export function formatShort(tokens: number): string {
  if (tokens < 1_000) return formatCount(tokens);
  const [value, unit] = tokens < 999_500 ? [tokens / 1_000, 'k'] : [tokens / 1_000_000, 'M'];
  const digits = { maximumFractionDigits: value < 9.95 ? 1 : 0, useGrouping: false };
  return `${new Intl.NumberFormat(displayLocale(), digits).format(value)}${unit}`;
}

/** How much of the window the request takes, from 0; undefined: it is not known how much there is. */
export function shareOfWindow({ windowTokens, promptTokens }: ContextMeterView): number | undefined {
  return windowTokens === undefined ? undefined : promptTokens / windowTokens;
}

/** From here on there is little room beside the answer. */
const NEARLY_FULL = 0.85;

export function isNearlyFull({ windowTokens, promptTokens, answerTokens, leftOut }: ContextMeterView): boolean {
  return leftOut > 0 || (windowTokens !== undefined && promptTokens > (windowTokens - answerTokens) * NEARLY_FULL);
}

/** What the button shows. */
export function meterLabel(meter: ContextMeterView): string {
  const share = shareOfWindow(meter);
  return share === undefined ? `≈${formatShort(meter.promptTokens)}` : `${Math.round(share * 100)} %`;
}

/** The same as a sentence. */
export function meterSentence(meter: ContextMeterView): string {
  const { windowTokens, promptTokens } = meter;
  return windowTokens === undefined
    ? t(
        'The next request takes about {0} tokens; how many the model takes, its server does not tell.',
        formatCount(promptTokens),
      )
    : t('The next request takes about {0} of {1} tokens.', formatCount(promptTokens), formatCount(windowTokens));
}

/** What happens to messages that do not fit; empty: all fit. */
export function meterRemark({ leftOut, willSummarise }: ContextMeterView): string {
  if (leftOut === 0) return '';
  if (leftOut === 1)
    return willSummarise
      ? t('The oldest message does not fit any more; it will be summarised first.')
      : t('The oldest message does not fit any more and will be left out.');
  return willSummarise
    ? t('The {0} oldest messages do not fit any more; they will be summarised first.', leftOut)
    : t('The {0} oldest messages do not fit any more and will be left out.', leftOut);
}

export function meterKindLabel(kind: MeterKind): string {
  switch (kind) {
    case 'system':
      return t('System prompt');
    case 'instructions':
      return t('Project instructions');
    case 'summary':
      return t('Summary');
    case 'conversation':
      return t('Conversation');
    case 'attachments':
      return t('Attachments');
    case 'question':
      return t('Your message');
  }
}

/** What a part of the request is called in its preview. */
export function partLabel({ kind, label }: Pick<RequestPartView, 'kind' | 'label'>): string {
  switch (kind) {
    case 'system':
    case 'instructions':
    case 'summary':
      return meterKindLabel(kind);
    case 'question':
      return t('Question');
    case 'answer':
      return t('Answer');
    case 'attachment':
      return label;
    case 'continue':
      return t('Request to go on');
  }
}

export function roleLabel(role: 'system' | 'user' | 'assistant'): string {
  switch (role) {
    case 'system':
      return t('System message');
    case 'user':
      return t('Your side');
    case 'assistant':
      return t('The model’s side');
  }
}
