import * as vscode from 'vscode';
import { createLastEditor } from '../chat/lastEditor.ts';
import type { CommandHandler } from '../commands/commandHandlers.ts';
import { LoadedOnce } from '../loadedOnce.ts';
import type { EditCommand } from './editCommands.ts';
import type { EditDeps } from './editDeps.ts';
import type { EditEngine } from './editEngine.ts';
import { OPEN_EDITS_MEMORY } from './openEditsMemory.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerSymbolLenses } from './symbolLenses.ts';

export interface RegisteredEdit extends vscode.Disposable {
  readonly commands: EditEngine['commands'];
  readonly layOver: EditEngine['layOver'];
}

/** The chat's page asks for it; its argument is a block of code. */
const APPLY = 'interline.applyCode';

/** Edits in the editor, blocks of the chat laid over files, quick fixes and lenses. What edits is loaded with the first edit, or when the last window left some open. */
export function registerEdit(deps: EditDeps): RegisteredEdit {
  const lastEditor = createLastEditor();
  const lazy = new LoadedOnce(async () => (await import('./editEngine.ts')).createEditEngine({ ...deps, lastEditor }));
  if (deps.memory.get(OPEN_EDITS_MEMORY) !== undefined) void lazy.load();
  const parts = vscode.Disposable.from(
    lazy,
    lastEditor,
    registerQuickFixes(async () => (await lazy.load()).fixes),
    registerSymbolLenses(deps.settings),
    vscode.commands.registerCommand(APPLY, async (block: unknown) => (await lazy.load()).apply(block)),
  );
  const later =
    (name: EditCommand | 'interline.suggestName'): CommandHandler =>
    (argument) => {
      // At once where it can be: what is meant is what is selected now.
      if (lazy.part !== undefined) return lazy.part.commands[name](argument);
      return lazy.load().then(({ commands }) => commands[name](argument));
    };
  return {
    commands: {
      'interline.edit': later('interline.edit'),
      'interline.acceptChange': later('interline.acceptChange'),
      'interline.rejectChange': later('interline.rejectChange'),
      'interline.acceptEdit': later('interline.acceptEdit'),
      'interline.rejectEdit': later('interline.rejectEdit'),
      'interline.stopEdit': later('interline.stopEdit'),
      'interline.retryEdit': later('interline.retryEdit'),
      'interline.followUpEdit': later('interline.followUpEdit'),
      'interline.compareEdit': later('interline.compareEdit'),
      'interline.placeEdit': later('interline.placeEdit'),
      'interline.suggestName': later('interline.suggestName'),
    },
    layOver: async (uri, answer) => (await lazy.load()).layOver(uri, answer),
    dispose: () => {
      parts.dispose();
    },
  };
}
