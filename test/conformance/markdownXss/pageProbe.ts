import type { HostMessage, WebviewMessage } from '../../../src/shared/chatProtocol.ts';

/** What the page looks like after a draw, and what happened while it was drawn. */
export interface PageReport {
  /** Every rule that is broken, named by the schema's word for it. */
  readonly violations: readonly string[];
  /** All text of the conversation and of the input's surroundings. */
  readonly text: string;
  /** As the browser resolves them. */
  readonly hrefs: readonly string[];
  readonly longestTaskMs: number;
  readonly totalMs: number;
}

export interface ProbeOptions {
  /** In order; after each of them the page draws. */
  readonly messages: readonly HostMessage[];
  /** Wait for a frame after every message; without, they come as fast as they can. */
  readonly drawEachStep: boolean;
  readonly mustMatch: readonly string[];
  readonly quietMs: number;
}

declare global {
  interface Window {
    __pwned?: unknown;
    /** Present where the sanitiser is missing: the value of `data-formula` on what the formula engine has made. No text can guess it. */
    interlineFormulaMark?: string;
    interlineProbe: (options: ProbeOptions) => Promise<PageReport>;
  }
}

/**
 * Runs inside the page, and therefore uses nothing from outside itself. It knows the page's own elements by an allow-list and takes all
 * else for content: what a case slips through shows as something that is not on the list.
 */
