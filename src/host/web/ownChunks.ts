import * as vscode from 'vscode';
import { type ChunkReader, createChunkReader } from './chunkReader.ts';

/** The chunks that lie beside the entry, wherever the editor has the extension from. */
export function ownChunks(extensionUri: vscode.Uri): ChunkReader {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'chunks');
  return createChunkReader({
    vscode,
    readText: async (name) => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
      return new TextDecoder().decode(bytes);
    },
  });
}
