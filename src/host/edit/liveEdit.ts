import type * as vscode from 'vscode';
import type { DocumentChange } from '../../core/edit/session/applyDocumentChange.ts';
import { documentEdits } from '../../core/edit/session/documentEdits.ts';
import type { InlineEditState } from '../../core/edit/session/inlineEdit.ts';
import { withdrawnEdit } from '../../core/edit/session/showInlineEdit.ts';
import { reduceInlineEdit, type InlineEditEvent } from '../../core/edit/session/reduceInlineEdit.ts';
import { visibleEditor, type DocumentWriter } from './documentWriter.ts';

export interface LiveEditOptions {
  readonly id: string;
  readonly writer: DocumentWriter;
  readonly state: InlineEditState;
  /** Called after every change of the state, and when the edit has lost its document. */
  readonly onChange: (edit: LiveEdit) => void;
}

/** How asking for the answer ended. */
export type AskEnd =
  | { readonly kind: 'ended' }
  /** Somebody typed inside, or the document is gone. */
  | { readonly kind: 'over' }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What brings the answer: hands on its text, and resolves at its end. */
export type AskModel = (onText: (text: string) => void, signal: AbortSignal) => Promise<{ readonly isCut: boolean }>;

/** One edit in one document. Its state is always what the document holds: an event counts when the document has followed it. */
export class LiveEdit {
  readonly id: string;
  readonly #options: LiveEditOptions;
  #state: InlineEditState;
  #queue: InlineEditEvent[] = [];
  #working: Promise<void> | undefined;
  #abort = new AbortController();
  #isReadOnly = false;
  #isGone = false;
  /** Somebody else's change lies between what the edit has written: it is several undo steps. */
  #isSplit = false;

  constructor(options: LiveEditOptions) {
    this.id = options.id;
    this.#options = options;
    this.#state = options.state;
  }

  get state(): InlineEditState {
    return this.#state;
  }

  get document(): vscode.TextDocument {
    return this.#options.writer.document;
  }

  /** Nothing more can come of it. */
  get isOver(): boolean {
    return this.#isGone || this.#state.phase === 'stopped' || this.#state.phase === 'settled';
  }

  /** Resolves when the document has followed; while nobody sees it, growth waits. */
  dispatch(event: InlineEditEvent): Promise<void> {
    this.#queue.push(event);
    return this.work();
  }

  /** Goes on with what waits. */
  work(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** Asks for an answer and lays it down as it comes. An error takes back what nobody accepted. Never rejects. */
  async ask(model: AskModel): Promise<AskEnd> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const { isCut } = await model((text) => void this.dispatch({ type: 'grew', text }), abort.signal);
      await this.dispatch({ type: 'ended', isCut });
    } catch (error) {
      if (!abort.signal.aborted) {
        await this.dispatch({ type: 'closed' });
        return { kind: 'failed', error };
      }
      await this.dispatch({ type: 'ended', isCut: true });
    }
    if (this.#isReadOnly) return { kind: 'readOnly' };
    return this.#state.phase === 'stopped' || this.#isGone ? { kind: 'over' } : { kind: 'ended' };
  }

  /** What has come stays to be decided. */
  stop(): void {
    this.#abort.abort();
  }

  /** Somebody else has changed the document; `isForeign` is false for another edit, whose writes join the same undo step. */
  observe(changes: readonly DocumentChange[], isForeign: boolean): void {
    const before = this.#state;
    if (isForeign) this.#isSplit ||= documentEdits(withdrawnEdit(before), before).length > 0;
    this.#state = changes.reduce(
      (state, change) => reduceInlineEdit(state, { type: 'documentChanged', change }),
      before,
    );
    if (this.#state.phase === 'stopped') this.stop();
    if (this.#state !== before) this.#options.onChange(this);
  }

  /** The document is closed: there is nothing left to write into. */
  forget(): void {
    this.#isGone = true;
    this.#queue = [];
    this.stop();
    this.#options.onChange(this);
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0 && this.#mayWrite()) {
      const event = this.#takeEvent();
      if (event === undefined) return;
      const base = event.type !== 'grew' && this.#isSplit ? await this.#withdraw() : undefined;
      const done = await this.#options.writer.write(() => {
        const next = this.#isGone ? this.#state : reduceInlineEdit(this.#resumed(base), event);
        return { changes: documentEdits(this.#state, next), onWritten: () => this.#become(next) };
      });
      if (!done) this.#giveUp();
    }
  }

  /**
   * Takes everything out of the document, so that the next write lays all of it down as one undo step.
   * @returns The edit as it was.
   */
  async #withdraw(): Promise<InlineEditState> {
    const { writer } = this.#options;
    let whole = this.#state;
    await writer.write(() => {
      whole = this.#state;
      const withdrawn = withdrawnEdit(whole);
      return { changes: documentEdits(whole, withdrawn), onWritten: () => (this.#state = withdrawn) };
    });
    writer.endStep();
    this.#isSplit = false;
    return whole;
  }

  /** A withdrawn edit where it stands by now; what somebody has ended meanwhile stays ended. */
  #resumed(withdrawn: InlineEditState | undefined): InlineEditState {
    return withdrawn && this.#state.phase !== 'stopped' ? { ...withdrawn, start: this.#state.start } : this.#state;
  }

  /** An edit that nobody sees writes only what was decided: what comes meanwhile would be an undo step for every line. */
  #mayWrite(): boolean {
    const isGrowth = ({ type }: InlineEditEvent): boolean => type === 'grew' || type === 'ended';
    return visibleEditor(this.document) !== undefined || !this.#queue.every(isGrowth);
  }

  /** Pieces that came while the last one was written are laid down together. */
  #takeEvent(): InlineEditEvent | undefined {
    const event = this.#queue.shift();
    if (event?.type !== 'grew') return event;
    let { text } = event;
    for (let next = this.#queue[0]; next?.type === 'grew'; next = this.#queue[0]) {
      text += next.text;
      this.#queue.shift();
    }
    return { type: 'grew', text };
  }

  #become(next: InlineEditState): void {
    const before = this.#state;
    this.#state = next;
    if (next !== before) this.#options.onChange(this);
  }

  #giveUp(): void {
    this.#isReadOnly = true;
    this.forget();
  }
}
