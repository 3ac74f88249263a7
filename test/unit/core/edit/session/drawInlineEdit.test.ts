import assert from 'node:assert/strict';
import { drawInlineEdit } from '../../../../../src/core/edit/session/drawInlineEdit.ts';
import { editLenses, type ProblemCounts } from '../../../../../src/core/edit/session/editLenses.ts';
import { startInlineEdit, type InlineEditState } from '../../../../../src/core/edit/session/inlineEdit.ts';
import { reduceInlineEdit, type InlineEditEvent } from '../../../../../src/core/edit/session/reduceInlineEdit.ts';

interface Shape {
  readonly document: string;
  readonly answer: string;
  readonly view?: InlineEditState['view'];
}

const ENDED: InlineEditEvent = { type: 'ended', isCut: false };

/** An edit of the whole document. */
function edit({ document, answer, view = 'new' }: Shape, ...events: readonly InlineEditEvent[]): InlineEditState {
  const region = { start: 0, end: document.length };
  const start = startInlineEdit({ document, region, scope: 'region', view, languageId: 'typescript' });
  return [{ type: 'grew', text: answer } as const, ...events].reduce<InlineEditState>(reduceInlineEdit, start);
}

/** `line+count` for each hunk, then the ghosts as `line: text`. */
function drawn(state: InlineEditState): readonly string[] {
  const { hunks, ghosts } = drawInlineEdit(state);
  return [
    ...hunks.map(({ line, lineCount, removed, added }) => `${line}+${lineCount} (${removed} to ${added})`),
    ...ghosts.map(({ line, text }) => `${line}: ${text}`),
  ];
}

function checkDrawn(shape: Shape, expected: readonly string[]): void {
  assert.deepEqual(drawn(edit(shape, ENDED)), expected);
}

const lines = (count: number, text: string): string =>
  Array.from({ length: count }, (_, index) => `${text}(${index});\n`).join('');

describe('drawInlineEdit', () => {
  it('draws the old line beside the new one', () =>
    checkDrawn({ document: 'a();\nb();\nc();\n', answer: 'a();\nB();\nc();\n' }, ['1+1 (1 to 1)', '1: b();']));
  it('draws the new line beside the old one where the document is left alone', () =>
    checkDrawn({ document: 'a();\nb();\nc();\n', answer: 'a();\nB();\nc();\n', view: 'original' }, [
      '1+1 (1 to 1)',
      '1: B();',
    ]));
  it('draws nothing beside lines that are only added', () =>
    checkDrawn({ document: 'a();\nc();\n', answer: 'a();\nb();\nc();\n' }, ['1+1 (0 to 1)']));
  it('draws removed lines on the line above', () =>
    checkDrawn({ document: 'a();\nb();\nx();\nc();\n', answer: 'a();\nc();\n' }, ['1+0 (2 to 0)', '0: b(); ⏎ x();']));
  it('draws what is removed at the top on the line above the region', () =>
    checkDrawn({ document: 'b();\nc();\n', answer: 'c();\n' }, ['0+0 (1 to 0)', '-1: b();']));
  it('draws a blank line in words', () =>
    checkDrawn({ document: 'a();\n\nc();\n', answer: 'a();\nc();\n' }, ['1+0 (1 to 0)', '0: blank line']));
  it('joins on the last line what has no line beside it', () =>
    checkDrawn({ document: 'a();\nb(1);\nb(2);\nb(3);\nc();\n', answer: 'a();\nx();\ny();\nc();\n' }, [
      '1+2 (3 to 2)',
      '1: b(1);',
      '2: b(2); ⏎ b(3);',
    ]));
  it('counts the old lines where there are many', () =>
    checkDrawn({ document: `a();\n${lines(9, 'old')}c();\n`, answer: `a();\n${lines(9, 'fresh')}c();\n` }, [
      '1+9 (9 to 9)',
      '1: 9 lines: old(0);',
    ]));
  it('counts removed lines where there are many and nothing takes their place', () =>
    checkDrawn({ document: `a();\n${lines(9, 'old')}c();\n`, answer: 'a();\nc();\n' }, [
      '1+0 (9 to 0)',
      '0: 9 lines: old(0);',
    ]));
  it('hands out the side that does not stand', () => {
    const shape = { document: 'a();\nb();\n', answer: 'a();\nB();\n' };
    assert.deepEqual(drawInlineEdit(edit(shape, ENDED)).hunks[0]?.counterpart, ['b();\n']);
    assert.deepEqual(drawInlineEdit(edit({ ...shape, view: 'original' }, ENDED)).hunks[0]?.counterpart, ['B();\n']);
  });
  it('cuts long ghosts between characters', () => {
    const { ghosts } = drawInlineEdit(edit({ document: `${'😀'.repeat(200)}\n`, answer: 'a();\n' }, ENDED));
    assert.equal(ghosts[0]?.text, `${'😀'.repeat(99)}…`);
  });
  it('leaves out what is decided, and moves what is below it', () => {
    const shape = { document: 'a();\nb();\nc();\n', answer: 'x();\na();\nb();\nC();\n' };
    const open = edit(shape, ENDED);
    const [first] = open.hunks;
    const rejected = reduceInlineEdit(open, { type: 'rejected', hunkId: first?.id ?? '' });
    assert.deepEqual(drawn(open), ['0+1 (0 to 1)', '3+1 (1 to 1)', '3: c();']);
    assert.deepEqual(drawn(rejected), ['2+1 (1 to 1)', '2: c();']);
  });
  it('draws nothing when the edit is over', () => {
    const state = edit({ document: 'a();\n', answer: 'b();\n' }, ENDED, { type: 'closed' });
    assert.deepEqual(drawn(state), []);
  });
  it('follows a change of how the document is shown', () => {
    const state = edit({ document: 'a();\nb();\n', answer: 'x();\nb();\n' }, ENDED, {
      type: 'viewChanged',
      view: 'original',
    });
    assert.deepEqual([drawInlineEdit(state).standing, ...drawn(state)], ['removed', '0+1 (1 to 1)', '0: x();']);
  });
});

