import type { EditorThemeView, HostMessage } from '../../../shared/chatProtocol.ts';
import type { FrameQueue } from '../dom/frameQueue.ts';
import type { ColouredLine, Colourer, LineState } from './colourer.ts';

/** Colours code as the editor does, as far as its theme and the language's grammar are known by now. */
export interface Highlighter {
  /** Colours one line. Undefined while nothing is known about the language: the text stays plain. Asks the host for its grammar once. */
  colour(line: string, language: string, before: LineState | undefined): ColouredLine | undefined;
  /** Calls back whenever `colour` may give another result: another theme, or a grammar that has arrived. */
  onDidChange(listener: () => void): () => void;
  setTheme(theme: EditorThemeView): void;
  addGrammar(message: Extract<HostMessage, { readonly type: 'grammar' }>): void;
}

export interface HighlighterOptions {
  readonly frames: FrameQueue;
  readonly askForGrammar: (language: string) => void;
  /** Loads the engine; called once, when the first grammar has arrived. */
  readonly loadColourer: (theme: EditorThemeView) => Promise<Colourer>;
  readonly reportFault: (error: unknown) => void;
}

/** Names beyond this many are not asked for: a hostile text may name thousands of languages. */
const MAX_LANGUAGES = 64;
/** Lines that take longer count as slow; a language whose slow lines have taken too long together stays plain from there on. */
const SLOW_LINE_MS = 40;
const SLOW_LINES_BUDGET_MS = 1000;

/** Keeps what is known about languages; the engine itself is loaded with the first grammar. */
export function createHighlighter(options: HighlighterOptions): Highlighter {
  const asked = new Set<string>();
  const slowMs = new Map<string, number>();
  const listeners = new Set<() => void>();
  let theme: EditorThemeView = { kind: 'dark' };
  let colourer: Promise<Colourer> | undefined;
  let ready: Colourer | undefined;

  function tellListeners(): void {
    for (const listener of [...listeners]) listener();
  }

  function colourInTime(line: string, language: string, before: LineState | undefined): ColouredLine | undefined {
    const spentMs = slowMs.get(language) ?? 0;
    if (spentMs > SLOW_LINES_BUDGET_MS) return undefined;
    const started = performance.now();
    const coloured = ready?.colour(line, language, before);
    const tookMs = performance.now() - started;
    if (tookMs > SLOW_LINE_MS) slowMs.set(language, spentMs + tookMs);
    return coloured;
  }

  /** A large grammar takes a second to compile: a little in every frame. */
  function prepare(): boolean {
    const hasMore = ready?.prepare() ?? false;
    if (!hasMore) tellListeners();
    return hasMore;
  }

  function loaded(): Promise<Colourer> {
    colourer ??= options.loadColourer(theme);
    return colourer;
  }

  return {
    colour: (line, language, before) => {
      if (language === '') return undefined;
      if (!asked.has(language) && asked.size < MAX_LANGUAGES) {
        asked.add(language);
        options.askForGrammar(language);
      }
      return colourInTime(line, language, before);
    },
    onDidChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setTheme: (next) => {
      theme = next;
      ready?.setTheme(next);
      tellListeners();
    },
    addGrammar: ({ language, grammars, scopeName }) => {
      if (grammars.length === 0) return;
      loaded()
        .then((engine) => {
          // The theme may have changed while the engine was loading.
          if (ready === undefined) engine.setTheme(theme);
          ready = engine;
          engine.addLanguage({ language, grammars, scopeName });
          options.frames.requestLater(prepare);
        })
        .catch(options.reportFault);
    },
  };
}
