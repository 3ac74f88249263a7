import assert from 'node:assert/strict';
import { makePiece, type RawPiece } from '../../../../src/host/context/makePiece.ts';

function checkLabels(labels: Pick<RawPiece, 'label' | 'promptLabel'>, expected: object): void {
  const { label, promptLabel } = makePiece({ kind: 'text', languageId: 'plaintext', text: 'x', ...labels });
  assert.deepEqual({ label, ...(promptLabel !== undefined && { promptLabel }) }, expected);
}

describe('makePiece: labels', () => {
  it('of the reader’s language stand beside those for the model', () =>
    checkLabels(
      { label: 'Zwischenablage', promptLabel: 'Clipboard' },
      { label: 'Zwischenablage', promptLabel: 'Clipboard' },
    ));
  it('are written once where they are the same', () =>
    checkLabels({ label: 'Clipboard', promptLabel: 'Clipboard' }, { label: 'Clipboard' }));
  it('that are names are the same for both', () => checkLabels({ label: 'src/a.ts' }, { label: 'src/a.ts' }));
  it('hide nothing and stay in their line, in either language', () =>
    checkLabels(
      { label: 'Zweig a\nb', promptLabel: 'Branch a\n\u202Eb' },
      { label: 'Zweig a b', promptLabel: 'Branch a ⟨U+202E right-to-left override⟩b' },
    ));
});
