import * as vscode from 'vscode';
import { createIgnoreRules, parseIgnoreFile, type IgnoreRules } from '../../core/completion/exclusions/ignoreRules.ts';
import {
  foldersAround,
  judgePath,
  type Exclusion,
  type FolderRules,
  type JudgedPath,
} from '../../core/completion/exclusions/judgePath.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

const SETTING = 'interline.completion.exclude';
/** In any folder of a workspace. */
export const IGNORE_FILE = '.interlineignore';
/** Verdicts are remembered for so many documents. */
const VERDICTS_KEPT = 2000;
/** A change on the disk throws a reading away that is under way. Where changes do not end, a document stays unread, and at home. */
const MOST_READINGS = 5;

/** Which documents' text must not leave. Reads the ignore files of a folder when a document below it is first asked about. */
export interface Exclusions extends vscode.Disposable {
  /** What keeps the document's text at home; `unread`: the ignore files around it are being read, and until they are it stays. */
  exclusionOf(uri: vscode.Uri): Exclusion | 'unread' | undefined;
  /** For gatherers of context: nothing keeps its text at home, as far as is known this moment. */
  mayBeSent(uri: vscode.Uri): boolean;
  /** Resolves when the ignore files around it have been read; never rejects. */
  read(uri: vscode.Uri): Promise<void>;
  /** Rules may have changed: what was made of them before no longer counts. */
  readonly onDidChange: vscode.Event<void>;
  /** An ignore file was read that was not known yet. */
  readonly onDidRead: vscode.Event<void>;
}

/** @param settings Its `completion.exclude` is the user's part; `.interlineignore` files, also nested ones, are the folder's. */
export function createExclusions(settings: SettingsSource): Exclusions {
  const changed = new vscode.EventEmitter<void>();
  const wasRead = new vscode.EventEmitter<void>();
  const ignoreFiles = createIgnoreFiles({ onForget: forget, onRead: () => wasRead.fire() });
  const verdicts = new Map<string, Exclusion | undefined>();
  let ofSetting: IgnoreRules | undefined;
  function forget(): void {
    ofSetting = undefined;
    verdicts.clear();
    changed.fire();
  }
  const subscriptions = vscode.Disposable.from(
    changed,
    wasRead,
    ignoreFiles,
    settings.onDidChange(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
  );
  const judge = (place: Place): Exclusion | 'unread' | undefined => {
    const files = ignoreFiles.around(place);
    if (files === 'unread') return 'unread';
    ofSetting ??= createIgnoreRules(settings.current.completion.exclude);
    return judgePath(place, { setting: { source: SETTING, rules: ofSetting }, files });
  };
  const exclusionOf = (uri: vscode.Uri): Exclusion | 'unread' | undefined => {
    const key = uri.toString();
    if (verdicts.has(key)) return verdicts.get(key);
    const verdict = judge(placeOf(uri));
    if (verdict === 'unread') return verdict;
    if (verdicts.size >= VERDICTS_KEPT) verdicts.clear();
    verdicts.set(key, verdict);
    return verdict;
  };
  return {
    exclusionOf,
    mayBeSent: (uri) => exclusionOf(uri) === undefined,
    read: (uri) => ignoreFiles.read(placeOf(uri)),
    onDidChange: changed.event,
    onDidRead: wasRead.event,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

interface Place extends JudgedPath {
  readonly uri: vscode.Uri;
}

function placeOf(uri: vscode.Uri): Place {
  const own = uri.scheme === 'vscode-notebook-cell' ? notebookOf(uri) : uri;
  const folder = vscode.workspace.getWorkspaceFolder(own)?.uri.path;
  return { uri: own, path: own.path, folder: folder === undefined || folder.endsWith('/') ? folder : `${folder}/` };
}

function notebookOf(cell: vscode.Uri): vscode.Uri {
  const holds = (notebook: vscode.NotebookDocument): boolean => notebook.uri.path === cell.path;
  return vscode.workspace.notebookDocuments.find(holds)?.uri ?? cell;
}

interface IgnoreFiles extends vscode.Disposable {
  /** The innermost first. Begins to read what is not read yet. */
  around(place: Place): readonly FolderRules[] | 'unread';
  read(place: Place): Promise<void>;
}

/** @param events `onRead` is told only of folders that have an ignore file. */
function createIgnoreFiles(events: { readonly onForget: () => void; readonly onRead: () => void }): IgnoreFiles {
  /** By the folder's address; undefined: it has no ignore file. */
  const known = new Map<string, FolderRules | undefined>();
  const reading = new Map<string, Promise<void>>();
  let watcher: vscode.Disposable | undefined;
  const forget = (): void => {
    known.clear();
    reading.clear();
    events.onForget();
  };
  const watch = (): void => {
    if (watcher !== undefined) return;
    const onDisk = vscode.workspace.createFileSystemWatcher(`**/${IGNORE_FILE}`);
    const steps = [onDisk.onDidChange, onDisk.onDidCreate, onDisk.onDidDelete];
    // Disks that cannot be watched are heard of at least when the file is saved here.
    const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith(`/${IGNORE_FILE}`)) forget();
    });
    watcher = vscode.Disposable.from(onDisk, saved, ...steps.map((step) => step(forget)));
  };
  const readFolder = (folder: vscode.Uri): Promise<void> => {
    const key = folder.toString();
    const begun = reading.get(key);
    if (begun !== undefined) return begun;
    watch();
    const read = readRules(folder).then((rules) => {
      // A change on the disk meanwhile has thrown this reading away.
      if (reading.get(key) !== read) return;
      known.set(key, rules);
      if (rules !== undefined) events.onRead();
    });
    reading.set(key, read);
    return read;
  };
  const unreadOf = (place: Place): readonly vscode.Uri[] =>
    foldersOf(place).filter((folder) => !known.has(folder.toString()));
  return {
    around(place) {
      const unread = unreadOf(place);
      for (const folder of unread) void readFolder(folder);
      if (unread.length > 0) return 'unread';
      return foldersOf(place).flatMap((folder) => known.get(folder.toString()) ?? []);
    },
    async read(place) {
      for (let round = 0; round < MOST_READINGS && unreadOf(place).length > 0; round += 1)
        await Promise.all(unreadOf(place).map(readFolder));
    },
    dispose: () => {
      watcher?.dispose();
    },
  };
}

function foldersOf(place: Place): readonly vscode.Uri[] {
  return foldersAround(place).map((path) => place.uri.with({ path, query: '', fragment: '' }));
}

/** Undefined: there is no such file, or none that can be read. */
async function readRules(folder: vscode.Uri): Promise<FolderRules | undefined> {
  const file = folder.with({ path: folder.path + IGNORE_FILE });
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const rules = createIgnoreRules(parseIgnoreFile(text));
    return { source: vscode.workspace.asRelativePath(file), folder: folder.path, rules };
  } catch {
    return undefined;
  }
}
