import * as vscode from 'vscode';
import type { FileSystem } from '../../core/ports.ts';
import { parseWrittenPlace, type WrittenPlace } from '../../core/util/writtenPlace.ts';
import { isInWorkspace, judgeNamed } from '../edit/writablePaths.ts';

/** A file of the workspace that somebody has named. */
export interface NamedFile {
  readonly uri: vscode.Uri;
  /** As the workspace names it. */
  readonly label: string;
}

/** So many files are looked through for names without a folder; of a name that is there twice none is meant. */
const MOST_FOUND = 400;
/** What can stand in a file pattern as it is. */
const PLAIN_NAME = /^[\w@.+~$-]{1,100}$/;

/**
 * The files that texts of a model name, each as `judgeEditPath` lets it pass: in the workspace, by its name and where it really leads. Where
 * models have left folders out, the only file whose path ends like it. What names no file is not in the result.
 *
 * @param paths Without lines.
 */
export async function findNamedFiles(
  files: FileSystem,
  paths: readonly string[],
): Promise<ReadonlyMap<string, NamedFile>> {
  const found = new Map<string, NamedFile>();
  const missing: string[] = [];
  await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const judged = judgeNamed(files, path);
      if (judged.kind === 'refused') return;
      if ((await isFile(judged.uri)) && (await isInWorkspace(files, judged.uri))) found.set(path, named(judged.uri));
      else missing.push(path);
    }),
  );
  for (const [path, uri] of await findShortened(missing))
    if (await isInWorkspace(files, uri)) found.set(path, named(uri));
  return found;
}

/** One look through the workspace for all of them. */
async function findShortened(paths: readonly string[]): Promise<ReadonlyMap<string, vscode.Uri>> {
  const endings = new Map(paths.map((path) => [path, path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')]));
  const names = [...new Set([...endings.values()].map((ending) => ending.split('/').at(-1) ?? ''))];
  const plain = names.filter((name) => PLAIN_NAME.test(name) && name.includes('.'));
  if (plain.length === 0) return new Map();
  const pattern = plain.length === 1 ? `**/${plain.join()}` : `**/{${plain.join(',')}}`;
  const uris = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FOUND);
  const shortened = new Map<string, vscode.Uri>();
  for (const [path, ending] of endings) {
    const [only, second] = uris.filter((uri) => uri.path.endsWith(`/${ending}`));
    if (only && !second) shortened.set(path, only);
  }
  return shortened;
}

function named(uri: vscode.Uri): NamedFile {
  return { uri, label: vscode.workspace.asRelativePath(uri) };
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** A file that nobody reads in one go is not compared. */
const MOST_BYTES = 2_000_000;

/** The text of a file as an editor has it, or has read it; undefined where it is too long or cannot be read. */
export async function readFileText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
  if (open) return open.getText();
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MOST_BYTES) return undefined;
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  } catch {
    return undefined;
  }
}

/** Shows a file that a text names, at the lines that are written with it. False when it names none. */
export async function openNamed(files: FileSystem, written: string): Promise<boolean> {
  const place = parseWrittenPlace(written);
  const found = (await findNamedFiles(files, [place.path])).get(place.path);
  if (!found) return false;
  const range = rangeOf(place);
  // Pictures and notebooks open in their own editors, too.
  await vscode.commands.executeCommand('vscode.open', found.uri, { preview: true, ...(range && { selection: range }) });
  return true;
}

function rangeOf({ line, column = 1, endLine }: WrittenPlace): vscode.Range | undefined {
  if (line === undefined) return undefined;
  const start = new vscode.Position(line - 1, column - 1);
  const end = endLine === undefined ? start : new vscode.Position(endLine - 1, Number.MAX_SAFE_INTEGER);
  return new vscode.Range(start, end);
}
