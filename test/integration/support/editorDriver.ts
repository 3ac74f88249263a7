import * as vscode from 'vscode';

const POLL_MS = 50;
/** A machine that is busy with other things may need long; where all is well nobody waits for it. */
const PATIENCE_MS = 45_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves with the first defined value of `find`, which is asked again and again. */
export async function eventually<T>(find: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(POLL_MS)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** Opens a new untitled document in front; the cursor stands where `text` has `█`. */
export async function openDocument(text: string, language = 'python'): Promise<vscode.TextEditor> {
  const offset = text.indexOf('█');
  const content = text.replace('█', '');
  const document = await eventually(async () => {
    const opened = await vscode.workspace.openTextDocument({ language, content });
    // One that was just closed may still be there, and be given to the next of its name.
    return opened.getText() === content ? opened : undefined;
  }, 'a document with a text of its own');
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  // Keys and commands that come before the focus would go elsewhere.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  return editor;
}

/** Writes as another extension would, anew when the document has changed meanwhile: the editor refuses such an edit. */
export async function insertText(editor: vscode.TextEditor, place: () => vscode.Position, text: string): Promise<void> {
  const insert = (): Thenable<boolean> => editor.edit((builder) => builder.insert(place(), text));
  await eventually(async () => ((await insert()) ? true : undefined), 'an edit that the editor takes');
}

/** The start of a document. */
export const atStart = (): vscode.Position => new vscode.Position(0, 0);

/** The document with `█` at the cursor. */
export function documentWithCursor(editor: vscode.TextEditor): string {
  const text = editor.document.getText();
  const offset = editor.document.offsetAt(editor.selection.active);
  return `${text.slice(0, offset)}█${text.slice(offset)}`;
}

/** Asks for ghost text and accepts it once there is some; resolves with the document, `█` at the cursor. */
export async function acceptSuggestion(editor: vscode.TextEditor): Promise<string> {
  await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  return takeSuggestion(editor);
}

/** Runs a command that takes ghost text, or a part of it, until it has taken some; resolves with the document, `█` at the cursor. */
export async function takeSuggestion(
  editor: vscode.TextEditor,
  command = 'editor.action.inlineSuggest.commit',
): Promise<string> {
  const before = editor.document.version;
  return eventually(async () => {
    // Does nothing while nothing is shown.
    await vscode.commands.executeCommand(command);
    return editor.document.version > before ? documentWithCursor(editor) : undefined;
  }, 'ghost text');
}

/** Takes ghost text, part by part if it comes so, until the document holds `text`. */
export async function takeUntil(editor: vscode.TextEditor, text: string): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    return editor.document.getText().includes(text) ? true : undefined;
  }, `ghost text with ${text}`);
}

/**
 * Closes every editor without asking whether its text is to be kept. For the end of a group of tests: the name of an untitled document that
 * was just closed may be given to the next one together with its old text.
 */
export async function closeAllEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Sets a user setting for one test; call what it resolves with afterwards. */
export async function withSetting(name: string, value: unknown): Promise<() => Promise<void>> {
  const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration();
  const before: unknown = configuration().inspect(name)?.workspaceValue;
  await configuration().update(name, value, vscode.ConfigurationTarget.Workspace);
  return async () => {
    await configuration().update(name, before, vscode.ConfigurationTarget.Workspace);
  };
}
