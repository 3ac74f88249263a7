import * as vscode from 'vscode';

/** A declaration, taken out of the tree in which the editor has it. */
export interface FlatSymbol {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** Names of what it stands in; may be empty. */
  readonly container: string;
  readonly kind: vscode.SymbolKind;
  /** All of it, or only its name: providers differ. */
  readonly range: vscode.Range;
}

/** The declarations of a document that is open, an outer one before those in it. Empty where its language has no provider. */
export async function documentSymbols(uri: vscode.Uri): Promise<readonly FlatSymbol[]> {
  try {
    const found: unknown = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
    return Array.isArray(found) ? found.flatMap((one) => flatten(one, { uri, container: '' })) : [];
  } catch {
    return [];
  }
}

interface Place {
  readonly uri: vscode.Uri;
  readonly container: string;
}

function flatten(value: unknown, { uri, container }: Place): readonly FlatSymbol[] {
  if (isDocumentSymbol(value)) {
    const { name, kind, range, children } = value;
    const inner = container === '' ? name : `${container}.${name}`;
    const below = children.flatMap((child) => flatten(child, { uri, container: inner }));
    return [{ uri, name, container, kind, range }, ...below];
  }
  if (!isSymbolInformation(value)) return [];
  const { name, containerName, kind, location } = value;
  return [{ uri, name, container: containerName, kind, range: location.range }];
}

function isDocumentSymbol(value: unknown): value is vscode.DocumentSymbol {
  return typeof value === 'object' && value !== null && 'children' in value && 'range' in value;
}

function isSymbolInformation(value: unknown): value is vscode.SymbolInformation {
  return typeof value === 'object' && value !== null && 'location' in value;
}
