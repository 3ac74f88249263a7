import * as vscode from 'vscode';

/** What a person says to questions; what is not there is closed without an answer. */
export interface WindowAnswers {
  /** Of the items that a quick pick shows, those that are taken; several only where several can be. */
  readonly pick?: (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => readonly number[];
  /** Which button of a modal question is pressed. */
  readonly press?: (message: string, detail: string, buttons: readonly string[]) => string | undefined;
  /** Which button of a notice is pressed; without it, notices are left alone. */
  readonly pressNotice?: (message: string, buttons: readonly string[]) => string | undefined;
  /** Where a dialog for saving leads. */
  readonly save?: (options: vscode.SaveDialogOptions) => vscode.Uri | undefined;
  /** What is chosen in a dialog for opening. */
  readonly open?: (options: vscode.OpenDialogOptions) => readonly vscode.Uri[];
  /** What is typed into a box, which shows a proposal; asked again while the box refuses it. */
  readonly type?: (options: vscode.InputBoxOptions, problem: string | undefined) => string | undefined;
}

/** What the window has shown meanwhile. */
export interface WindowRecord {
  readonly questions: string[];
  readonly notices: string[];
}

type Replaced = Pick<
  typeof vscode.window,
  | 'showQuickPick'
  | 'showWarningMessage'
  | 'showInformationMessage'
  | 'showInputBox'
  | 'showSaveDialog'
  | 'showOpenDialog'
>;

/** How often a box may refuse what is typed. */
const PATIENCE = 5;

/** Runs something while its questions are answered; the editor's own window would refuse to show modal ones in a test. */
export async function withAnswers(answers: WindowAnswers, run: () => PromiseLike<unknown>): Promise<WindowRecord> {
  const record: WindowRecord = { questions: [], notices: [] };
  const { showQuickPick, showWarningMessage, showInformationMessage, showInputBox } = vscode.window;
  const { showSaveDialog, showOpenDialog } = vscode.window;
  const message = answeringMessages(answers, record);
  const replaced = {
    showQuickPick: answeringPicks(answers),
    showWarningMessage: message,
    showInformationMessage: message,
    showInputBox: answeringBoxes(answers),
    showSaveDialog: async (options: vscode.SaveDialogOptions = {}) => answers.save?.(options),
    showOpenDialog: async (options: vscode.OpenDialogOptions = {}) => answers.open?.(options),
  };
  Object.assign(vscode.window, replaced);
  try {
    await run();
  } finally {
    const messages = { showWarningMessage, showInformationMessage };
    const own: Replaced = { ...messages, showQuickPick, showInputBox, showSaveDialog, showOpenDialog };
    Object.assign(vscode.window, own);
  }
  return record;
}

function answeringPicks({ pick }: WindowAnswers) {
  return async (
    given: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>,
    options: vscode.QuickPickOptions = {},
  ): Promise<unknown> => {
    const items = await given;
    const chosen = pick?.(items, options).map((index) => items[index]);
    return options.canPickMany ? chosen : chosen?.[0];
  };
}

function answeringMessages({ press, pressNotice }: WindowAnswers, record: WindowRecord) {
  return async (message: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
    const [first, ...others] = rest;
    const options = typeof first === 'object' && first !== null ? (first as vscode.MessageOptions) : undefined;
    record[options?.modal ? 'questions' : 'notices'].push(message);
    const buttons = (options ? others : rest).filter((button) => typeof button === 'string');
    return options?.modal ? press?.(message, options.detail ?? '', buttons) : pressNotice?.(message, buttons);
  };
}

function answeringBoxes({ type }: WindowAnswers) {
  return async (options: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    let problem: string | undefined;
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
      const typed = type?.(options, problem);
      if (typed === undefined) return undefined;
      const found = await options.validateInput?.(typed);
      if (found === undefined || found === null || found === '') return typed;
      problem = typeof found === 'string' ? found : found.message;
    }
    return undefined;
  };
}
