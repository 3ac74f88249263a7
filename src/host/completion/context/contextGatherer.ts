import * as vscode from 'vscode';
import type { ContextSnippet, GatherContext } from '../../../core/completion/context/contextSnippet.ts';
import type { Clock } from '../../../core/ports.ts';
import type { SettingsSource } from '../../settings/settingsSource.ts';
import { CLIPBOARD_ADDRESS, ClipboardText } from './clipboardText.ts';
import { Definitions } from './definitions.ts';
import { isWritten } from './documentText.ts';
import { NearbyProblems } from './nearbyProblems.ts';
import { OpenFiles } from './openFiles.ts';
import { PinnedFiles } from './pinnedFiles.ts';
import { RecentEdits } from './recentEdits.ts';
import type { CursorPlace, MayBeSent, SnippetSource } from './snippetSource.ts';

/** The cursor rests when it has not moved for so long. */
const REST_MS = 250;
/** What language features may take while a request waits anyway. */
const DEFINITIONS_LIMIT_MS = 30;

export interface ContextGathererDeps {
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly mayBeSent: MayBeSent;
}

/** Finds what a model may see beside the document. What takes time is looked up when the cursor rests, and only taken over when a key comes. */
export class ContextGatherer implements vscode.Disposable {
  readonly #deps: ContextGathererDeps;
  readonly #definitions: Definitions;
  /** In the order in which they are read when there is much to read. */
  readonly #sources: readonly SnippetSource[];
  readonly #listeners: vscode.Disposable;
  #cancelLook: () => void = () => undefined;

  constructor(deps: ContextGathererDeps) {
    const { clock, settings } = deps;
    const switches = () => settings.current.completion.context;
    this.#deps = deps;
    this.#definitions = new Definitions(deps);
    this.#sources = [
      new PinnedFiles(deps),
      this.#definitions,
      new NearbyProblems(),
      new ClipboardText(),
      new RecentEdits(clock),
      new OpenFiles(clock, switches),
    ];
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#lookLater(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) this.#lookLater(editor);
      }),
    );
  }

  /** For one place. While the request waits, language features get a moment to tell what the names before the cursor are. */
  gatherAt(place: CursorPlace): GatherContext {
    return async (signal) => {
      if (!signal.aborted && this.#wanted().includes(this.#definitions))
        await this.#withinLimit(this.#definitions.lookAhead(place), signal);
      return this.#known(place);
    };
  }

  dispose(): void {
    this.#cancelLook();
    this.#listeners.dispose();
    for (const source of this.#sources) source.dispose();
  }

  #known(place: CursorPlace): readonly ContextSnippet[] {
    const { mayBeSent, settings } = this.#deps;
    const { context } = settings.current.completion;
    const judged = new Map<string, boolean>();
    const isOpen = (address: string): boolean => {
      const known = judged.get(address) ?? (address === CLIPBOARD_ADDRESS || mayBeSent(vscode.Uri.parse(address)));
      judged.set(address, known);
      return known;
    };
    return this.#wanted()
      .flatMap((source) => source.snippets(place))
      .filter(({ source, uri }) => context[source] && isOpen(uri));
  }

  #wanted(): readonly SnippetSource[] {
    const { context } = this.#deps.settings.current.completion;
    return this.#sources.filter(({ kinds }) => kinds.some((kind) => context[kind]));
  }

  #lookLater({ document, selection }: vscode.TextEditor): void {
    this.#cancelLook();
    if (!isWritten(document.uri)) return;
    const place = { document, position: selection.active };
    this.#cancelLook = this.#deps.clock.setTimer(() => void this.#look(place), REST_MS);
  }

  async #look(place: CursorPlace): Promise<void> {
    const { settings, mayBeSent } = this.#deps;
    if (!settings.current.enabled || place.document.isClosed || !mayBeSent(place.document.uri)) return;
    for (const source of this.#wanted()) {
      try {
        await source.lookAhead?.(place);
      } catch {
        // What cannot be looked up now is missing from the next prompts; nobody asked for it by itself.
      }
    }
  }

  /** Goes on when it is done, when the time is over, or when nobody waits any more; the look itself goes on and is remembered. */
  #withinLimit(look: Promise<void>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        resolve();
      };
      const cancel = this.#deps.clock.setTimer(done, DEFINITIONS_LIMIT_MS);
      signal.addEventListener('abort', done, { once: true });
      void look.then(done);
    });
  }
}
