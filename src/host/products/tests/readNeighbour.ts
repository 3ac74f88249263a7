import * as vscode from 'vscode';
import type { NamedText } from '../../../core/products/tests/testsPrompt.ts';
import type { Exclusions } from '../../completion/exclusions.ts';

/** Longer files are cut: the start shows imports and manner. */
const LONGEST = 12_000;

/** The start of another file of the project; undefined when its text must not leave, or cannot be read. */
export async function readNeighbour(
  folder: vscode.Uri,
  path: string,
  exclusions: Exclusions,
): Promise<NamedText | undefined> {
  const uri = vscode.Uri.joinPath(folder, path);
  await exclusions.read(uri);
  if (!exclusions.mayBeSent(uri)) return undefined;
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { path, languageId: '', text: text.slice(0, LONGEST) };
  } catch {
    return undefined;
  }
}
