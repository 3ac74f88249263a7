import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { isShellLanguage } from '../../../core/util/shellLanguage.ts';
import type { CodeBlockText, CodePlaceView } from '../../../shared/codeProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { formatCount } from '../text/formatNumbers.ts';
import type { AnswerOfCode } from './answerOfCode.ts';
import { createCodeHead } from './codeHead.ts';
import type { CodePlaces } from './codePlaces.ts';
import { CodeText, type CodeTextServices } from './codeText.ts';
import { type CodeToolbarOptions, createCodeToolbar } from './codeToolbar.ts';
import { headingAbove } from './headingAbove.ts';
import { fenceLanguage, languageName } from './languageNames.ts';
import { countLines, LONGEST_UNFOLDED, shownPortion } from './shownPortion.ts';

/** A block of code with its language, its file and what one can do with it. */
export interface CodeBlock {
  readonly element: HTMLElement;
  /** @param info What follows the opening fence: the language first. */
  update(code: string, info: string): void;
  dispose(): void;
}

export interface CodeBlockServices extends CodeTextServices, Omit<CodeToolbarOptions, 'text'> {
  readonly places: CodePlaces;
}

/** What follows a fence's marks is longer only in an attack. */
const LONGEST_INFO = 300;

/**
 * Makes a labelled region. What is handed over is all of the code, also what is not drawn, without hidden characters. A long block is folded
 * once its answer has ended; never one that the reader has before his eyes.
 */
export function createCodeBlock(services: CodeBlockServices, answer: AnswerOfCode): CodeBlock {
  return new CodeBlockPart(services, answer);
}

class CodeBlockPart implements CodeBlock {
  readonly #services: CodeBlockServices;
  readonly #answer: AnswerOfCode;
  readonly #text: CodeText;
  readonly #head = createCodeHead((path) => this.#services.post({ type: 'openPath', path }));
  readonly #toolbar: ReturnType<typeof createCodeToolbar>;
  readonly #more = button({ label: '', style: 'quiet', onClick: () => this.#showMore() });
  readonly #pre: HTMLElement;
  readonly #watch: ReturnType<CodePlaces['watch']>;
  readonly #stopListening: readonly (() => void)[];
  readonly element: HTMLElement;
  #code = '';
  #info = '';
  #path = '';
  /** What was asked about last. */
  #asked = '';
  #lineCount = 0;
  /** 0: folded. */
  #portions = 1;
  /** The reader has unfolded it, or had it before his eyes when the answer ended. */
  #isKeptOpen = false;

  constructor(services: CodeBlockServices, answer: AnswerOfCode) {
    this.#services = services;
    this.#answer = answer;
    this.#text = new CodeText(services);
    this.#toolbar = createCodeToolbar({ ...services, text: () => this.#plain() });
    const attributes = { tabindex: '0', dir: 'ltr', 'aria-label': t('Lines of code') };
    this.#pre = element('pre', { class: 'code-text', attributes }, [this.#text.element]);
    const head = element('div', { class: 'code-head' }, [...this.#head.elements, this.#toolbar.element]);
    this.element = element('section', { class: 'code' }, [head, this.#pre]);
    this.#watch = services.places.watch({
      messageId: answer.messageId,
      text: () => this.#plain(),
      onPlace: (place) => this.#showPlace(place),
    });
    this.#stopListening = [answer.onDidEnd(() => this.#onEnd()), services.wrap.onDidChange(() => this.#showWrap())];
    this.#showWrap();
  }

  update(next: string, info: string): void {
    this.#code = next.endsWith('\n') ? next.slice(0, -1) : next;
    this.#info = removeHiddenCharacters(info).trim().slice(0, LONGEST_INFO);
    this.#lineCount = countLines(this.#code);
    this.#toolbar.setShell(isShellLanguage(this.#info));
    this.#head.showLanguage(languageName(fenceLanguage(info)) || t('Code'));
    this.#fold();
    this.#draw();
    this.#label();
    this.#askWhenReady();
  }

  dispose(): void {
    this.#text.dispose();
    this.#toolbar.dispose();
    this.#watch.dispose();
    for (const stop of this.#stopListening) stop();
  }

  #plain(): CodeBlockText {
    return { code: removeHiddenCharacters(this.#code), info: this.#info, heading: headingAbove(this.element) };
  }

  #onEnd(): void {
    this.#isKeptOpen ||= isBeforeEyes(this.element);
    this.#fold();
    this.#draw();
    this.#askWhenReady();
  }

  /** A file's name stands in the first lines; at the end the whole block may tell more. */
  #askWhenReady(): void {
    const state = this.#answer.isEnded ? `${this.#info}\n${this.#code}` : this.#info;
    const isReady = this.#answer.isEnded || this.#lineCount > 2;
    if (!isReady || state === this.#asked) return;
    this.#asked = state;
    // What stands above is on the page with the next frame.
    requestAnimationFrame(() => this.#watch.ask());
  }

  #fold(): void {
    const isLong = this.#lineCount > LONGEST_UNFOLDED;
    if (this.#answer.isEnded && isLong && !this.#isKeptOpen) this.#portions = 0;
    else this.#portions = Math.max(1, this.#portions);
  }

  #draw(): void {
    const shown = shownPortion(this.#code, this.#portions);
    this.#text.show(shown, fenceLanguage(this.#info));
    this.element.classList.toggle('code-folded', this.#portions === 0);
    const label = this.#moreLabel(this.#code.length - shown.length);
    this.#more.textContent = label;
    if (label === '') this.#more.remove();
    else if (!this.#more.isConnected) this.element.append(this.#more);
  }

  #moreLabel(left: number): string {
    if (this.#portions === 0) return t('Show all {0} lines', formatCount(this.#lineCount));
    if (left > 0) return t('Show more ({0} characters)', formatCount(left));
    return this.#answer.isEnded && this.#lineCount > LONGEST_UNFOLDED ? t('Show less') : '';
  }

  #showMore(): void {
    const isAll = shownPortion(this.#code, this.#portions).length === this.#code.length;
    this.#isKeptOpen = !isAll;
    this.#portions = isAll ? 0 : this.#portions + 1;
    this.#draw();
    if (isAll) this.element.scrollIntoView({ block: 'nearest' });
  }

  #showPlace(place: CodePlaceView | undefined): void {
    this.#path = place?.path ?? '';
    this.#head.showPlace(place);
    this.#label();
  }

  #label(): void {
    const lines = this.#lineCount === 1 ? t('one line') : t('{0} lines', formatCount(this.#lineCount));
    const language = languageName(fenceLanguage(this.#info));
    const parts = [t('Code'), language, this.#path, lines].map(removeHiddenCharacters);
    this.element.setAttribute('aria-label', parts.filter((part) => part !== '').join(', '));
  }

  #showWrap(): void {
    this.#pre.classList.toggle('code-wrapped', this.#services.wrap.isOn);
  }
}

/** What the reader sees is not taken away from under his eyes. */
function isBeforeEyes(block: Element): boolean {
  const frame = (block.closest('.scroller') ?? document.documentElement).getBoundingClientRect();
  const { top, bottom, height } = block.getBoundingClientRect();
  const isSeen = height > 0 && bottom > frame.top && top < frame.bottom;
  return isSeen || block.contains(document.activeElement) || (getSelection()?.containsNode(block, true) ?? false);
}
