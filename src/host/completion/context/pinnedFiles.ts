import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { Clock } from '../../../core/ports.ts';
import { pinnedFilesOf } from '../../settings/pinnedFilesOf.ts';
import { isWritten } from './documentText.ts';
import { readFileText } from './fileText.ts';
import type { CursorPlace, MayBeSent, SnippetSource } from './snippetSource.ts';

const MOST_FILES = 12;
const LONGEST_CHARACTERS = 20_000;
/** How long a reading holds; a file that was saved in this window is read again at once. */
const FRESH_MS = 60_000;

interface Reading {
  readonly snippets: readonly ContextSnippet[];
  readonly at: number;
}

export interface PinnedFilesDeps {
  readonly clock: Clock;
  readonly mayBeSent: MayBeSent;
}

/** Files that the setting of the document's folder names, read when the cursor rests. None in folders that are not trusted. */
export class PinnedFiles implements SnippetSource {
  readonly kinds = ['pinned'] as const;
  readonly #deps: PinnedFilesDeps;
  readonly #readings = new Map<string, Reading>();
  readonly #listeners: vscode.Disposable;

  constructor(deps: PinnedFilesDeps) {
    this.#deps = deps;
    const forget = (): void => {
      this.#readings.clear();
    };
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(forget),
      vscode.workspace.onDidChangeConfiguration(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  snippets({ document }: CursorPlace): readonly ContextSnippet[] {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const reading = folder && this.#readings.get(folder.uri.toString());
    return reading?.snippets.filter(({ uri }) => uri !== document.uri.toString()) ?? [];
  }

  async lookAhead({ document }: CursorPlace): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (!folder || !vscode.workspace.isTrusted) return;
    const key = folder.uri.toString();
    const at = this.#deps.clock.now();
    const known = this.#readings.get(key);
    if (known && at - known.at < FRESH_MS) return;
    this.#readings.set(key, { snippets: known?.snippets ?? [], at });
    const snippets = await this.#read(folder);
    if (this.#readings.has(key)) this.#readings.set(key, { snippets, at });
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#readings.clear();
  }

  async #read(folder: vscode.WorkspaceFolder): Promise<readonly ContextSnippet[]> {
    const found: vscode.Uri[] = [];
    for (const pattern of pinnedFilesOf(folder)) {
      const room = MOST_FILES - found.length;
      if (room > 0)
        found.push(...(await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), null, room)));
    }
    const wanted = found.filter((uri) => isWritten(uri) && this.#deps.mayBeSent(uri));
    return (await Promise.all(wanted.map(snippetOf))).flat();
  }
}

async function snippetOf(uri: vscode.Uri): Promise<readonly ContextSnippet[]> {
  const text = (await readFileText(uri))?.slice(0, LONGEST_CHARACTERS);
  if (text === undefined) return [];
  const path = vscode.workspace.asRelativePath(uri, false);
  // Pinned by the user: the language does not matter.
  return [{ source: 'pinned', uri: uri.toString(), path, languageId: '', text, firstLine: 0 }];
}
