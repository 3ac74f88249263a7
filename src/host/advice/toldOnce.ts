import type * as vscode from 'vscode';

const STORAGE_KEY = 'interline.told';

/** What people have been told already, across windows and sessions. */
export class ToldOnce {
  readonly #memory: vscode.Memento;
  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }
  has(subject: string): boolean {
    return this.#read().includes(subject);
  }
  /** Returns whether this is news; from now on it is not. */
  tell(subject: string): boolean {
    const told = this.#read();
    if (told.includes(subject)) return false;
    void this.#memory.update(STORAGE_KEY, [...told, subject]);
    return true;
  }
  #read(): readonly string[] {
    const saved = this.#memory.get<unknown>(STORAGE_KEY);
    return Array.isArray(saved) ? saved.filter((subject) => typeof subject === 'string') : [];
  }
}
