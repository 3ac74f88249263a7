import * as vscode from 'vscode';
import type { CommandName } from '../contributions.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

/** Runs a prompt about a declaration; only lenses know it. */
const PROMPT_AT = 'interline.promptAt';

const prompts = (): readonly (readonly [title: string, command: CommandName])[] => [
  [vscode.l10n.t('Document'), 'interline.document'],
  [vscode.l10n.t('Test'), 'interline.writeTests'],
  [vscode.l10n.t('Explain'), 'interline.explain'],
];

const DECLARATIONS: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Struct,
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
]);

/** Prompts above functions and classes, where the user has asked for them (`interline.codeLens`). */
export function registerSymbolLenses(settings: SettingsSource): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async ({ uri }) => (settings.current.codeLens ? lensesIn(await symbolsOf(uri), uri) : []),
  };
  return vscode.Disposable.from(
    changed,
    settings.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider({ scheme: '*' }, provider),
    vscode.commands.registerCommand(PROMPT_AT, promptAt),
  );
}

async function symbolsOf(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> {
  const found: unknown = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  return Array.isArray(found)
    ? found.filter((one) => one instanceof vscode.DocumentSymbol || isDocumentSymbol(one))
    : [];
}

/** Older providers give flat symbols, which do not say how far they reach. */
function isDocumentSymbol(value: unknown): value is vscode.DocumentSymbol {
  return typeof value === 'object' && value !== null && 'children' in value && 'range' in value;
}

/** Functions inside of functions are parts of them. */
function lensesIn(symbols: readonly vscode.DocumentSymbol[], uri: vscode.Uri): vscode.CodeLens[] {
  return symbols.flatMap(({ kind, range, children }) => {
    const own = DECLARATIONS.has(kind)
      ? prompts().map(([title, command]) => {
          const run = { title, command: PROMPT_AT, arguments: [uri, range, command] };
          return new vscode.CodeLens(new vscode.Range(range.start, range.start), run);
        })
      : [];
    const isFunction = kind === vscode.SymbolKind.Function || kind === vscode.SymbolKind.Method;
    return isFunction ? own : [...own, ...lensesIn(children, uri)];
  });
}

async function promptAt(uri: vscode.Uri, range: vscode.Range, command: CommandName): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri);
  editor.selection = new vscode.Selection(range.start, range.end);
  await vscode.commands.executeCommand(command);
}
