import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { SnippetSource } from './snippetSource.ts';

/** Stands where other snippets name their document. */
export const CLIPBOARD_ADDRESS = 'clipboard:';

const SHORTEST = 3;
const LONGEST = 2000;

/** The text on the clipboard, read when the cursor rests, and only while the user wants that. */
export class ClipboardText implements SnippetSource {
  readonly kinds = ['clipboard'] as const;
  #text = '';

  snippets(): readonly ContextSnippet[] {
    if (this.#text === '') return [];
    const text = this.#text;
    return [
      { source: 'clipboard', uri: CLIPBOARD_ADDRESS, path: 'clipboard', languageId: 'plaintext', text, firstLine: 0 },
    ];
  }

  async lookAhead(): Promise<void> {
    this.#text = '';
    const text = (await vscode.env.clipboard.readText()).replaceAll('\r\n', '\n').trim();
    if (text.length >= SHORTEST && text.length <= LONGEST) this.#text = text;
  }

  dispose(): void {
    this.#text = '';
  }
}
