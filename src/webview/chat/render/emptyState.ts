import { t } from '@vscode/l10n';
import { MessagesSquare, Unplug } from 'lucide';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import type { PageServices } from '../pageServices.ts';
import { starters, type Starter } from '../words.ts';

const MAX_REASON_LENGTH = 600;

export interface EmptyStateOptions {
  readonly services: PageServices;
  /** No model can be reached yet: setting one up comes first. */
  readonly needsSetup: boolean;
  /** Why the endpoint is out of reach, in one sentence; undefined: nothing is known against it. */
  readonly unreachable: string | undefined;
  readonly onStarter: (starter: Starter) => void;
}

/** What the panel shows before the first message: what it is, and one thing to do next. */
export function emptyState({ services, needsSetup, unreachable, onStarter }: EmptyStateOptions): HTMLElement {
  if (!needsSetup && unreachable !== undefined) return outage(services, unreachable);
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

/** Nothing is broken for good: what it is, and what can be done. The input stays in use. */
function outage({ post }: PageServices, reason: string): HTMLElement {
  return element('section', { class: 'empty', attributes: { 'aria-label': t('No connection') } }, [
    element('div', { class: 'empty-icon' }, [icon(Unplug)]),
    element('h2', { class: 'empty-title', text: t('No connection') }),
    element('p', { class: 'empty-words', attributes: { dir: 'auto' } }, markedText(reason.slice(0, MAX_REASON_LENGTH))),
    element('div', { class: 'empty-actions' }, [
      button({ label: t('Try again'), style: 'primary', onClick: () => post({ type: 'checkEndpoint' }) }),
      button({ label: t('Choose another model'), style: 'secondary', onClick: () => post({ type: 'pickModel' }) }),
      button({
        label: t('Connect an endpoint'),
        style: 'secondary',
        onClick: () => post({ type: 'setUp', action: 'connectEndpoint' }),
      }),
    ]),
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
