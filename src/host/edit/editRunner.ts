import * as vscode from 'vscode';
import type { TextRange } from '../../core/edit/text/rawLines.ts';
import { startInlineEdit } from '../../core/edit/session/inlineEdit.ts';
import { showError } from '../showError.ts';
import { showInformation, showWarning } from '../notices.ts';
import { savesAfterDelay } from '../settings/editorSettings.ts';
import { visibleEditor } from './documentWriter.ts';
import type { EditDeps } from './editDeps.ts';
import { createEditRequests, type EditRequests, type EditWish } from './editRequest.ts';
import type { AskEnd, AskModel, LiveEdit } from './liveEdit.ts';
import { regionOf, type OpenEdits } from './openEdits.ts';
import { revealNextHunk } from './revealHunk.ts';

export interface NewEdit {
  readonly document: vscode.TextDocument;
  readonly region: TextRange;
  readonly wish: Omit<EditWish, 'followUps'>;
}

export interface LaidAnswer {
  readonly document: vscode.TextDocument;
  /** An answer that is there already, for the whole file. */
  readonly answer: string;
  readonly path?: string;
  /** A line that the person points at. */
  readonly nearLine?: number;
}

/** How much of what a model says instead of code fits a notice. */
const LONGEST_WORDS = 300;

/** Begins edits, asks the model for them, and tells how they ended. */
export class EditRunner {
  readonly #deps: EditDeps;
  readonly #edits: OpenEdits;
  readonly #requests: EditRequests;
  readonly #wishes = new WeakMap<LiveEdit, EditWish>();

  constructor(deps: EditDeps, edits: OpenEdits) {
    this.#deps = deps;
    this.#edits = edits;
    this.#requests = createEditRequests(deps);
  }

  /** Resolves when the answer has ended; the edit may still wait to be decided. */
  async begin({ document, region, wish }: NewEdit): Promise<void> {
    const edit = this.#add({ document, region, scope: 'region' });
    await this.#ask(edit, { ...wish, followUps: [] });
  }

  /** Lays an answer that is there over a whole file. */
  async lay({ document, answer, path, nearLine }: LaidAnswer): Promise<LiveEdit> {
    const about = { ...(path !== undefined && { path }), ...(nearLine !== undefined && { nearLine }) };
    const edit = this.#add({ document, region: { start: 0, end: 0 }, scope: 'file', ...about });
    const given: AskModel = async (onText) => {
      await Promise.resolve(onText(answer));
      return { isCut: false };
    };
    this.#tell(edit, await edit.ask(given));
    revealNextHunk(edit);
    return edit;
  }

  /** Asks the same again, or for an edit that came from the chat lays it anew. */
  async retry(edit: LiveEdit): Promise<void> {
    const wish = this.#wishes.get(edit);
    const { answer } = edit.state;
    await edit.dispatch({ type: 'askedAgain' });
    if (wish) await this.#ask(edit, wish);
    else
      this.#tell(
        edit,
        await edit.ask(async (onText) => {
          await Promise.resolve(onText(answer));
          return { isCut: false };
        }),
      );
  }

  async followUp(edit: LiveEdit, instruction: string): Promise<void> {
    const { answer } = edit.state;
    const wish = this.#wishes.get(edit) ?? {
      instruction: vscode.l10n.t('Apply the change.'),
      attachments: [],
      followUps: [],
    };
    await edit.dispatch({ type: 'askedAgain' });
    await this.#ask(edit, { ...wish, followUps: [...wish.followUps, { answer, instruction }] });
  }

  #add(
    start: Pick<Parameters<typeof startInlineEdit>[0], 'region' | 'scope' | 'path' | 'nearLine'> &
      Pick<NewEdit, 'document'>,
  ): LiveEdit {
    const { document, ...rest } = start;
    const view = savesAfterDelay(document) ? 'original' : 'new';
    const state = startInlineEdit({ ...rest, document: document.getText(), view, languageId: document.languageId });
    const edit = this.#edits.add(document, state);
    visibleEditor(document)?.revealRange(regionOf(edit), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return edit;
  }

  async #ask(edit: LiveEdit, wish: EditWish): Promise<void> {
    this.#wishes.set(edit, wish);
    const { document, state } = edit;
    const model = this.#requests.request({ wish, document, state }, tellLeftOut);
    this.#tell(edit, await edit.ask(model), () => this.#again(edit, wish));
  }

  /** After a failure the edit is over; the next try begins a new one where it was. */
  #again(edit: LiveEdit, wish: EditWish): Promise<void> {
    const { document, state } = edit;
    const length = (state.keptText ?? state.baseText).length;
    return this.begin({ document, region: { start: state.start, end: state.start + length }, wish });
  }

  #tell(edit: LiveEdit, end: AskEnd, tryAgain?: () => Promise<void>): void {
    const { phase, prose, notes } = edit.state;
    this.#deps.log.info('An edit has its answer.', { end: end.kind, phase });
    if (end.kind === 'failed')
      void showError(end.error, { requestSide: this.#deps.requestSide, ...(tryAgain && { tryAgain }) });
    else if (end.kind === 'readOnly')
      void showWarning(vscode.l10n.t('This editor does not take changes. Nothing was changed.'));
    else if (phase === 'settled' && prose !== '')
      void showInformation(vscode.l10n.t('No code came, but words: {0}', shorten(prose)));
    else if (phase === 'settled' && notes.includes('alreadyThere'))
      void showInformation(vscode.l10n.t('The file has this change already.'));
    else if (phase === 'settled' && edit.state.hunks.length === 0)
      void showInformation(vscode.l10n.t('The answer changes nothing here. Say it in other words, or select more.'));
  }
}

function shorten(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS)}…`;
}

function tellLeftOut(labels: readonly string[]): void {
  void showWarning(vscode.l10n.t('Too large for the model, and left out: {0}.', labels.join(', ')));
}
