import { t } from '@vscode/l10n';
import { ChevronRight } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { SummaryView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';

/** A line across the conversation: the model knows what stands above it by this summary alone. Undefined: it knows all of it. */
export function summaryMark(summary: SummaryView | undefined): HTMLElement | undefined {
  if (summary === undefined) return undefined;
  const { count, text, model } = summary;
  const words =
    count === 1
      ? t('The message above is summarised for the model')
      : t('The {0} messages above are summarised for the model', count);
  const title = t('Summary by {0}', removeHiddenCharacters(model.slice(0, 200)));
  return element('details', { class: 'summary-mark', attributes: { title } }, [
    element('summary', { class: 'reasoning-summary' }, [icon(ChevronRight), element('span', { text: words })]),
    element('div', { class: 'summary-text', attributes: { dir: 'auto' } }, markedText(text)),
  ]);
}
