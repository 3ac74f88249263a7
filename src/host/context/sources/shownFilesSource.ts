import * as vscode from 'vscode';
import { isWritten } from '../../completion/context/documentText.ts';
import type { AttachGuard } from '../attachGuard.ts';
import type { ContextPiece, ContextSource, ReadContext } from '../contextSource.ts';
import { openTabs } from '../nearFiles.ts';
import { readFilePiece } from '../readFilePiece.ts';

export interface ShownFilesDeps {
  readonly guard: AttachGuard;
}

/** Of more open files the first ones. */
const MOST_FILES = 30;

/** The files that can be seen in editors just now. */
export function createVisibleSource(deps: ShownFilesDeps): ContextSource {
  const label = vscode.l10n.t('Visible Files');
  const description = vscode.l10n.t('All files that can be seen in editors');
  return filesSource({ kind: 'visible', label, description, deps, find: visibleFiles });
}

/** The files of all tabs. */
export function createOpenSource(deps: ShownFilesDeps): ContextSource {
  const label = vscode.l10n.t('Open Files');
  const description = vscode.l10n.t('The files of all tabs');
  return filesSource({ kind: 'open', label, description, deps, find: openTabs });
}

interface FilesSource {
  readonly kind: 'visible' | 'open';
  readonly label: string;
  readonly description: string;
  readonly deps: ShownFilesDeps;
  readonly find: () => readonly vscode.Uri[];
}

function filesSource({ kind, label, description, deps, find }: FilesSource): ContextSource {
  return {
    kind,
    isSingle: true,
    label,
    description,
    async find() {
      const uris = find().filter(isWritten).slice(0, MOST_FILES);
      if (uris.length === 0) return { candidates: [] };
      const detail = uris.map((uri) => uri.path.slice(uri.path.lastIndexOf('/') + 1)).join(', ');
      return { candidates: [{ kind, label, detail, read: (signal) => readAll(uris, { ...deps, signal }) }] };
    },
  };
}

function visibleFiles(): readonly vscode.Uri[] {
  const uris = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

interface ReadOptions extends ShownFilesDeps {
  readonly signal: AbortSignal;
}

/** A tab may show an image, or a file that is gone: the others are still wanted. */
async function readAll(uris: readonly vscode.Uri[], { guard, signal }: ReadOptions): Promise<ReadContext> {
  const pieces: ContextPiece[] = [];
  let problem: string | undefined;
  for (const uri of uris) {
    if (signal.aborted) return [];
    const label = uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri);
    if (!(await guard.mayAttach(uri, label))) continue;
    const piece = await readFilePiece({ uri, label, kind: 'file' });
    if ('problem' in piece) problem ??= piece.problem;
    else pieces.push(piece);
  }
  return pieces.length === 0 && problem !== undefined ? { problem } : pieces;
}