export function installProbe(): void {
  const OWN_CLASSES = new Set(
    (
      'transcript message user user-text chips chip chip-label chip-tokens assistant streaming answer-model answer-body waiting ' +
      'waiting-dots waiting-words answer-remarks answer-footer usage reasoning thinking reasoning-summary reasoning-title reasoning-text ' +
      'markdown block rest-of-line link link-words link-host image-text task table-frame code code-head code-language code-actions code-text ' +
      'code-place code-path code-path-text code-others code-stale code-stale-words code-often code-seldom code-more code-folded ' +
      'code-wrapped path-link message-place summary-mark summary-text user-bubble user-footer message-actions edit-question siblings ' +
      'sibling-count sibling-next sibling-previous answer-facts answer-by usage-long usage-short visually-hidden compared-actions ' +
      'column has-columns ' +
      'hidden-mark icon note note-text error error-body error-message error-server actions button button-primary button-secondary ' +
      'button-quiet button-icon button-label slot math math-display math-long math-text diagram diagram-picture diagram-frame ' +
      'diagram-head diagram-name diagram-actions ' +
      'diagram-image diagram-remark diagram-text diagram-quiet diagram-strong diagram-box diagram-note diagram-group diagram-frame-line ' +
      'diagram-filled diagram-label diagram-rule diagram-line diagram-thick diagram-dotted diagram-faint diagram-none diagram-tip ' +
      'diagram-tip-filled'
    ).split(' '),
  );
  const OWN_ELEMENTS = new Set(
    (
      'div section article header footer ul ol li p br hr h1 h2 h3 h4 h5 h6 blockquote strong em s del code pre samp span a table thead ' +
      'tbody tr th td details summary button svg bdi'
    ).split(' '),
  );
  const OWN_ATTRIBUTES = /^(?:class|dir|href|title|start|align|type|disabled|role|tabindex|hidden|open|aria-[a-z]+)$/;
  const ICON_PARTS = /^(?:path|rect|circle|line|polyline|polygon|ellipse)$/;
  const ICON_ATTRIBUTES = /^(?:class|viewBox|aria-hidden|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points)$/;
  const DIAGRAM_PARTS = /^(?:svg|g|rect|ellipse|path|line|text|tspan)$/;
  const DIAGRAM_ATTRIBUTES =
    /^(?:class|role|aria-label|viewBox|d|x|y|x1|x2|y1|y2|cx|cy|rx|ry|width|height|transform|text-anchor|dominant-baseline)$/;
  const MATH_PARTS =
    /^(?:math|mrow|mi|mn|mo|mtext|mspace|mfrac|msqrt|mroot|mstyle|menclose|msub|msup|msubsup|munder|mover|munderover|mtable|mtr|mtd)$/;
  const MATH_ATTRIBUTES =
    /^(?:display|displaystyle|scriptlevel|mathvariant|stretchy|fence|separator|accent|accentunder|linethickness|movablelimits|minsize|maxsize|width|notation|columnalign|columnspacing|columnlines|rowlines)$/;
  /** Only where the sanitiser is missing, and only in what the engine of formulas has made: what it says beyond that vocabulary. */
  const ENGINE_PARTS = /^(?:span|semantics|annotation|mpadded|mphantom)$/;
  const ENGINE_ATTRIBUTES =
    /^(?:class="(?:katex|mtr-glue|mml-eqn-num|vcenter)"|xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"|encoding="application\/x-tex"|math(?:color|background)="#?\w+"|(?:mathsize|width|height|depth|lspace|rspace|voffset|rowspacing)="[-+\w. ]*"|largeop="false"|linebreak="newline"|style="(?:border: [\d.]+em solid #?\w+|text-shadow: [\w. ]+)")$/;
  /** What the page says of itself, without a hand on it. */
  const UNASKED = new Set<string>(['grammarWanted', 'draftChanged', 'codePlacesWanted', 'pathsWanted']);
  const TOKEN_STYLE = /^(?:color|font-style|font-weight|text-decoration)(?:-[a-z]+)?$/;
  const HIDDEN =
    /[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/u;
  const JOINER = /[\u200C\u200D]/u;
  const FLAGS = /\u{1F3F4}[\u{E0061}-\u{E007A}]{5}\u{E007F}/gu;
  const NEEDED_MARKS =
    /(?<=[\p{Script=Hebrew}\p{Script=Arabic}][\s\p{P}\d]*)[\u200E\u200F\u061C]|[\u200E\u200F\u061C](?=[\s\p{P}\d]*[\p{Script=Hebrew}\p{Script=Arabic}])|(?<=[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}])\u200B/gu;
  const NEEDED_JOINERS =
    /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=[\p{L}\p{M}])(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])[\u200C\u200D]/gu;

  // Taken before anybody watches what the page puts off: the probe does not wait for itself.
  const pause = window.setTimeout.bind(window);
  const wait = (milliseconds: number): Promise<unknown> => new Promise((resolve) => void pause(resolve, milliseconds));
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  // A timer would add four milliseconds to every step.
  const turn = (): Promise<unknown> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  const transcript = (): Element => document.querySelector('.transcript') ?? document.body;

  window.interlineProbe = async ({ messages, drawEachStep, mustMatch, quietMs }) => {
    const tasks: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    observer.observe({ entryTypes: ['longtask'] });
    const input = document.querySelector<HTMLTextAreaElement>('textarea.composer-input');
    input?.focus();
    await clear(messages, quietMs);
    input?.focus();
    const postedBefore = window.interlineTest.posted.length;

    const started = performance.now();
    for (const data of messages) {
      window.dispatchEvent(new MessageEvent('message', { data }));
      await (drawEachStep ? frame() : turn());
    }
    const totalMs = (await settle(quietMs)) - started;
    const drawnAt = performance.now();

    const violations = new Set<string>();
    const found = (rule: string, detail: string): unknown => violations.add(`${rule}: ${detail.slice(0, 120)}`);
    if (document.activeElement !== input) found('autofocus', document.activeElement?.outerHTML ?? 'nothing');
    checkPosted(window.interlineTest.posted.slice(postedBefore), found);
    for (const details of document.querySelectorAll('details')) details.open = true;
    await settle(quietMs);
    inspectDocument(found);
    for (const selector of mustMatch) if (transcript().querySelector(selector) === null) found('mustMatch', selector);
    const text = document.body.textContent;
    const hrefs = [...transcript().querySelectorAll('a[href]')].map(
      (link) => new URL(link.getAttribute('href') ?? '', location.href).href,
    );

    sayThatAllFilesAreThere(window.interlineTest.posted.slice(postedBefore));
    await settle(quietMs);
    inspectDocument(found);
    await touchEverything(found);
    await settle(quietMs);
    inspectDocument(found);
    if (window.__pwned !== undefined) found('script-exec', JSON.stringify(window.__pwned));
    await checkStillAnswers(found);
    observer.disconnect();
    // What the probe itself does afterwards is no fault of the page.
    const drawing = tasks.filter((task) => task.startTime < drawnAt).map((task) => task.duration);
    return { violations: [...violations], text, hrefs, longestTaskMs: Math.max(0, ...drawing), totalMs };
  };

  /** Takes the case before off the page, which keeps what does not change. */
  async function clear([first]: ProbeOptions['messages'], quietMs: number): Promise<void> {
    if (first?.type !== 'state') return;
    const data = { ...first, view: { ...first.view, messages: [] } };
    window.dispatchEvent(new MessageEvent('message', { data }));
    await settle(quietMs);
  }

  /** Resolves when nothing has changed for a while, with the time of the last change. */
  async function settle(quietMs: number): Promise<number> {
    let last = performance.now();
    const observer = new MutationObserver(() => (last = performance.now()));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    await frame();
    await frame();
    // What draws formulas and diagrams is loaded with the first of them.
    const isLoading = (): boolean =>
      document.querySelector('.math[aria-busy], .diagram[aria-busy]') !== null && performance.now() - last < 3000;
    const isResting = (): boolean => window.interlineHasPutOffWork() && performance.now() - last < 3000;
    while (performance.now() - last < quietMs || isLoading() || isResting()) await wait(5);
    observer.disconnect();
    return last;
  }

  type Found = (rule: string, detail: string) => unknown;

  function inspectDocument(found: Found): void {
    if (document.querySelectorAll('script').length !== 1) found('script-exec', 'a script element');
    for (const name of [
      'iframe',
      'frame',
      'object',
      'embed',
      'base',
      'img',
      'image',
      'form',
      'template',
      'video',
      'audio',
    ]) {
      if (document.querySelector(name) !== null) found(name, 'in the document');
    }
    // The page has dialogs of its own beside the conversation.
    if (transcript().querySelector('dialog') !== null) found('dialog', 'in the conversation');
    if (document.querySelectorAll('style, link').length > 2) found('style', 'a style sheet');
    for (const element of transcript().querySelectorAll('*')) inspectElement(element, found);
    inspectTexts(found);
    if (transcript().textContent.trim() === '') found('crash', 'the panel is empty');
  }

  function inspectElement(element: Element, found: Found): void {
    const isOfEngine = element.getAttribute('data-formula') === window.interlineFormulaMark;
    const attributes = attributesOf(element);
    const isKnown = attributes !== undefined || (isOfEngine && ENGINE_PARTS.test(element.localName));
    if (!isKnown) found('element', element.outerHTML);
    for (const { name, value } of element.attributes) {
      const isOwn = (attributes ?? OWN_ATTRIBUTES).test(name) || isOwnStyle(element, name, value);
      if (!isOwn && !(isOfEngine && isSaidByEngine(name, value))) found('attribute', `${name}="${value}"`);
    }
    for (const one of element.classList) if (!isOfEngine && !OWN_CLASSES.has(one)) found('class-spoof', one);
    if (getComputedStyle(element).position === 'fixed') found('overlay', element.outerHTML);
    if (element instanceof HTMLAnchorElement) inspectLink(element, found);
  }

  function isSaidByEngine(name: string, value: string): boolean {
    return name === 'data-formula' || ENGINE_ATTRIBUTES.test(`${name}="${value}"`);
  }

  function isOwnStyle(element: Element, name: string, value: string): boolean {
    if (name !== 'style') return false;
    if (element.matches('pre.code-text span')) return isTokenStyle(element);
    return element.matches('div.slot') && /^min-height: [\d.]+px;$|^$/.test(value);
  }

  /** The attributes that an element may have; undefined for one that is none of ours. */
  function attributesOf(element: Element): RegExp | undefined {
    const name = element.localName;
    if (element instanceof MathMLElement)
      return element.closest('.math') !== null && MATH_PARTS.test(name) ? MATH_ATTRIBUTES : undefined;
    if (element.closest('svg.diagram-image') !== null) return DIAGRAM_PARTS.test(name) ? DIAGRAM_ATTRIBUTES : undefined;
    if (element.closest('svg.icon') !== null)
      return name === 'svg' || ICON_PARTS.test(name) ? ICON_ATTRIBUTES : undefined;
    if (name === 'input') return element.matches('li.task input[type=checkbox][disabled]') ? OWN_ATTRIBUTES : undefined;
    const isOwn = OWN_ELEMENTS.has(name) && (name !== 'button' || element.classList.contains('button'));
    return isOwn ? OWN_ATTRIBUTES : undefined;
  }

  function isTokenStyle(element: Element): boolean {
    return element instanceof HTMLElement && [...element.style].every((property) => TOKEN_STYLE.test(property));
  }

  function inspectLink(link: HTMLAnchorElement, found: Found): void {
    const href = link.getAttribute('href') ?? '';
    const url = URL.canParse(href) ? new URL(href) : undefined;
    if (url === undefined || !['http:', 'https:', 'mailto:'].includes(url.protocol))
      found('unsafe-link', link.outerHTML);
    else if (isSpoofed(link, url)) found('spoofed-link', link.outerHTML);
  }

  /** A reader has to see the true host, and no other host without it. */
  function isSpoofed(link: HTMLAnchorElement, url: URL): boolean {
    const destination = (url.protocol === 'mailto:' ? url.pathname : url.host).toLowerCase();
    const text = link.textContent.trim().toLowerCase();
    if (url.username !== '' || !text.includes(destination)) return true;
    const named = /^(?:https?:\/\/|mailto:)?([^\s/?#]*\.[^\s/?#]+)/.exec(text)?.[1] ?? destination;
    return named !== destination && link.querySelector('.link-host')?.textContent.includes(destination) !== true;
  }

  function inspectTexts(found: Found): void {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) inspectText(walker.currentNode.nodeValue ?? '', found);
    for (const element of document.querySelectorAll('[title], [aria-label]')) {
      inspectText(`${element.getAttribute('title') ?? ''} ${element.getAttribute('aria-label') ?? ''}`, found);
    }
  }

  function inspectText(text: string, found: Found): void {
    const rest = text.replace(FLAGS, '').replace(NEEDED_MARKS, '').replace(NEEDED_JOINERS, '');
    if (HIDDEN.test(rest) || JOINER.test(rest)) found('hidden-unicode', JSON.stringify(rest));
  }

  function checkPosted(messages: readonly WebviewMessage[], found: Found): void {
    for (const message of messages) {
      if (message.type === 'pageFault') found('crash', message.message);
      else if (message.type === 'openLink') found('auto-open', message.href);
      else if (message.type === 'insertAtCursor' || message.type === 'applyCode' || message.type === 'applyAnswer')
        found('auto-run', message.type);
      else if (!UNASKED.has(message.type)) found('message-forgery', message.type);
    }
  }

  /** Hovers, focuses and clicks all that content or our own controls in it offer; what needs a reader's hand is judged by what it posts. */
  async function touchEverything(found: Found): Promise<void> {
    const before = window.interlineTest.posted.length;
    const targets = [
      ...transcript().querySelectorAll('a, button, summary, [tabindex], input, [href], [onclick], svg, label'),
    ].slice(0, 200);
    for (const target of targets) {
      for (const type of ['pointerover', 'mouseover', 'mouseenter', 'mousemove', 'mouseout']) {
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
      if (target instanceof HTMLElement || target instanceof SVGElement) target.focus();
      if (target instanceof HTMLElement) target.click();
      if (target.matches('button.edit-question')) giveUpEditing(target, found);
      target.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }));
      await turn();
    }
    await pressMenus();
    const ofOurButtons = ['openLink', 'copyText', 'insertAtCursor', 'applyCode', 'errorAction'];
    const aboutFiles = ['openPath', 'newFile', 'saveCode', 'runInTerminal', 'applyAnswer'];
    const aboutBranches = ['editQuestion', 'regenerate', 'deleteMessage', 'showSibling', 'stopAnswer', 'keepAnswer'];
    const known = new Set<string>([...ofOurButtons, ...aboutFiles, ...aboutBranches, ...UNASKED]);
    for (const message of window.interlineTest.posted.slice(before)) {
      if (message.type === 'pageFault') found('crash', message.message);
      else if (!known.has(message.type)) found('message-forgery', message.type);
      if (message.type === 'openLink' && !/^(?:https?|mailto):/i.test(message.href)) found('unsafe-link', message.href);
    }
  }

  /**
   * Our own button opens the reader's question for editing at once, and Escape ends it at once: whatever field stands in the conversation
   * afterwards came out of a text. Done on the message itself, because the page takes off what has been scrolled away.
   */
  function giveUpEditing(button: Element, found: Found): void {
    const question = button.closest('article.message.user');
    const editor = question?.querySelector('.user-bubble > .question-editor > textarea.edit-input');
    editor?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    if (!editor) found('crash', 'a question cannot be edited');
    else if (question?.querySelector('textarea')) found('form', 'a question stays open for editing');
  }

  /** As a host would that believes every word: nothing a block says about files may do harm on the page. */
  function sayThatAllFilesAreThere(messages: readonly WebviewMessage[]): void {
    const tell = (data: HostMessage): unknown => window.dispatchEvent(new MessageEvent('message', { data }));
    for (const message of messages) {
      if (message.type === 'pathsWanted') tell({ type: 'pathsKnown', asked: message.paths, known: message.paths });
      if (message.type !== 'codePlacesWanted') continue;
      const places = message.blocks.map(({ id, info, heading, code }) => {
        const path = info || heading || code.slice(0, 100);
        return { id, place: { path, target: path, others: [heading, code.slice(0, 100)], isChanged: true } };
      });
      tell({ type: 'codePlaces', places });
    }
  }

  /** The menus behind blocks of code, item by item. */
  async function pressMenus(): Promise<void> {
    for (const opener of [...transcript().querySelectorAll<HTMLElement>('.code-more')].slice(0, 3)) {
      const items = (): NodeListOf<HTMLElement> => document.querySelectorAll('.floating-menu .menu-item');
      opener.click();
      for (let index = items().length - 1; index >= 0; index -= 1) {
        if (items().length === 0) opener.click();
        items()[index]?.click();
        await turn();
      }
    }
  }

  async function checkStillAnswers(found: Found): Promise<void> {
    const input = document.querySelector<HTMLTextAreaElement>('textarea.composer-input');
    if (input === null) {
      found('crash', 'no input');
      return;
    }
    const before = window.interlineTest.posted.length;
    input.value = 'still here';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await frame();
    const sent = window.interlineTest.posted.slice(before).find((message) => message.type === 'send');
    if (sent?.text !== 'still here') found('crash', 'the panel does not answer');
  }
}
