import * as vscode from 'vscode';
import { createBoundedOutput } from '../../../core/products/terminal/boundedOutput.ts';
import { type EndedCommand, hasFailed } from '../../../core/products/terminal/failedCommand.ts';

/** So much of a command's output is kept, until the next command of the same terminal. */
const MAX_CHARACTERS = 24_000;

/** A command that failed, and where. */
export interface Failure extends EndedCommand {
  readonly terminal: vscode.Terminal;
}

/** A command that a terminal has told of; it may run still. */
export interface HeardCommand extends Omit<EndedCommand, 'exitCode' | 'output'> {
  readonly terminal: vscode.Terminal;
  /** Undefined while it runs, and where the shell does not tell. */
  readonly exitCode: number | undefined;
  /** Raw, with escape sequences; what it has printed so far. */
  readOutput(): string;
}

interface Running {
  readonly terminal: vscode.Terminal;
  readonly output: ReturnType<typeof createBoundedOutput>;
  /** Resolves when the terminal has told all of it. */
  readonly read: Promise<void>;
}

/** How long the last output of an ended command may take to come. */
const PATIENCE_MS = 500;

/** Listens to terminals with shell integration, and keeps each one's last command and the last that failed. What it hears stays in memory and leaves only when asked for. */
export class TerminalWatch implements vscode.Disposable {
  readonly #running = new Map<vscode.TerminalShellExecution, Running>();
  readonly #listeners: vscode.Disposable;
  #failure: Failure | undefined;
  /** The last of each terminal, the newest last. */
  readonly #heard = new Map<vscode.Terminal, HeardCommand>();

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

  /** The last command of a terminal; without one, or where it has none, the last of the window. */
  lastCommand(terminal: vscode.Terminal | undefined): HeardCommand | undefined {
    return (terminal && this.#heard.get(terminal)) ?? [...this.#heard.values()].at(-1);
  }

  /** Whether a program has the terminal: what is sent then goes to the program. */
  isBusy(terminal: vscode.Terminal): boolean {
    return [...this.#running.values()].some((running) => running.terminal === terminal);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#running.clear();
    this.#heard.clear();
  }

  #hear({ terminal, execution }: HeardExecution, exitCode: number | undefined): void {
    const output = this.#running.get(execution)?.output;
    this.#heard.delete(terminal);
    this.#heard.set(terminal, {
      terminal,
      exitCode,
      commandLine: execution.commandLine.value,
      folder: execution.cwd?.fsPath ?? '',
      readOutput: () => output?.text() ?? '',
    });
  }

  #started(terminal: vscode.Terminal, execution: vscode.TerminalShellExecution): void {
    const output = createBoundedOutput(MAX_CHARACTERS);
    const read = vscode.workspace.isTrusted ? readInto(output, execution) : Promise.resolve();
    this.#running.set(execution, { terminal, output, read });
    this.#hear({ terminal, execution }, undefined);
  }

  async #ended({ terminal, execution, exitCode }: vscode.TerminalShellExecutionEndEvent): Promise<void> {
    const running = this.#running.get(execution);
    // Output that is told after the end still goes into the same store.
    this.#hear({ terminal, execution }, exitCode);
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
    this.#heard.delete(terminal);
    for (const [execution, running] of this.#running)
      if (running.terminal === terminal) this.#running.delete(execution);
  }
}

type HeardExecution = Pick<vscode.TerminalShellExecutionStartEvent, 'terminal' | 'execution'>;

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
