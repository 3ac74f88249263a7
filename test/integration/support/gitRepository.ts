import * as vscode from 'vscode';

/** The parts of the Git extension that make a repository for a test. */
export interface TestRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: {
    readonly HEAD?: { readonly name?: string };
    readonly workingTreeChanges: readonly unknown[];
    readonly indexChanges: readonly unknown[];
  };
  add(paths: readonly string[]): Promise<void>;
  commit(message: string): Promise<void>;
  setConfig(key: string, value: string): Promise<string>;
  status(): Promise<void>;
}

interface TestGit {
  init(root: vscode.Uri): Promise<TestRepository | null>;
}

/** A new repository in a folder of its own inside the workspace; undefined where this host has no Git extension or no `git`. */
export async function createRepository(name: string): Promise<TestRepository | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): TestGit }>('vscode.git');
  if (!folder || !extension) return undefined;
  const api = (await extension.activate()).getAPI(1);
  const root = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.createDirectory(root);
  const repository = (await api.init(root)) ?? undefined;
  await repository?.setConfig('user.name', 'Tester');
  await repository?.setConfig('user.email', 'tester@example.com');
  return repository;
}

export async function writeIn(repository: TestRepository, path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(repository.rootUri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export interface CommittedFile {
  readonly path: string;
  readonly text: string;
  readonly message: string;
}

export async function commitFile(repository: TestRepository, { path, text, message }: CommittedFile): Promise<void> {
  const uri = await writeIn(repository, path, text);
  await repository.add([uri.fsPath]);
  await repository.commit(message);
}
