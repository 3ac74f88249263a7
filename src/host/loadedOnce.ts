import type * as vscode from 'vscode';
import { loadOnce } from '../core/util/loadOnce.ts';

/** A part of the extension that is read from disk when it is first wanted, and disposed of with the window. */
export class LoadedOnce<Part extends vscode.Disposable> implements vscode.Disposable {
  readonly load: () => Promise<Part>;
  #isDisposed = false;
  /** Undefined until it is loaded. */
  part: Part | undefined;

  constructor(create: () => Promise<Part>) {
    this.load = loadOnce(() => this.#start(create));
  }
  dispose(): void {
    this.#isDisposed = true;
    this.part?.dispose();
  }
  async #start(create: () => Promise<Part>): Promise<Part> {
    const part = await create();
    this.part = part;
    if (this.#isDisposed) part.dispose();
    return part;
  }
}
