import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { Clock } from '../../../core/ports.ts';
import { isWritten } from './documentText.ts';
import { readFileText } from './fileText.ts';
import { namesNear, type NameAt } from './namesNear.ts';
import type { CursorPlace, MayBeSent, SnippetSource } from './snippetSource.ts';

const DEFINITIONS_KEPT = 200;
const FRESH_MS = 60_000;
/** Shown where the end of a definition cannot be seen from the indentation. */
const LINES_WITHOUT_END = 12;
const MOST_LINES = 30;

interface Definition {
  readonly snippets: readonly ContextSnippet[];
  readonly at: number;
}

export interface DefinitionsDeps {
  readonly clock: Clock;
  readonly mayBeSent: MayBeSent;
}

/** Definitions of the names before the cursor, imported ones too, as the language's own features find them in the workspace. */
export class Definitions implements SnippetSource {
  readonly kinds = ['definition'] as const;
  readonly #deps: DefinitionsDeps;
  /** By document and name. */
  readonly #known = new Map<string, Definition>();
  #isLooking = false;

  constructor(deps: DefinitionsDeps) {
    this.#deps = deps;
  }

  snippets(place: CursorPlace): readonly ContextSnippet[] {
    return namesNear(place).flatMap(({ name }) => this.#known.get(keyOf(place, name))?.snippets ?? []);
  }

  /** One look at a time: language features cannot be told to stop. */
  async lookAhead(place: CursorPlace): Promise<void> {
    if (this.#isLooking || !vscode.workspace.isTrusted) return;
    this.#isLooking = true;
    try {
      for (const name of namesNear(place)) await this.#look(place, name);
    } finally {
      this.#isLooking = false;
    }
  }

  dispose(): void {
    this.#known.clear();
  }

  async #look(place: CursorPlace, { name, position }: NameAt): Promise<void> {
    const key = keyOf(place, name);
    const at = this.#deps.clock.now();
    const known = this.#known.get(key);
    if (known && at - known.at < FRESH_MS) return;
    const snippets = await this.#find(place.document, position);
    this.#known.delete(key);
    this.#known.set(key, { snippets, at });
    const [oldest] = this.#known.keys();
    if (this.#known.size > DEFINITIONS_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }

  async #find(document: vscode.TextDocument, position: vscode.Position): Promise<readonly ContextSnippet[]> {
    try {
      const answers = await vscode.commands.executeCommand<
        readonly (vscode.Location | vscode.LocationLink)[] | undefined
      >('vscode.executeDefinitionProvider', document.uri, position);
      const target = answers?.map(targetOf).find(({ uri }) => this.#isOwn(uri));
      return target ? await snippetOf(target, document.languageId) : [];
    } catch {
      // A provider's own fault.
      return [];
    }
  }

  /** Of the workspace, not of a library: those the model knows. */
  #isOwn(uri: vscode.Uri): boolean {
    const isLibrary = /\/(?:node_modules|site-packages|\.venv|vendor)\//.test(uri.path);
    return (
      isWritten(uri) &&
      !isLibrary &&
      vscode.workspace.getWorkspaceFolder(uri) !== undefined &&
      this.#deps.mayBeSent(uri)
    );
  }
}

function keyOf({ document }: CursorPlace, name: string): string {
  return `${name} ${document.uri.toString()}`;
}

interface DefinitionTarget {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

function targetOf(answer: vscode.Location | vscode.LocationLink): DefinitionTarget {
  return 'targetUri' in answer ? { uri: answer.targetUri, range: answer.targetRange } : answer;
}

async function snippetOf({ uri, range }: DefinitionTarget, languageId: string): Promise<readonly ContextSnippet[]> {
  const text = await readFileText(uri);
  if (text === undefined) return [];
  const firstLine = range.start.line;
  const lines = text.split('\n').slice(firstLine, firstLine + MOST_LINES);
  const end = range.end.line > firstLine ? range.end.line - firstLine + 1 : endOfBlock(lines);
  const path = vscode.workspace.asRelativePath(uri, false);
  const shown = lines.slice(0, end).join('\n');
  return [{ source: 'definition', uri: uri.toString(), path, languageId, text: shown, firstLine }];
}

/** A provider often tells only where the name stands: behind the last line that is indented more than the first, or closes it. */
function endOfBlock(lines: readonly string[]): number {
  const indentation = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;
  const own = indentation(lines[0] ?? '');
  const next = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && indentation(line) <= own);
  const behind = next >= 0 && /^\s*[)\]}]/.test(lines[next] ?? '') ? next + 1 : next;
  return behind > 0 ? behind : Math.min(lines.length, LINES_WITHOUT_END);
}
