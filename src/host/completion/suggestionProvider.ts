import * as vscode from 'vscode';
import { anticipate } from '../../core/completion/anticipate.ts';
import { completeAtCursor } from '../../core/completion/completeAtCursor.ts';
import type { CompletionInput } from '../../core/completion/completionInput.ts';
import type { CompletionOutcome, Suggestion } from '../../core/completion/completionOutcome.ts';
import { paceOf } from '../../core/completion/requestPolicy.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { CompletionSession } from '../../core/completion/completionSession.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { ContextGatherer } from './context/contextGatherer.ts';
import type { SuggestionControls } from './suggestionControls.ts';
import { toCore, type EditorPlace } from './toCore.ts';

export interface SuggestionProviderDeps {
  readonly session: CompletionSession;
  readonly settings: SettingsSource;
  /** Told the outcome of every question that the editor has not taken back. */
  readonly onOutcome: (answered: AnsweredQuestion) => void;
  readonly context: Pick<ContextGatherer, 'gatherAt'>;
  readonly controls: Pick<SuggestionControls, 'optOutOf' | 'exclusions'>;
}

export interface AnsweredQuestion {
  readonly outcome: CompletionOutcome;
  readonly input: CompletionInput;
  readonly elapsedMs: number;
}

/** Brings the core's suggestions to the editor. Errors end here: the editor is told of none. */
export class SuggestionProvider implements vscode.InlineCompletionItemProvider {
  readonly #deps: SuggestionProviderDeps;
  /** Where the editor has been told to fetch the rest of what it shows: nobody asks there by hand. */
  #restWantedAt: string | undefined;
  constructor(deps: SuggestionProviderDeps) {
    this.#deps = deps;
  }

  // The editor's interface has four parameters.
  async provideInlineCompletionItems(
    ...[document, position, context, token]: Parameters<
      vscode.InlineCompletionItemProvider['provideInlineCompletionItems']
    >
  ): Promise<vscode.InlineCompletionItem[]> {
    const { session, settings, onOutcome, controls } = this.#deps;
    const startedAt = session.clock.now();
    const place = placeName(document, position);
    const isForRest = this.#restWantedAt === place;
    this.#restWantedAt = undefined;
    if (controls.optOutOf(document.uri)?.kind === 'unread') await controls.exclusions.read(document.uri);
    const input = this.#inputAt({ document, position, context });
    const outcome = await completeAtCursor(session, {
      input: isForRest ? { ...input, trigger: 'automatic' } : input,
      settings: settings.current,
      signal: abortSignalOf(token),
      gatherContext: this.#deps.context.gatherAt({ document, position }),
      // The editor does not ask again where it was told to ask: there the whole answer has to be waited for.
      ...(isAutomatic(context) && { onMore: () => void this.#fetchRest(place) }),
    });
    if (token.isCancellationRequested) return [];
    onOutcome({ outcome, input, elapsedMs: session.clock.now() - startedAt });
    return outcome.kind === 'shown'
      ? outcome.suggestions.map((suggestion) => toItem(document, suggestion, settings.current))
      : [];
  }

  /** A key was pressed: the editor will ask in a moment. Returns whether the cursor stands behind a suggestion that is all there now. */
  anticipate(document: vscode.TextDocument, position: vscode.Position): boolean {
    const { session, settings, context } = this.#deps;
    const input = this.#inputAt({ document, position, context: BY_ITSELF });
    const gatherContext = context.gatherAt({ document, position });
    return anticipate(session, { input, settings: settings.current, gatherContext }).isAfterAcceptance === true;
  }

  /**
   * Lets the editor go over from a suggestion's first lines to the whole of it, unless the person has moved on. Asked again, the editor keeps
   * what it shows and takes the whole for an alternative: `showNext` asks and steps there without a moment in which nothing is shown.
   */
  async #fetchRest(place: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || placeName(editor.document, editor.selection.active) !== place) return;
    this.#restWantedAt = place;
    await vscode.commands.executeCommand('editor.action.inlineSuggest.showNext');
  }

  #inputAt(place: EditorPlace): CompletionInput {
    const { settings, controls } = this.#deps;
    const optOut = controls.optOutOf(place.document.uri);
    return toCore({ ...place, optOut }, settings.current.completion.maxPromptTokens);
  }
}

const BY_ITSELF = { triggerKind: vscode.InlineCompletionTriggerKind.Automatic, selectedCompletionInfo: undefined };

function isAutomatic({ triggerKind }: vscode.InlineCompletionContext): boolean {
  return triggerKind === vscode.InlineCompletionTriggerKind.Automatic;
}

function toItem(
  document: vscode.TextDocument,
  { insertText, replaceStart, replaceEnd }: Suggestion,
  { completion }: Settings,
): vscode.InlineCompletionItem {
  const range = new vscode.Range(document.positionAt(replaceStart), document.positionAt(replaceEnd));
  const isPrepared = paceOf(completion.requests).prefetchAfterMs !== undefined;
  return new vscode.InlineCompletionItem(insertText, range, isPrepared ? ASK_AT_ONCE : undefined);
}

/**
 * What comes next was asked for ahead, so that the editor need not wait its 50 ms before it asks. The editor runs its own command before its wait begins; one
 * of ours would come too late.
 */
const ASK_AT_ONCE: vscode.Command = {
  command: 'editor.action.inlineSuggest.trigger',
  // Nobody sees it.
  title: '',
};

/** A state of a document with a cursor in it. */
function placeName({ uri, version }: vscode.TextDocument, { line, character }: vscode.Position): string {
  return JSON.stringify([uri.toString(), version, line, character]);
}