function words(state: InlineEditState, problems?: ProblemCounts): readonly string[] {
  return editLenses(state, problems).map(({ line, title }) => `${line}: ${title.replace(/\$\([\w~-]+\)\u00A0/g, '')}`);
}

const TWO: Shape = { document: 'a();\nb();\nc();\n', answer: 'x();\na();\nb();\nC();\n' };

describe('editLenses', () => {
  it('tells that it is being written, and how to stop', () => {
    const start = startInlineEdit({
      ...TWO,
      region: { start: 0, end: 3 },
      scope: 'region',
      view: 'new',
      languageId: '',
    });
    assert.deepEqual(words(start), ['0: Writing…', '0: Stop']);
  });
  it('lets what has settled be decided while more comes', () =>
    assert.deepEqual(words(edit({ ...TWO, answer: 'x();\na();\nb();\ny();\nc(' })), [
      '0: Writing… 2 lines',
      '0: Stop',
      '0: +1',
      '0: Accept',
      '0: Reject',
    ]));
  it('decides about all and about each', () =>
    assert.deepEqual(words(edit(TWO, ENDED)), [
      '0: Accept All 2',
      '0: Reject All',
      '0: Retry',
      '0: Follow Up…',
      '0: Compare',
      '0: +1',
      '0: Accept',
      '0: Reject',
      '3: +1 −1',
      '3: Accept',
      '3: Reject',
    ]));
  it('decides about all where the first change is', () => {
    const shape = { document: 'a();\nb();\nc();\nd();\n', answer: 'a();\nB();\nc();\nD();\n' };
    assert.equal(words(edit(shape, ENDED))[0], '1: Accept All 2');
  });
  it('keeps a single change in one line of words, where the change is', () =>
    assert.deepEqual(words(edit({ document: 'a();\nb();\n', answer: 'a();\nB();\n' }, ENDED)), [
      '1: +1 −1',
      '1: Accept',
      '1: Reject',
      '1: Retry',
      '1: Follow Up…',
      '1: Compare',
    ]));
  it('tells what becomes of the problems', () => {
    const state = edit({ document: 'a();\n', answer: 'b();\n' }, ENDED);
    assert.equal(words(state, { before: 2, after: 0 }).at(-1), '0: 2 problems → 0');
    assert.equal(words(state, { before: 0, after: 1 }).at(-1), '0: 0 problems → 1');
    assert.equal(words(state, { before: 0, after: 0 }).at(-1), '0: Compare');
  });
  it('tells that an answer was cut', () => {
    const state = edit({ document: 'a();\nb();\n', answer: '```\nx();\nb();\ny' }, { type: 'ended', isCut: true });
    assert.equal(words(state).at(-1), '0: The answer was cut short');
  });
  it('asks for the place that is not sure', () => {
    const document = 'a();\nb();\na();\n';
    const start = startInlineEdit({
      document,
      region: { start: 0, end: 0 },
      scope: 'file',
      view: 'new',
      languageId: 'typescript',
    });
    const answer = '<<<<<<< SEARCH\na();\n=======\nx();\n>>>>>>> REPLACE\n';
    const state = [{ type: 'grew', text: answer } as const, ENDED].reduce<InlineEditState>(reduceInlineEdit, start);
    assert.deepEqual(words(state), ['0: The place is not sure: choose…', '0: Reject']);
  });
  it('says nothing more when all is decided', () =>
    assert.deepEqual(words(edit(TWO, ENDED, { type: 'accepted' })), []));
});
