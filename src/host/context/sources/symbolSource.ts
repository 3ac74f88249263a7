import * as vscode from 'vscode';
import { createFuzzyIndex } from '../../../core/context/fuzzy/fuzzyIndex.ts';
import { toAttachedRange } from '../../chat/attachments.ts';
import { isWritten } from '../../completion/context/documentText.ts';
import type { AttachGuard } from '../attachGuard.ts';
import { type ContextCandidate, type ContextSource, MOST_CANDIDATES, type ReadContext } from '../contextSource.ts';
import type { NearFiles } from '../nearFiles.ts';
import { readFilePiece } from '../readFilePiece.ts';
import { documentSymbols, type FlatSymbol } from './documentSymbols.ts';

export interface SymbolSourceDeps {
  readonly guard: AttachGuard;
  readonly near: NearFiles;
}

/** A language server that takes longer is not waited for: the symbols of open files are there anyway. */
const PATIENCE_MS = 3_000;
/** Of open files so many are asked for their symbols. */
const MOST_DOCUMENTS = 20;

/** Declarations by name: of the whole workspace where a language server knows it, and of the open files. */
export function createSymbolSource(deps: SymbolSourceDeps): ContextSource {
  return {
    kind: 'symbol',
    isSingle: false,
    label: vscode.l10n.t('Symbol'),
    description: vscode.l10n.t('A function, class or other declaration'),
    async find(query) {
      const [known, open] = await Promise.all([workspaceSymbols(query), openSymbols()]);
      const symbols = [...new Map([...known, ...open].map((symbol) => [keyOf(symbol), symbol])).values()];
      const nearness = deps.near.nearness();
      const entries = symbols.map((item) => ({ item, name: item.name, place: item.container }));
      const nearnessOf = ({ uri }: FlatSymbol): number => nearness.get(uri.toString()) ?? 0;
      const found = createFuzzyIndex(entries).find(query, MOST_CANDIDATES, nearnessOf);
      const candidates = found.map(({ item, namePositions }) => symbolCandidate(item, namePositions, deps));
      return candidates.length > 0 ? { candidates } : { candidates, remark: noSymbols() };
    },
  };
}

function noSymbols(): string {
  return vscode.l10n.t('No declaration of that name is known. Open a file of its language, then try again.');
}

/** The same declaration is told by both. */
function keyOf({ uri, name, range }: FlatSymbol): string {
  return `${uri.toString()}#${name}#${range.start.line}`;
}

async function workspaceSymbols(query: string): Promise<readonly FlatSymbol[]> {
  if (query.trim() === '') return [];
  const asked = vscode.commands.executeCommand<unknown>('vscode.executeWorkspaceSymbolProvider', query.trim());
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  const found: unknown = await Promise.race([asked, patience]);
  return Array.isArray(found) ? found.filter(isSymbolInformation).map(flatten) : [];
}

function isSymbolInformation(value: unknown): value is vscode.SymbolInformation {
  return typeof value === 'object' && value !== null && 'name' in value && 'location' in value;
}

function flatten({ name, containerName, kind, location }: vscode.SymbolInformation): FlatSymbol {
  return { uri: location.uri, name, container: containerName, kind, range: location.range };
}

async function openSymbols(): Promise<readonly FlatSymbol[]> {
  const documents = vscode.workspace.textDocuments.filter(({ uri, isClosed }) => !isClosed && isWritten(uri));
  const found = await Promise.all(documents.slice(0, MOST_DOCUMENTS).map(({ uri }) => documentSymbols(uri)));
  return found.flat();
}

function symbolCandidate(
  symbol: FlatSymbol,
  positions: readonly number[],
  { guard, near }: SymbolSourceDeps,
): ContextCandidate {
  const { uri, name, container, kind } = symbol;
  const path = uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri);
  return {
    kind: 'symbol',
    label: name,
    detail: [vscode.SymbolKind[kind].toLowerCase(), container, path].filter((part) => part !== '').join(' · '),
    positions,
    async read(): Promise<ReadContext> {
      if (!(await guard.mayAttach(uri, path))) return [];
      const range = toAttachedRange(await wholeRange(symbol));
      const piece = await readFilePiece({ uri, label: path, kind: 'symbol', range });
      if ('problem' in piece) return piece;
      near.visit(uri);
      return [piece];
    },
  };
}

/** Workspace symbols often tell only where the name stands; the document's own symbols tell how far the declaration reaches. */
async function wholeRange({ uri, name, range }: FlatSymbol): Promise<vscode.Range> {
  // The provider answers only for a document that the editor has read.
  await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  const own = await documentSymbols(uri);
  const same = own.filter((symbol) => symbol.range.contains(range.start));
  const named = same.filter((symbol) => symbol.name === name || symbol.name.startsWith(`${name}(`));
  const best = (named.length > 0 ? named : same).at(-1);
  return wholeLines(best?.range ?? range);
}

/** From the first character of its first line, so that indentation stays; its last line with its end. */
function wholeLines({ start, end }: vscode.Range): vscode.Range {
  return new vscode.Range(start.line, 0, end.line + 1, 0);
}
