import { t } from '@vscode/l10n';
import type { ChatView, PromptView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import type { PageServices } from '../pageServices.ts';
import { textAfterSending } from '../text/draftText.ts';
import { withQuote } from '../text/quoteText.ts';
import { attachmentChip } from './attachmentChip.ts';
import { createAttachMenu } from './attachMenu.ts';
import { ContextMeter } from './contextMeter.ts';
import { ContextPicker } from './contextPicker.ts';
import { listenForIncoming } from './incoming.ts';
import { instructionsChip } from './instructionsChip.ts';
import { ModelControls, type ModelView } from './modelControls.ts';
import { PromptMenu } from './promptMenu.ts';
import { SendButton } from './sendButton.ts';

/** What the host says about the input's surroundings. */
export type ComposerView = Pick<ChatView, 'attachments' | 'busy' | 'instructions'> & ModelView;

/** The host hears of typing at most so often. */
const DRAFT_QUIET_MS = 200;

/** The input with what belongs to it. Enter sends, or queues while an answer is being written; Shift+Enter breaks the line, Escape stops a running answer, `/` lists prompts, `@` what can go along. */
export class Composer {
  readonly #services: PageServices;
  readonly #input = element('textarea', {
    class: 'composer-input',
    attributes: {
      rows: '1',
      placeholder: t('Ask about your code, @ for context, / for prompts'),
      'aria-label': t('Message'),
      dir: 'auto',
    },
  });
  readonly #chips = element('ul', { class: 'chips', attributes: { 'aria-label': t('Attachments') } });
  readonly #model: ModelControls;
  readonly #send = new SendButton({
    onSend: () => this.#handOver('send'),
    onStop: () => this.stop(),
    onCompare: () => this.#handOver('compareModels'),
  });
  readonly #prompts: PromptMenu;
  readonly #context: ContextPicker;
  readonly #meter: ContextMeter;
  readonly element: HTMLElement;
  #isBusy = false;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  /** The conversation that is written to; empty while none is known. */
  #conversationId = '';
  /** What was handed over and not taken yet. */
  #sent: string | undefined;

  constructor(services: PageServices, openPreview: () => void) {
    this.#services = services;
    this.#prompts = new PromptMenu({
      input: this.#input,
      askForPrompts: () => services.post({ type: 'promptsWanted' }),
      announce: services.announce,
      onPick: (text) => this.typeText(text),
    });
    this.#context = new ContextPicker({
      input: this.#input,
      post: services.post,
      announce: services.announce,
      replace: (start, end, text) => this.#replace(start, end, text),
    });
    this.#meter = new ContextMeter({ openPreview });
    this.#model = new ModelControls(services.post);
    const bar = element('div', { class: 'composer-bar' }, [
      createAttachMenu({ post: services.post, callContext: () => this.#callContext() }),
      this.#model.element,
      this.#meter.element,
      this.#send.element,
    ]);
    const box = element('div', { class: 'composer-box' }, [
      this.#prompts.element,
      this.#context.element,
      this.#chips,
      this.#input,
      bar,
    ]);
    this.element = element('section', { class: 'composer', attributes: { 'aria-label': t('Write a message') } }, [box]);
    this.#input.addEventListener('input', () => this.#onInput());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    for (const moved of ['keyup', 'click'] as const) this.#input.addEventListener(moved, () => this.#context.update());
    listenForIncoming({ input: this.#input, target: box, post: services.post, announce: services.announce });
    box.addEventListener('click', (event) => {
      if (event.target === box || event.target === bar) this.focus();
    });
  }

  show({ attachments, busy, instructions, ...model }: ComposerView): void {
    this.#isBusy = busy;
    this.#showChips(attachments, instructions);
    this.#model.show(model);
    this.#showSend();
  }

  /** What is typed from now on belongs to this conversation, which begins with `text`. */
  openConversation(conversationId: string, text: string): void {
    if (conversationId !== this.#conversationId) {
      // The last keys belong to the conversation that is left.
      this.flush();
      this.#sent = undefined;
    }
    this.#conversationId = conversationId;
    this.#setText(text);
  }

  /** The host replaces what is typed. Where it has taken a question, what was typed since stays, and the host hears of it. */
  replaceText(text: string): void {
    const rest = text === '' && this.#sent !== undefined ? textAfterSending(this.text, this.#sent) : text;
    this.#sent = undefined;
    this.#setText(rest);
    if (rest !== text) this.#onInput();
  }

  #setText(text: string): void {
    if (this.#input.value === text) return;
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    this.#input.value = text;
    this.#input.setSelectionRange(text.length, text.length);
    this.#showSend();
    this.#prompts.update();
  }

  /** Replaces what is typed, as if the reader had typed it: the host hears of it. */
  typeText(text: string): void {
    this.#setText(text);
    this.#postDraft();
    this.focus();
  }

  /** Puts a quotation at the cursor, as if the reader had typed it. */
  quote(quotation: string): void {
    const { text, cursor } = withQuote(this.text, this.#input.selectionEnd, quotation);
    this.typeText(text);
    this.#input.setSelectionRange(cursor, cursor);
  }

  /** What the next request takes. */
  get meter(): ContextMeter {
    return this.#meter;
  }

  /** What can be called after a slash. */
  showPrompts(prompts: readonly PromptView[]): void {
    this.#prompts.setPrompts(prompts);
  }

  /** What can go along with the question. */
  showContext(offer: Parameters<ContextPicker['show']>[0]): void {
    this.#context.show(offer);
  }

  /** What is typed. */
  get text(): string {
    return this.#input.value;
  }

  focus(): void {
    this.#input.focus();
  }

  stop(): void {
    if (this.#isBusy) this.#services.post({ type: 'stop' });
  }

  /** Hands over what is typed without waiting; for when the page is about to go. */
  flush(): void {
    if (this.#draftTimer !== undefined) this.#postDraft();
  }

  #showChips(attachments: ComposerView['attachments'], instructions: readonly string[]): void {
    const chips = attachments.map((attachment) =>
      attachmentChip(attachment, () => {
        this.#services.post({ type: 'removeAttachment', attachmentId: attachment.id });
        this.focus();
      }),
    );
    this.#chips.replaceChildren(...instructions.map(instructionsChip), ...chips);
    this.#chips.hidden = this.#chips.childElementCount === 0;
  }

  #showSend(): void {
    this.#send.show({ isBusy: this.#isBusy, hasText: this.#input.value.trim() !== '' });
  }

  #onInput(): void {
    this.#showSend();
    this.#prompts.update();
    this.#context.update();
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.#postDraft(), DRAFT_QUIET_MS);
  }

  /** Puts other words in the place of some. */
  #replace(start: number, end: number, text: string): void {
    this.focus();
    this.#input.setRangeText(text, start, end, 'end');
    this.#onInput();
  }

  /** Opens the list of what can go along, as an `@` does. */
  #callContext(): void {
    const { value, selectionStart, selectionEnd } = this.#input;
    const needsSpace = selectionStart > 0 && !/\s/.test(value.charAt(selectionStart - 1));
    this.#replace(selectionStart, selectionEnd, needsSpace ? ' @' : '@');
  }

  #postDraft(): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    this.#services.post({ type: 'draftChanged', conversationId: this.#conversationId, text: this.text });
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#prompts.handleKey(event) || this.#context.handleKey(event)) return;
    // Enter that ends an input method's composition belongs to the input method.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#handOver('send');
    }
  }

  /** The host empties the input when it has taken the text; a text that it refuses stays. */
  #handOver(type: 'send' | 'compareModels'): void {
    const { text } = this;
    if (text.trim() === '') return;
    this.#sent = text;
    // Before two models are asked, the host asks for the second: it may take its time, or be given up.
    if (type === 'compareModels') this.#postDraft();
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    this.#services.post({ type, text });
  }
}
