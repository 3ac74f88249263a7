import * as vscode from 'vscode';
import { type GitIgnore, readGitIgnore } from '../../core/context/files/gitIgnore.ts';
import { type GlobalIgnoreDeps, globalIgnorePath } from '../../core/context/files/globalIgnorePath.ts';

/** How far above a workspace's folder its repository may begin. */
const MOST_FOLDERS_ABOVE = 12;
/** In bytes; what is longer is no list that people keep. */
const LONGEST_IGNORE_FILE = 500_000;

/** Reads what Git ignores beyond the ignore files of the folder itself. */
export interface RepositoryIgnores {
  /**
   * The person's own list, that of the repository, and the ignore files of the folders above up to the repository's own, in this order: the
   * outermost first. Empty where there is no repository: then what lies above is nobody's rule.
   */
  of(root: vscode.Uri): Promise<readonly GitIgnore[]>;
}

/** Git is asked once where the person's own list is; that list is read each time. */
export function createRepositoryIgnores(deps: GlobalIgnoreDeps): RepositoryIgnores {
  let path: Promise<string | undefined> | undefined;
  const ofPerson = async (root: vscode.Uri, way: string): Promise<readonly GitIgnore[]> => {
    // Of virtual folders nobody's disk knows.
    if (root.scheme !== 'file') return [];
    path ??= globalIgnorePath(deps);
    const found = await path;
    return found === undefined ? [] : rulesAt(vscode.Uri.file(found), way);
  };
  return {
    async of(root) {
      const above: GitIgnore[] = [];
      let folder = root;
      let way = '';
      for (let step = 0; step < MOST_FOLDERS_ABOVE; step++) {
        if (way !== '') above.unshift(...(await rulesAt(vscode.Uri.joinPath(folder, '.gitignore'), way)));
        const store = await findStore(folder);
        if (store) {
          const ofRepository = await rulesAt(vscode.Uri.joinPath(store, 'info', 'exclude'), way);
          return [...(await ofPerson(root, way)), ...ofRepository, ...above];
        }
        const name = folder.path.slice(folder.path.lastIndexOf('/') + 1);
        const parent = vscode.Uri.joinPath(folder, '..');
        if (name === '' || parent.path === folder.path) break;
        way = `/${name}${way}`;
        folder = parent;
      }
      return [];
    },
  };
}

/** The text of an ignore file; undefined where there is none, or one that is too long. */
export async function readIgnoreFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LONGEST_IGNORE_FILE) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function rulesAt(file: vscode.Uri, way: string): Promise<readonly GitIgnore[]> {
  const text = await readIgnoreFile(file);
  return text === undefined ? [] : [readGitIgnore(way, text)];
}

/** Where the repository that begins in this folder keeps what is true of all its work trees. Undefined: none begins here. */
async function findStore(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const git = vscode.Uri.joinPath(folder, '.git');
  const kind = await kindOf(git);
  if (kind === undefined) return undefined;
  if ((kind & vscode.FileType.Directory) !== 0) return git;
  // Of a further work tree, or of a repository within another, only the address stands here.
  const address = /^gitdir: (.+)/.exec((await readIgnoreFile(git)) ?? '')?.[1]?.trim();
  if (address === undefined) return git;
  const own = resolve(folder, address);
  const common = (await readIgnoreFile(vscode.Uri.joinPath(own, 'commondir')))?.trim();
  return common ? resolve(own, common) : own;
}

function resolve(folder: vscode.Uri, path: string): vscode.Uri {
  const isAbsolute = /^(?:[A-Za-z]:)?[\\/]/.test(path);
  return isAbsolute ? folder.with({ path: vscode.Uri.file(path).path }) : vscode.Uri.joinPath(folder, path);
}

async function kindOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}
