import * as vscode from 'vscode';

/** Themes and grammars in use are far smaller; what is larger is not worth the time of reading it. */
const MAX_BYTES = 3_000_000;

/**
 * The parsed JSON (comments allowed) of a file that an extension brings; undefined when it cannot be read: other formats, missing files,
 * and web windows where extensions' files are out of reach.
 */
export async function readExtensionFile(file: vscode.Uri): Promise<unknown> {
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    if (bytes.byteLength > MAX_BYTES) return undefined;
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function parseJson(text: string): Promise<unknown> {
  if (!/^\uFEFF?\s*[[{/]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Loaded only for the files with comments, and only when the first code block is drawn.
    const { parse } = await import('jsonc-parser/lib/esm/main.js');
    return parse(text, [], { allowTrailingComma: true }) as unknown;
  }
}
