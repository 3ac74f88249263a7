import type * as vscode from 'vscode';

/** A part of the extension that is read from disk when it is first wanted, and disposed of with the window. */
export class LoadedOnce<Part extends vscode.Disposable> implements vscode.Disposable {
  readonly #create: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  #isDisposed = false;
  /** Undefined until it is loaded. */
  part: Part | undefined;

  constructor(create: () => Promise<Part>) {
    this.#create = create;
  }
  load(): Promise<Part> {
    this.#loading ??= this.#start();
    return this.#loading;
  }
  dispose(): void {
    this.#isDisposed = true;
    this.part?.dispose();
  }
  async #start(): Promise<Part> {
    const part = await this.#create();
    this.part = part;
    if (this.#isDisposed) part.dispose();
    return part;
  }
}
