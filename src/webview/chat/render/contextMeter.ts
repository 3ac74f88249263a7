import { t } from '@vscode/l10n';
import type { ContextMeterView, MeterShare } from '../../../shared/requestViews.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { formatCount } from '../text/formatNumbers.ts';
import {
  isNearlyFull,
  meterKindLabel,
  meterLabel,
  meterRemark,
  meterSentence,
  shareOfWindow,
} from '../text/meterWords.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const RADIUS = 6;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

export interface ContextMeterOptions {
  readonly openPreview: () => void;
}

/** How full the model's window is: a small ring beside the input, and on a click by what. */
export class ContextMeter {
  readonly element = element('div', { class: 'meter' });
  readonly #arc = circle('meter-arc');
  readonly #label = element('span', { class: 'meter-label' });
  readonly #opener = element('button', { class: 'button button-quiet meter-opener', attributes: { type: 'button' } });
  readonly #panel = element('div', { class: 'menu meter-panel', attributes: { role: 'dialog' } });
  readonly #body = element('div', { class: 'meter-body' });
  readonly #preview: HTMLButtonElement;

  constructor({ openPreview }: ContextMeterOptions) {
    const ring = document.createElementNS(SVG_NAMESPACE, 'svg');
    ring.setAttribute('class', 'meter-ring');
    ring.setAttribute('viewBox', '0 0 16 16');
    ring.setAttribute('aria-hidden', 'true');
    ring.append(circle('meter-track'), this.#arc);
    this.#opener.append(ring, this.#label);
    this.#opener.setAttribute('aria-haspopup', 'dialog');
    this.#opener.addEventListener('click', () => this.#toggle(this.#panel.hidden !== false));
    this.#preview = button({
      label: t('Preview the request'),
      style: 'secondary',
      onClick: () => {
        this.#toggle(false);
        openPreview();
      },
    });
    this.#panel.setAttribute('aria-label', t('What the next request takes'));
    this.#panel.append(this.#body, this.#preview);
    this.element.append(this.#opener, this.#panel);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.element.contains(relatedTarget)) this.#toggle(false);
    });
    this.element.hidden = true;
    this.#toggle(false);
  }

  /** Where the focus goes when the preview is closed. */
  focus(): void {
    this.#opener.focus();
  }

  show(meter: ContextMeterView): void {
    this.element.hidden = false;
    const share = shareOfWindow(meter);
    this.#arc.style.strokeDasharray = `${Math.min(1, share ?? 0) * CIRCUMFERENCE} ${CIRCUMFERENCE}`;
    this.#label.textContent = meterLabel(meter);
    this.element.classList.toggle('is-nearly-full', isNearlyFull(meter));
    const sentence = [meterSentence(meter), meterRemark(meter)].filter((part) => part !== '').join(' ');
    this.#opener.title = sentence;
    this.#opener.setAttribute('aria-label', t('Context: {0}', sentence));
    this.#body.replaceChildren(...meterBody(meter));
  }

  #toggle(isOpen: boolean): void {
    this.#panel.hidden = !isOpen;
    this.#opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) this.#preview.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#panel.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    this.#toggle(false);
    this.focus();
  }
}

function meterBody(meter: ContextMeterView): readonly HTMLElement[] {
  const { shares, answerTokens, windowTokens } = meter;
  const remark = meterRemark(meter);
  return [
    element('p', { class: 'meter-sentence', text: meterSentence(meter) }),
    ...(windowTokens === undefined ? [] : [meterBar(shares, answerTokens, windowTokens)]),
    element('ul', { class: 'meter-list' }, [
      ...shares.map(({ kind, tokens }) => meterRow(kind, meterKindLabel(kind), tokens)),
      meterRow('answer', t('Kept free for the answer'), answerTokens),
    ]),
    ...(remark === '' ? [] : [element('p', { class: 'meter-remark', text: remark })]),
  ];
}

/** A picture of the list below it. */
function meterBar(shares: readonly MeterShare[], answerTokens: number, windowTokens: number): HTMLElement {
  const parts = [...shares, { kind: 'answer', tokens: answerTokens }].map(({ kind, tokens }) => {
    const part = element('span', { class: `meter-part meter-${kind}` });
    part.style.inlineSize = `${(tokens / windowTokens) * 100}%`;
    return part;
  });
  return element('div', { class: 'meter-bar', attributes: { 'aria-hidden': 'true' } }, parts);
}

function meterRow(kind: string, label: string, tokens: number): HTMLElement {
  return element('li', { class: 'meter-row' }, [
    element('span', { class: `meter-dot meter-${kind}`, attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'meter-name', text: label }),
    element('span', { class: 'meter-tokens', text: formatCount(tokens) }),
  ]);
}

function circle(name: string): SVGCircleElement {
  const made = document.createElementNS(SVG_NAMESPACE, 'circle');
  for (const [attribute, value] of Object.entries({ class: name, cx: '8', cy: '8', r: String(RADIUS) }))
    made.setAttribute(attribute, value);
  return made;
}
