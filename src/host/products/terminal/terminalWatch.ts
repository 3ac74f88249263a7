import * as vscode from 'vscode';
import { createBoundedOutput } from '../../../core/products/terminal/boundedOutput.ts';
import { type EndedCommand, hasFailed } from '../../../core/products/terminal/failedCommand.ts';

/** So much of a command's output is kept, until the next command of the same terminal. */
const MAX_CHARACTERS = 24_000;

/** A command that failed, and where. */
export interface Failure extends EndedCommand {
  readonly terminal: vscode.Terminal;
}

interface Running {
  readonly terminal: vscode.Terminal;
  readonly output: ReturnType<typeof createBoundedOutput>;
  /** Resolves when the terminal has told all of it. */
  readonly read: Promise<void>;
}

/** How long the last output of an ended command may take to come. */
const PATIENCE_MS = 500;

/** Listens to terminals with shell integration, and keeps the last command that failed. What it hears stays in memory and leaves only when asked for. */
export class TerminalWatch implements vscode.Disposable {
  readonly #running = new Map<vscode.TerminalShellExecution, Running>();
  readonly #listeners: vscode.Disposable;
  #failure: Failure | undefined;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => this.#started(terminal, execution)),
      vscode.window.onDidEndTerminalShellExecution((event) => void this.#ended(event)),
      vscode.window.onDidCloseTerminal((terminal) => this.#closed(terminal)),
    );
  }

  /** The last one of the window. */
  get lastFailure(): Failure | undefined {
    return this.#failure;
  }

  /** Whether a program has the terminal: what is sent then goes to the program. */
  isBusy(terminal: vscode.Terminal): boolean {
    return [...this.#running.values()].some((running) => running.terminal === terminal);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#running.clear();
  }

  #started(terminal: vscode.Terminal, execution: vscode.TerminalShellExecution): void {
    const output = createBoundedOutput(MAX_CHARACTERS);
    const read = vscode.workspace.isTrusted ? readInto(output, execution) : Promise.resolve();
    this.#running.set(execution, { terminal, output, read });
  }

  async #ended({ terminal, execution, exitCode }: vscode.TerminalShellExecutionEndEvent): Promise<void> {
    const running = this.#running.get(execution);
    this.#running.delete(execution);
    if (!hasFailed(exitCode)) return;
    if (running) await Promise.race([running.read, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    this.#failure = {
      terminal,
      exitCode,
      commandLine: execution.commandLine.value,
      output: running?.output.text() ?? '',
      folder: execution.cwd?.fsPath ?? '',
    };
  }

  #closed(terminal: vscode.Terminal): void {
    for (const [execution, running] of this.#running)
      if (running.terminal === terminal) this.#running.delete(execution);
  }
}

async function readInto(
  output: ReturnType<typeof createBoundedOutput>,
  execution: vscode.TerminalShellExecution,
): Promise<void> {
  try {
    for await (const piece of execution.read()) output.add(piece);
  } catch {
    // The terminal went away; what came is kept.
  }
}
