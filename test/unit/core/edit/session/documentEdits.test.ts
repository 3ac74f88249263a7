import assert from 'node:assert/strict';
import { areSameChanges, documentEdits } from '../../../../../src/core/edit/session/documentEdits.ts';
import { startInlineEdit, type InlineEditState } from '../../../../../src/core/edit/session/inlineEdit.ts';
import { regionText, withdrawnEdit } from '../../../../../src/core/edit/session/showInlineEdit.ts';
import { reduceInlineEdit, type InlineEditEvent } from '../../../../../src/core/edit/session/reduceInlineEdit.ts';

const ABOVE = 'above();\r\n';

function start(region: string, view: InlineEditState['view'] = 'new'): InlineEditState {
  const document = `${ABOVE}${region}`;
  return startInlineEdit({
    document,
    region: { start: ABOVE.length, end: document.length },
    scope: 'region',
    view,
    languageId: 'typescript',
  });
}

/** Plays events, writes what each asks for into the document, and gives all documents on the way. */
function documents(
  region: string,
  events: readonly InlineEditEvent[],
  view?: InlineEditState['view'],
): readonly string[] {
  let state = start(region, view);
  let document = `${ABOVE}${region}`;
  return events.map((event) => {
    const next = reduceInlineEdit(state, event);
    for (const { start: from, end, text } of documentEdits(state, next).toReversed())
      document = document.slice(0, from) + text + document.slice(end);
    state = next;
    return document.slice(ABOVE.length);
  });
}

const grew = (text: string): InlineEditEvent => ({ type: 'grew', text });
const ENDED: InlineEditEvent = { type: 'ended', isCut: false };

describe('documentEdits', () => {
  const rows: readonly (readonly [
    name: string,
    region: string,
    events: readonly InlineEditEvent[],
    expected: string,
  ])[] = [
    ['writes what came', 'a();\nb();\n', [grew('x();\na();\n'), grew('B();\n'), ENDED], 'x();\na();\nB();\n'],
    [
      'takes all back',
      'a();\nb();\n',
      [grew('x();\na();\n'), grew('B();\n'), ENDED, { type: 'rejected' }],
      'a();\nb();\n',
    ],
    [
      'takes new lines out',
      'a();\nb();\n',
      [grew('a();\nB();\n'), ENDED, { type: 'viewChanged', view: 'original' }],
      'a();\nb();\n',
    ],
    [
      'takes new lines out and puts them in again',
      'a();\nb();\n',
      [grew('a();\nB();\n'), ENDED, { type: 'viewChanged', view: 'original' }, { type: 'viewChanged', view: 'new' }],
      'a();\nB();\n',
    ],
    ['leaves nothing behind when it is closed', 'a();', [grew('b();\n'), ENDED, { type: 'closed' }], 'a();'],
    ['keeps the line ends', 'a();\r\nb();\r\n', [grew('a();\nx();\n'), ENDED], 'a();\r\nx();\r\n'],
  ];
  for (const [name, region, events, expected] of rows)
    it(name, () => assert.equal(documents(region, events).at(-1), expected));
  it('writes nothing before something is accepted where the document is left alone', () =>
    assert.deepEqual(documents('a();\nb();\n', [grew('a();\nB();\n'), ENDED, { type: 'accepted' }], 'original'), [
      'a();\nb();\n',
      'a();\nb();\n',
      'a();\nB();\n',
    ]));
  it('touches only the lines that differ', () => {
    const state = start('a();\nb();\nc();\n');
    const next = [grew('A();\nb();\nC();\n'), ENDED].reduce(reduceInlineEdit, state);
    assert.deepEqual(
      documentEdits(state, next).map(({ start: from, end }) => [from - ABOVE.length, end - ABOVE.length]),
      [
        [0, 5],
        [10, 15],
      ],
    );
  });
});

describe('withdrawnEdit', () => {
  it('shows the text from before the edit, whatever was accepted and asked again', () => {
    const events: readonly InlineEditEvent[] = [
      grew('A();\nb();\nC();\n'),
      ENDED,
      { type: 'accepted' },
      { type: 'askedAgain' },
      grew('A();\nB();\nC();\n'),
      ENDED,
    ];
    const state = events.reduce(reduceInlineEdit, start('a();\nb();\nc();\n'));
    assert.equal(regionText(withdrawnEdit(state), 'new'), 'a();\nb();\nc();\n');
    assert.equal(documentEdits(withdrawnEdit(state), state).length, 1);
  });
});

describe('areSameChanges', () => {
  const asked = [
    { start: 1, end: 2, text: 'a\n' },
    { start: 5, end: 5, text: 'b' },
  ];
  const last = { start: 5, end: 5, text: 'b' };
  it('knows its own in another order and with other line ends', () =>
    assert.ok(areSameChanges(asked, [last, { start: 1, end: 2, text: 'a\r\n' }])));
  it('does not take others for its own', () => {
    assert.ok(!areSameChanges(asked, [last]));
    assert.ok(!areSameChanges(asked, [last, { start: 1, end: 2, text: 'x' }]));
    assert.ok(!areSameChanges(asked, [last, { start: 1, end: 3, text: 'a\n' }]));
  });
});
