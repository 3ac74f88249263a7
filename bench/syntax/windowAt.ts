import { collectWindow, type PromptWindow } from '../../src/core/completion/collectWindow.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { inputAtLine } from '../support/inputAtLine.ts';

/** What of a text a request at this place is about. */
export function windowAt(text: string, offset: number): PromptWindow {
  const input = { ...inputAtLine({ lines: [], lineStarts: [], line: 0, column: 0 }), text, offset, firstLine: 0 };
  return collectWindow(input, { maxTokens: DEFAULT_SETTINGS.completion.maxPromptTokens, order: 'prefixFirst' });
}
