import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { Clock } from '../../../core/ports.ts';
import type { ContextSource, ContextSwitches } from '../../../core/settings/contextSources.ts';
import { DocumentParts, isWritten, linesIn, originOf } from './documentText.ts';
import type { CursorPlace, SnippetSource } from './snippetSource.ts';

/** More than these are of no use, and all texts have to be read. */
const FILES_SHOWN = 20;
const PLACES_KEPT = 60;
/** Who has not been in a file for so long has it open, but does not work with it. */
const RECENT_MS = 30 * 60_000;
/** The imports of the current document, for whoever writes far below them. */
const HEAD_LINES = 32;

/** Where in a document the cursor was last. */
interface Place {
  readonly line: number;
  readonly at: number;
}

interface OpenFile {
  readonly document: vscode.TextDocument;
  readonly isVisible: boolean;
  readonly isTab: boolean;
}

/** Documents that are open in the editor: shown beside the current one, visited a short while ago, or in a tab. */
export class OpenFiles implements SnippetSource {
  readonly kinds = ['visibleFile', 'recentFile', 'openTab'] as const;
  readonly #clock: Clock;
  readonly #switches: () => ContextSwitches;
  readonly #parts = new DocumentParts();
  readonly #places = new Map<string, Place>();
  readonly #listeners: vscode.Disposable;
  /** Undefined: something was opened, closed or shown since. */
  #files: readonly OpenFile[] | undefined;

  constructor(clock: Clock, switches: () => ContextSwitches) {
    this.#clock = clock;
    this.#switches = switches;
    const forget = (): void => {
      this.#files = undefined;
    };
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(forget),
      vscode.workspace.onDidCloseTextDocument(forget),
      vscode.window.onDidChangeVisibleTextEditors(forget),
      vscode.window.tabGroups.onDidChangeTabs(forget),
      vscode.window.tabGroups.onDidChangeTabGroups(forget),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#visit(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) this.#visit(editor);
      }),
    );
  }

  snippets({ document }: CursorPlace): readonly ContextSnippet[] {
    this.#files ??= listOpenFiles();
    const head = this.#switches().visibleFile ? [headOf(document)] : [];
    const others = this.#files
      .filter((file) => file.document !== document && !isSameNotebook(file.document, document))
      .flatMap((file) => this.#snippetOf(file))
      .sort((one, other) => (other.touchedAt ?? 0) - (one.touchedAt ?? 0));
    return [...head, ...others.slice(0, FILES_SHOWN)];
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#places.clear();
    this.#files = undefined;
  }

  #visit({ document, selection }: vscode.TextEditor): void {
    const key = document.uri.toString();
    this.#places.delete(key);
    this.#places.set(key, { line: selection.active.line, at: this.#clock.now() });
    const [oldest] = this.#places.keys();
    if (this.#places.size > PLACES_KEPT && oldest !== undefined) this.#places.delete(oldest);
  }

  #snippetOf(file: OpenFile): readonly ContextSnippet[] {
    const place = this.#places.get(file.document.uri.toString());
    const source = this.#sourceOf(file, place);
    if (source === undefined) return [];
    const part = this.#parts.partOf(file.document, place?.line ?? 0);
    const { firstLine, text } = part;
    return [{ source, ...originOf(file.document), text, firstLine, ...(place && { touchedAt: place.at }) }];
  }

  /** The first of the sources that brings it and is switched on. */
  #sourceOf({ isVisible, isTab }: OpenFile, place: Place | undefined): ContextSource | undefined {
    const on = this.#switches();
    if (isVisible && on.visibleFile) return 'visibleFile';
    const isRecent = place !== undefined && this.#clock.now() - place.at < RECENT_MS;
    if (isRecent && on.recentFile) return 'recentFile';
    return isTab && on.openTab ? 'openTab' : undefined;
  }
}

/** Only what the editor holds already: a tab that was never looked at in this window has no document yet. */
function listOpenFiles(): readonly OpenFile[] {
  const visible = new Set(vscode.window.visibleTextEditors.map((editor) => editor.document));
  const tabs = new Set(vscode.window.tabGroups.all.flatMap(({ tabs: own }) => own.flatMap(addressesOf)));
  return vscode.workspace.textDocuments
    .filter((document) => isWritten(document.uri) && !document.isClosed)
    .map((document) => ({
      document,
      isVisible: visible.has(document),
      isTab: tabs.has(document.uri.toString()),
    }));
}

function addressesOf({ input }: vscode.Tab): readonly string[] {
  return input instanceof vscode.TabInputText ? [input.uri.toString()] : [];
}

/** Cells above are part of the prompt as it is. */
function isSameNotebook(one: vscode.TextDocument, other: vscode.TextDocument): boolean {
  return one.uri.scheme === 'vscode-notebook-cell' && one.uri.path === other.uri.path;
}

function headOf(document: vscode.TextDocument): ContextSnippet {
  const text = linesIn(document, new vscode.Range(0, 0, HEAD_LINES, 0));
  return { source: 'visibleFile', ...originOf(document), text, firstLine: 0 };
}
