import assert from 'node:assert/strict';
import { cleanAnswer } from '../../src/core/completion/postprocess/cleanAnswer.ts';
import type { CleaningOptions } from '../../src/core/completion/postprocess/cleaningContext.ts';
import { splitAtCursor } from './cursorText.ts';

export interface AcceptedDocument extends Partial<Omit<CleaningOptions, 'languageId'>> {
  readonly languageId: string;
  /** The document with the cursor as █. */
  readonly at: string;
  /** The model's answer. */
  readonly raw: string;
  /** The document after Accept; null: nothing is shown; absent: the answer as it is. */
  readonly want?: string | null | undefined;
}

/** What stands in the document when the cleaned answer has been accepted. */
export function checkAcceptedDocument({ languageId, at, raw, want, ...options }: AcceptedDocument): void {
  it(`${languageId}: ${JSON.stringify(at)} and ${JSON.stringify(raw.slice(0, 60))}`, () => {
    const { prefix, suffix } = splitAtCursor(at);
    const place = { prefix, suffix, languageId, insertSpaces: languageId !== 'go', tabSize: 4, stop: [] };
    const answer = cleanAnswer(raw, { ...place, length: 'block', ...options });
    const got = answer && prefix + answer.text + suffix.slice(answer.replaceRight);
    const wanted = want === undefined ? prefix + raw + suffix : want;
    assert.equal(got === undefined ? null : normalise(got), wanted === null ? null : normalise(wanted));
  });
}

/** Line ends, trailing spaces of lines and trailing line ends do not count: the editor or a formatter sees to them. */
function normalise(document: string): string {
  const lines = document.replaceAll('\r\n', '\n').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');
}
