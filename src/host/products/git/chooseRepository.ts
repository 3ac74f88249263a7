import * as vscode from 'vscode';
import { isRecord } from '../../../core/util/isRecord.ts';
import { showInformation } from '../../notices.ts';
import { type GitApi, type GitRepository, openGit } from './gitApi.ts';

/**
 * The repository that a command is about: of the source control whose button was pressed, else the only one, else the one that is picked.
 * Undefined when the user turned away, or was told why there is none.
 */
export async function chooseRepository(argument: unknown, open = openGit): Promise<GitRepository | undefined> {
  const git = await open();
  if (!git || git.repositories.length === 0) {
    void showInformation(whyNone(git));
    return undefined;
  }
  return (
    clickedRepository(git, argument) ?? (git.repositories.length === 1 ? git.repositories[0] : pickRepository(git))
  );
}

function whyNone(git: GitApi | undefined): string {
  if (!git)
    return vscode.l10n.t(
      'This needs VS Code’s own Git extension, which is not at work here. Switch it on, open a folder with a Git repository and try again.',
    );
  // A window that has just started, on a slow disk.
  return git.state === 'initialized'
    ? vscode.l10n.t('This folder has no Git repository. Open a folder with one and try again.')
    : vscode.l10n.t('Git is still looking for repositories in this window. Try again in a moment.');
}

/** A button of the source control view hands over its `SourceControl`. */
function clickedRepository(git: GitApi, argument: unknown): GitRepository | undefined {
  const root = isRecord(argument) ? argument['rootUri'] : undefined;
  if (!(root instanceof vscode.Uri)) return undefined;
  return git.repositories.find(({ rootUri }) => rootUri.toString() === root.toString());
}

/** The one of the file in front comes first. */
async function pickRepository(git: GitApi): Promise<GitRepository | undefined> {
  const file = vscode.window.activeTextEditor?.document.uri;
  const current = file && git.getRepository(file);
  const items = git.repositories
    .map((repository) => ({
      label: repository.rootUri.path.split('/').at(-1) ?? '',
      description: vscode.workspace.asRelativePath(repository.rootUri),
      repository,
    }))
    .sort(
      (a, b) =>
        Number(b.repository.rootUri.path === current?.rootUri.path) -
        Number(a.repository.rootUri.path === current?.rootUri.path),
    );
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which repository?') });
  return picked?.repository;
}
