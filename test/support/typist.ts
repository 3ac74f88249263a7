import { anticipate } from '../../src/core/completion/anticipate.ts';
import { completeAtCursor } from '../../src/core/completion/completeAtCursor.ts';
import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import type { CompletionOutcome } from '../../src/core/completion/completionOutcome.ts';
import {
  createCompletionSession,
  type CompletionSession,
  type CompletionSessionOptions,
} from '../../src/core/completion/completionSession.ts';
import type { ModelGateway } from '../../src/core/endpoint/modelGateway.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings/settings.ts';
import { inputAt } from './completionInput.ts';
import { FakeClock, settled } from './fakeClock.ts';
import type { FakeGateway, GatewayCall, GatewayScript } from './fakeGateway.ts';

/** How a good answer ends. */
export const DONE = { type: 'finish', reason: 'stop', raw: 'stop' } as const;
/** The model says this and ends. */
export const answers = (text: string): GatewayScript => [{ type: 'text', text }, DONE];

/** Holds a scripted answer until the test opens it. */
export interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => Promise<void>;
}
export function gate(): Gate {
  let release = (): void => undefined;
  const opened = new Promise<void>((resolve) => (release = resolve));
  return {
    opened,
    open: () => {
      release();
      return settled();
    },
  };
}

interface TypistOptions extends Partial<CompletionSessionOptions> {
  readonly clock?: FakeClock;
  readonly settings?: Settings;
}

/** Someone at the keyboard: holds the document, asks after each key as the editor does, taking back the question before. */
export class Typist<Gateway extends ModelGateway & { readonly calls?: readonly GatewayCall[] } = FakeGateway> {
  readonly clock: FakeClock;
  readonly gateway: Gateway;
  readonly session: CompletionSession;
  readonly settings: Settings;
  #before: string;
  #after: string;
  #question = new AbortController();
  constructor(marked: string, gateway: Gateway, options: TypistOptions = {}) {
    this.clock = options.clock ?? new FakeClock();
    [this.#before = '', this.#after = ''] = marked.split('█');
    this.gateway = gateway;
    this.settings = options.settings ?? DEFAULT_SETTINGS;
    this.session = createCompletionSession({ ...options, gateway, clock: this.clock });
  }
  async key(text: string, autoClosed = ''): Promise<CompletionOutcome | undefined> {
    this.#before += text;
    this.#after = autoClosed + this.#after;
    return this.ask();
  }
  /** The same, with patience: resolves whenever the outcome is there. */
  type(text: string): Promise<CompletionOutcome> {
    this.#before += text;
    return this.start();
  }
  async backspace(): Promise<CompletionOutcome | undefined> {
    this.#before = this.#before.slice(0, -1);
    return this.ask();
  }
  /** The outcome, if it is there without further waiting. */
  async ask(overrides: Partial<CompletionInput> = {}, onMore?: () => void): Promise<CompletionOutcome | undefined> {
    const asked = this.start(overrides, onMore);
    await this.clock.advance(0);
    return Promise.race([asked, settled().then(() => undefined)]);
  }
  start(overrides: Partial<CompletionInput> = {}, onMore?: () => void): Promise<CompletionOutcome> {
    this.#question.abort();
    this.#question = new AbortController();
    const input = inputAt(`${this.#before}█${this.#after}`, overrides);
    const { signal } = this.#question;
    const question = { input, settings: this.settings, signal, ...(onMore !== undefined && { onMore }) };
    return completeAtCursor(this.session, question);
  }
  /** A key whose change is told at once; the editor's question comes later (`start`). */
  press(text: string): void {
    this.#question.abort();
    this.#before += text;
    anticipate(this.session, { input: inputAt(`${this.#before}█${this.#after}`), settings: this.settings });
  }
  /** Tab on this suggestion. */
  accept(suggestion: string): void {
    this.press(suggestion);
  }
  leave(): void {
    this.#question.abort();
  }
  requests(): number {
    return this.gateway.calls?.length ?? 0;
  }
  isAborted(index: number): boolean {
    return this.gateway.calls?.[index]?.options.signal.aborted === true;
  }
}

/** The text of the suggestion shown; undefined when there is none. */
export const textOf = (outcome: CompletionOutcome | undefined): string | undefined =>
  outcome?.kind === 'shown' ? outcome.suggestions[0]?.insertText : undefined;
/** Where a suggestion came from, else why there is none. */
export const sourceOf = (outcome: CompletionOutcome | undefined): string | undefined =>
  outcome?.kind === 'shown' ? outcome.source : outcome?.kind === 'skipped' ? outcome.reason : outcome?.kind;
