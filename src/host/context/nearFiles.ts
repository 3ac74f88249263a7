import * as vscode from 'vscode';

/** More were not worked with lately. */
const MOST_VISITED = 100;

/** Which files a person works with: those last looked at, then those that stand open. Knows of visits since it was made. */
export class NearFiles implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  /** Addresses, the last one last. */
  readonly #visited = new Set<string>();

  constructor() {
    for (const { document } of vscode.window.visibleTextEditors) this.visit(document.uri);
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor) this.visit(editor.document.uri);
    });
  }

  /** It was looked at, or attached. */
  visit(uri: vscode.Uri): void {
    const address = uri.toString();
    this.#visited.delete(address);
    this.#visited.add(address);
    const [oldest] = this.#visited;
    if (this.#visited.size > MOST_VISITED && oldest !== undefined) this.#visited.delete(oldest);
  }

  /** By address, from 0 to 1; a file that is not there is not near. */
  nearness(): ReadonlyMap<string, number> {
    const open = openTabs().map((uri) => uri.toString());
    const ordered = [...new Set([...[...this.#visited].reverse(), ...open])];
    return new Map(ordered.map((address, index) => [address, 1 - index / (ordered.length + 1)]));
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

/** The files of all tabs with text, the tab in front of each group first. */
export function openTabs(): readonly vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.toSorted((one, other) => Number(other.isActive) - Number(one.isActive)),
  );
  const uris = tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
