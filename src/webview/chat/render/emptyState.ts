import { t } from '@vscode/l10n';
import { MessagesSquare } from 'lucide';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import type { PageServices } from '../pageServices.ts';
import { starters, type Starter } from '../words.ts';

export interface EmptyStateOptions {
  readonly services: PageServices;
  /** No model can be reached yet: setting one up comes first. */
  readonly needsSetup: boolean;
  readonly onStarter: (starter: Starter) => void;
}

/** What the panel shows before the first message: what it is, and one thing to do next. */
export function emptyState({ services, needsSetup, onStarter }: EmptyStateOptions): HTMLElement {
  const words = needsSetup
    ? t('Connect a model to begin: any OpenAI-compatible server, in the cloud or on this machine.')
    : t('Ask about your code. Attach the selection or a file, and the answer streams in here.');
  return element('section', { class: 'empty', attributes: { 'aria-label': 'Interline' } }, [
    element('div', { class: 'empty-icon' }, [icon(MessagesSquare)]),
    element('h2', { class: 'empty-title', text: 'Interline' }),
    element('p', { class: 'empty-words', text: words }),
    needsSetup ? setUpButtons(services) : starterButtons(onStarter),
  ]);
}

function setUpButtons({ post }: PageServices): HTMLElement {
  return element('div', { class: 'empty-actions' }, [
    button({
      label: t('Connect an endpoint'),
      style: 'primary',
      onClick: () => post({ type: 'setUp', action: 'connectEndpoint' }),
    }),
    button({
      label: t('Set API key'),
      style: 'secondary',
      onClick: () => post({ type: 'setUp', action: 'setApiKey' }),
    }),
    button({
      label: t('Open settings'),
      style: 'secondary',
      onClick: () => post({ type: 'setUp', action: 'openSettings' }),
    }),
  ]);
}

function starterButtons(onStarter: (starter: Starter) => void): HTMLElement {
  const buttons = starters().map((starter) =>
    button({ label: starter.label, style: 'secondary', onClick: () => onStarter(starter) }),
  );
  return element('div', { class: 'empty-actions' }, buttons);
}
