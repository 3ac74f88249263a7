import * as vscode from 'vscode';
import { isKeyword } from '../../../core/completion/context/identifiers.ts';
import type { CursorPlace } from './snippetSource.ts';

export interface NameAt {
  readonly name: string;
  readonly position: vscode.Position;
}

const LINES_ABOVE = 6;
const MOST_NAMES = 8;
const LONGEST_LINE = 400;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** The different names before the cursor on its line and on those above, the nearest first; not the one that is being typed. */
export function namesNear({ document, position }: CursorPlace): readonly NameAt[] {
  const found = new Map<string, NameAt>();
  for (let line = position.line; line >= Math.max(0, position.line - LINES_ABOVE); line -= 1) {
    const { text } = document.lineAt(line);
    if (text.length > LONGEST_LINE) continue;
    const before = line === position.line ? text.slice(0, position.character) : text;
    for (const match of [...before.matchAll(NAME)].reverse()) {
      const [name] = match;
      const isUnfinished = line === position.line && match.index + name.length === position.character;
      if (isUnfinished || isKeyword(name) || found.has(name)) continue;
      found.set(name, { name, position: new vscode.Position(line, match.index) });
      if (found.size === MOST_NAMES) return [...found.values()];
    }
  }
  return [...found.values()];
}
