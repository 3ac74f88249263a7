import * as vscode from 'vscode';
import type { CursorPlace } from './snippetSource.ts';

export interface NameAt {
  readonly name: string;
  readonly position: vscode.Position;
}

const LINES_ABOVE = 6;
const MOST_NAMES = 8;
const LONGEST_LINE = 400;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** Words of most languages that no definition stands behind. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'abstract and as async await bool boolean break case catch class const continue def default defer del do elif else end enum ' +
    'except export extends extern false final finally fn for from func function global go if impl implements import in include ' +
    'int interface is lambda let long match mod module mut namespace new nil None not null number object of or override package ' +
    'pass private protected pub public raise range readonly require return self short static str string struct super switch ' +
    'then this throw throws trait true try type typeof undefined unsigned until use using val var void where while with yield'
  ).split(' '),
);

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
      if (isUnfinished || NO_NAMES.has(name) || found.has(name)) continue;
      found.set(name, { name, position: new vscode.Position(line, match.index) });
      if (found.size === MOST_NAMES) return [...found.values()];
    }
  }
  return [...found.values()];
}
