import { isLanguageOn } from '../settings/isLanguageOn.ts';
import type { Settings } from '../settings/settings.ts';
import { syntaxOf } from './code/languageSyntax.ts';
import { scanCode } from './code/scanCode.ts';
import type { CompletionInput } from './completionInput.ts';
import type { SkipReason } from './completionOutcome.ts';

/** Below this many visible characters a model could only guess. */
const FEWEST_CHARACTERS = 3;

/**
 * Why no suggestion is wanted here; undefined when one is. Asking by hand overrules what only keeps suggestions from appearing by
 * themselves; it does not overrule the main switch, nor what keeps the file's text at home.
 */
export function reasonToSkip(input: CompletionInput, settings: Settings): SkipReason | undefined {
  if (!settings.enabled) return 'disabled';
  if (input.isReadOnly) return 'readOnlyDocument';
  if (input.optOut?.kind === 'excluded') return 'excludedFile';
  if (input.optOut?.kind === 'unread') return 'ignoreFilesUnread';
  if (input.hasSelection) return 'selectionActive';
  if (input.cursorCount > 1) return 'severalCursors';
  return input.trigger === 'manual' ? undefined : reasonToStayQuiet(input, settings);
}

function reasonToStayQuiet(input: CompletionInput, settings: Settings): SkipReason | undefined {
  if (input.optOut?.kind === 'fileOff') return 'disabledForFile';
  if (!isLanguageOn(settings, input.languageId)) return 'disabledForLanguage';
  if (isMiddleOfWord(input)) return 'middleOfWord';
  if (hasTooLittleText(input)) return 'tooLittleText';
  return unwantedScope(input, settings);
}

function isMiddleOfWord({ text, offset, selectedItem }: CompletionInput): boolean {
  if (selectedItem !== undefined) return false;
  return (
    /[\p{L}\p{N}_]$/u.test(text.slice(0, offset).slice(-2)) && /^[\p{L}\p{N}_]/u.test(text.slice(offset, offset + 2))
  );
}

function hasTooLittleText({ text }: CompletionInput): boolean {
  const head = text.slice(0, 2000).replace(/\s/g, '');
  return head.length < FEWEST_CHARACTERS && text.length < 2000;
}

/** The text is looked through only for those who have switched one of the two off. */
function unwantedScope({ text, offset, languageId }: CompletionInput, settings: Settings): SkipReason | undefined {
  const { inComments, inStrings } = settings.completion;
  if (inComments && inStrings) return undefined;
  const { comment, quote } = scanCode(text.slice(0, offset), { syntax: syntaxOf(languageId) });
  if (!inComments && comment !== undefined) return 'inComment';
  return !inStrings && quote !== undefined ? 'inString' : undefined;
}
