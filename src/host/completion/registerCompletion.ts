import * as vscode from 'vscode';
import type { SentRequest } from '../../core/completion/sentRequest.ts';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { LoadedOnce } from '../loadedOnce.ts';
import type { CompletionDeps } from './completionEngine.ts';
import { watchTyping } from './watchTyping.ts';

/** The window has come to rest: what the first key needs is read now, not in its way. */
const LOAD_AFTER_MS = 1_000;

export interface RegisteredCompletion extends vscode.Disposable {
  /** The latest request that was sent for a question; else the latest that was sent ahead. */
  readonly lastRequest: SentRequest | undefined;
  /** Forgets kept answers and failures; worth calling when a key has changed. */
  reset(): void;
  readonly commands: CommandHandlers<
    | 'interline.triggerCompletion'
    | 'interline.whyNoSuggestion'
    | 'interline.acceptStatement'
    | 'interline.acceptToBracket'
  >;
}

/** Ghost text in every document, cells of notebooks and unsaved files included. What does the work is loaded soon after the start, or with the first key. */
export function registerCompletion(deps: CompletionDeps): RegisteredCompletion {
  const { settings, clock, controls } = deps;
  const lazy = new LoadedOnce(async () => (await import('./completionEngine.ts')).createCompletionEngine(deps));
  const reset = (): void => lazy.part?.reset();
  const registrations = vscode.Disposable.from(
    lazy,
    new vscode.Disposable(clock.setTimer(() => void lazy.load(), LOAD_AFTER_MS)),
    vscode.languages.registerInlineCompletionItemProvider(
      { pattern: '**' },
      {
        provideInlineCompletionItems: async (...question) =>
          (await lazy.load()).provider.provideInlineCompletionItems(...question),
      },
    ),
    watchTyping((change) => {
      if (lazy.part === undefined) void lazy.load();
      else lazy.part.noteTyped(change);
    }),
    vscode.commands.registerCommand('interline.dismissSuggestion', () => {
      lazy.part?.dismiss();
      return vscode.commands.executeCommand('editor.action.inlineSuggest.hide');
    }),
    settings.onDidChange(reset),
    controls.exclusions.onDidChange(reset),
  );
  return {
    get lastRequest() {
      return lazy.part?.lastRequest;
    },
    reset,
    commands: {
      'interline.triggerCompletion': () => vscode.commands.executeCommand('editor.action.inlineSuggest.trigger'),
      'interline.acceptStatement': async () => (await lazy.load()).takeHead('statement'),
      'interline.acceptToBracket': async () => (await lazy.load()).takeHead('bracket'),
      'interline.whyNoSuggestion': async () => (await lazy.load()).explainSilence(),
    },
    dispose: () => {
      registrations.dispose();
    },
  };
}
