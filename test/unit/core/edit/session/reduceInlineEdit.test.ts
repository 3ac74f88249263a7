import assert from 'node:assert/strict';
import { startInlineEdit } from '../../../../../src/core/edit/session/inlineEdit.ts';
import type { InlineEditStart, InlineEditState } from '../../../../../src/core/edit/session/inlineEdit.ts';
import { reduceInlineEdit } from '../../../../../src/core/edit/session/reduceInlineEdit.ts';
import type { InlineEditEvent } from '../../../../../src/core/edit/session/reduceInlineEdit.ts';
import { regionText, showInlineEdit } from '../../../../../src/core/edit/session/showInlineEdit.ts';
import { processorMs } from '../../../../support/processorMs.ts';

const DOCUMENT = 'above();\na();\nb();\nc();\nd();\nbelow();\n';
const ANSWER = '```ts\na();\nB();\nc();\nd();\ne();\n```';
const REGION = { start: 'above();\n'.length, end: DOCUMENT.length - 'below();\n'.length };

function start(given: Partial<InlineEditStart> = {}): InlineEditState {
  return startInlineEdit({
    document: DOCUMENT,
    region: REGION,
    scope: 'region',
    view: 'new',
    languageId: 'typescript',
    ...given,
  });
}

function after(state: InlineEditState, ...events: readonly InlineEditEvent[]): InlineEditState {
  return events.reduce(reduceInlineEdit, state);
}

const grew = (text: string): InlineEditEvent => ({ type: 'grew', text });
const ENDED: InlineEditEvent = { type: 'ended', isCut: false };
const ACCEPT_ALL: InlineEditEvent = { type: 'accepted' };
const REJECT_ALL: InlineEditEvent = { type: 'rejected' };

/** The whole document as an editor would hold it: what was around, and the region as shown. */
function documentOf(state: InlineEditState, document = DOCUMENT): string {
  const shown = showInlineEdit(state)
    .map(({ text }) => text)
    .join('');
  return document.slice(0, state.start) + shown + document.slice(state.start + state.initialText.length);
}

/** The region with marks: `+` added, `-` removed. */
function marked(state: InlineEditState): string {
  return showInlineEdit(state)
    .map(({ text, mark }) => ({ same: ' ', added: '+', removed: '-' })[mark] + text.trimEnd())
    .join('|');
}

function checkMarks(state: InlineEditState, phase: InlineEditState['phase'], expected: string): void {
  assert.equal(`${state.phase}: ${marked(state)}`, `${phase}: ${expected}`);
}

describe('reduceInlineEdit while the answer streams', () => {
  it('shows nothing before a line is complete', () =>
    checkMarks(after(start(), grew('```ts\na();\nB(')), 'streaming', ' a();| b();| c();| d();'));
  it('lays down complete lines and leaves what is not reached', () =>
    checkMarks(after(start(), grew('```ts\na();\nnew();\nb();\n')), 'streaming', ' a();|+new();| b();| c();| d();'));
  it('shows old and new lines below each other when asked to', () =>
    checkMarks(after(start({ view: 'both' }), grew(ANSWER), ENDED), 'review', ' a();|-b();|+B();| c();| d();|+e();'));
  it('leaves the document alone when asked to', () =>
    checkMarks(after(start({ view: 'original' }), grew(ANSWER), ENDED), 'review', ' a();| b();| c();| d();'));
  it('comes to the same end however the stream is cut', () => {
    for (let size = 1; size < ANSWER.length; size += 1) {
      let state = start();
      for (let at = 0; at < ANSWER.length; at += size) state = after(state, grew(ANSWER.slice(at, at + size)));
      checkMarks(after(state, ENDED), 'review', ' a();|+B();| c();| d();|+e();');
    }
  });
  it('keeps the rest of the region when the answer is cut', () => {
    const state = after(start(), grew('```ts\na();\nB();\nc();\nd'), { type: 'ended', isCut: true });
    checkMarks(state, 'review', ' a();|+B();| c();| d();');
    assert.deepEqual(state.notes, ['truncated']);
  });
  it('does not let a hunk be decided that still grows', () => {
    const state = after(start(), grew('```ts\na();\nnew();\n'));
    assert.equal(state.hunks.at(-1)?.isGrowing, true);
    assert.equal(after(state, ACCEPT_ALL), state);
  });
  it('holds a decision while more comes', () => {
    const early = after(start(), grew('```ts\nx();\na();\ny();\nb();\n'));
    const accepted = after(early, { type: 'accepted', hunkId: early.hunks[0]?.id ?? '' });
    checkMarks(after(accepted, grew('c();\nd();\n```'), ENDED), 'review', ' x();| a();|+y();| b();| c();| d();');
  });
  it('hands out what the model says instead of code', () => {
    const state = after(start(), grew('I cannot change that, because it is right.\n'), ENDED);
    assert.equal(state.prose, 'I cannot change that, because it is right.');
    checkMarks(state, 'settled', ' a();| b();| c();| d();');
  });
  it('is settled when the answer changes nothing', () =>
    checkMarks(after(start(), grew('a();\nb();\nc();\nd();\n'), ENDED), 'settled', ' a();| b();| c();| d();'));
});

describe('reduceInlineEdit under review', () => {
  const reviewed = after(start(), grew(ANSWER), ENDED);
  const [first, second] = reviewed.hunks.map(({ id }) => id);

  it('accepts one and rejects one', () => {
    const state = after(
      reviewed,
      { type: 'accepted', hunkId: first ?? '' },
      { type: 'rejected', hunkId: second ?? '' },
    );
    checkMarks(state, 'settled', ' a();| B();| c();| d();');
  });
  it('lets no decision be changed', () => {
    const accepted = after(reviewed, ACCEPT_ALL);
    assert.equal(after(accepted, REJECT_ALL), accepted);
  });
  it('ignores a hunk that it does not know', () =>
    assert.equal(after(reviewed, { type: 'accepted', hunkId: 'gone' }), reviewed));
  it('keeps what was accepted when it is closed, and nothing else', () => {
    const state = after(reviewed, { type: 'accepted', hunkId: first ?? '' }, { type: 'closed' });
    checkMarks(state, 'stopped', ' a();| B();| c();| d();');
  });
  it('takes new lines out of the document and back in, and keeps what was accepted', () => {
    const accepted = after(reviewed, { type: 'accepted', hunkId: first ?? '' });
    const withdrawn = after(accepted, { type: 'viewChanged', view: 'original' });
    checkMarks(withdrawn, 'review', ' a();| B();| c();| d();');
    checkMarks(after(withdrawn, { type: 'viewChanged', view: 'new' }), 'review', ' a();| B();| c();| d();|+e();');
  });
  it('is closed for good', () => {
    const closed = after(reviewed, { type: 'closed' });
    assert.equal(after(closed, grew('x\n'), ACCEPT_ALL, { type: 'askedAgain' }), closed);
  });
  it('stands on what was accepted when it is asked again', () => {
    const again = after(reviewed, { type: 'accepted', hunkId: first ?? '' }, { type: 'askedAgain' });
    checkMarks(again, 'streaming', ' a();| B();| c();| d();');
    const state = after(again, grew('a();\nB();\nC();\nd();\n'), ENDED);
    checkMarks(state, 'review', ' a();| B();|+C();| d();');
    assert.notEqual(state.hunks[0]?.id, first);
    assert.equal(documentOf(after(state, REJECT_ALL)), DOCUMENT.replace('b()', 'B()'));
  });
});

describe('reduceInlineEdit with an unsure place', () => {
  const asked = after(
    start({ document: 'one();\ntwo();\none();\n', scope: 'file' }),
    grew('<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE\n'),
    ENDED,
  );
  it('asks and changes nothing', () => {
    checkMarks(asked, 'asking', ' one();| two();| one();');
    assert.equal(asked.questions[0]?.candidates.length, 2);
  });
  it('goes on with the place that was chosen', () => {
    const [question] = asked.questions;
    const range = question?.candidates[1] ?? 'leaveOut';
    const state = after(asked, { type: 'placed', choices: [{ part: question?.part ?? 0, range }] });
    checkMarks(state, 'review', ' one();| two();|+uno();');
  });
});

interface Change {
  readonly name: string;
  /** Text of the shown document that gives way; empty for an insertion before `at`. */
  readonly replace?: string;
  readonly at?: string;
  readonly text: string;
  readonly phase: InlineEditState['phase'];
  readonly becomes: string;
}

const SHOWN = 'above();\na();\nB();\nc();\nd();\ne();\nbelow();\n';

/** The document after someone else's change, and then after all open hunks are accepted. */
function checkChange({ replace = '', at = replace, text, phase, becomes }: Change): void {
  const reviewed = after(start(), grew(ANSWER), ENDED);
  const from = at === 'END' ? SHOWN.length : SHOWN.indexOf(at);
  const change = { start: from, end: from + replace.length, text };
  const changed = after(reviewed, { type: 'documentChanged', change });
  const document = SHOWN.slice(0, change.start) + text + SHOWN.slice(change.end);
  assert.equal(changed.phase, phase);
  const region = regionText(changed, 'new');
  assert.equal(document.slice(changed.start, changed.start + region.length), region, 'the region is where it says');
  assert.equal(document, becomes);
}

describe('reduceInlineEdit when someone types', () => {
  const changes: readonly Change[] = [
    {
      name: 'moves with typing above',
      at: 'above',
      text: 'xyz();\n',
      phase: 'review',
      becomes: `xyz();\n${SHOWN}`,
    },
    {
      name: 'moves with deleting above',
      replace: 'above();\n',
      text: '',
      phase: 'review',
      becomes: SHOWN.replace('above();\n', ''),
    },
    {
      name: 'moves with a line inserted right above',
      at: 'a();\nB',
      text: 'new();\n',
      phase: 'review',
      becomes: SHOWN.replace('a();\nB', 'new();\na();\nB'),
    },
    {
      name: 'stays with typing right below',
      at: 'below',
      text: 'x',
      phase: 'review',
      becomes: SHOWN.replace('below', 'xbelow'),
    },
    { name: 'stays with typing far below', at: 'END', text: 'x', phase: 'review', becomes: `${SHOWN}x` },
    {
      name: 'stops when someone types inside',
      at: 'c();',
      text: 'x',
      phase: 'stopped',
      becomes: SHOWN.replace('c();', 'xc();'),
    },
    {
      name: 'stops when someone types at the start of the first line',
      at: 'a();\nB',
      text: 'x',
      phase: 'stopped',
      becomes: SHOWN.replace('a();\nB', 'xa();\nB'),
    },
    {
      name: 'stops when someone types inside of a new line',
      replace: 'B()',
      text: 'BB()',
      phase: 'stopped',
      becomes: SHOWN.replace('B()', 'BB()'),
    },
    {
      name: 'stops when a deletion reaches in from above',
      replace: 'above();\na();\n',
      text: '',
      phase: 'stopped',
      becomes: SHOWN.replace('above();\na();\n', ''),
    },
    {
      name: 'stops when a deletion reaches out below',
      replace: 'e();\nbelow();\n',
      text: 'z',
      phase: 'stopped',
      becomes: SHOWN.replace('e();\nbelow();\n', 'z'),
    },
    { name: 'stops when everything goes', replace: SHOWN, text: '', phase: 'stopped', becomes: '' },
  ];
  for (const change of changes) it(change.name, () => checkChange(change));

  it('leaves no old line behind where old and new stand below each other', () => {
    const both = after(start({ view: 'both' }), grew(ANSWER), ENDED);
    const shown = 'above();\na();\nb();\nB();\nc();\nd();\ne();\nbelow();\n';
    assert.equal(documentOf(both), shown);
    const at = shown.indexOf('c();');
    const typed = after(both, { type: 'documentChanged', change: { start: at, end: at, text: 'x' } });
    assert.equal(typed.keptText, 'a();\nB();\nxc();\nd();\ne();\n');
  });
  it('keeps an old line that someone types into', () => {
    const both = after(start({ view: 'both' }), grew(ANSWER), ENDED);
    const at = 'above();\na();\nb'.length;
    const typed = after(both, { type: 'documentChanged', change: { start: at, end: at, text: 'x' } });
    assert.equal(typed.keptText, 'a();\nbx();\nB();\nc();\nd();\ne();\n');
  });
  it('types behind a last line without an end', () => {
    const state = after(start({ document: 'a();', region: { start: 0, end: 4 } }), grew('b();\n'), ENDED);
    const typed = after(state, { type: 'documentChanged', change: { start: 4, end: 4, text: '!' } });
    assert.equal(typed.keptText, 'b();!');
  });
});

/** Small numbers from a seed, the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

interface Sample {
  readonly document: string;
  readonly answer: string;
  readonly pick: (below: number) => number;
}

/** A document of few kinds of lines, so that much repeats, and a whole answer that changes some of them. */
function sample(seed: number): Sample {
  const random = numbers(seed);
  const pick = (below: number): number => Math.floor(random.next().value * below);
  const ends = ['\n', '\r\n'];
  const line = (): string =>
    ['}', '', '  call();', 'const alpha = 1;', 'const beta = 2;', '\tgamma(delta);'][pick(6)] ?? '';
  const lines = Array.from({ length: 1 + pick(14) }, line);
  const document = lines.map((text) => text + (ends[pick(8) === 0 ? 1 : 0] ?? '')).join('');
  const answer = lines.flatMap((text) => [[text], [], [line()], [text, line()]][Math.max(0, pick(8) - 4)] ?? []);
  return { document: pick(3) === 0 ? document.trimEnd() : document, answer: answer.join('\n'), pick };
}

describe('reduceInlineEdit, whatever the texts', () => {
  const seeds = Array.from({ length: 150 }, (_, index) => index + 1);
  const reviewed = (seed: number): InlineEditState => {
    const { document, answer, pick } = sample(seed);
    const view = (['new', 'both', 'original'] as const)[pick(3)] ?? 'new';
    let state = startInlineEdit({
      document,
      region: { start: 0, end: 0 },
      scope: 'file',
      view,
      languageId: 'typescript',
    });
    const text = `\`\`\`ts\n${answer}\n\`\`\``;
    for (let at = 0; at < text.length;) {
      const size = 1 + pick(9);
      state = after(state, grew(text.slice(at, at + size)));
      at += size;
    }
    return after(state, ENDED);
  };

  it('gives the original back byte for byte when all is rejected', () => {
    for (const seed of seeds) {
      const state = after(reviewed(seed), REJECT_ALL, { type: 'closed' });
      assert.equal(regionText(state, 'original'), sample(seed).document, `seed ${seed}`);
    }
  });
  it('gives the new text when all is accepted, at once or one by one in any order', () => {
    for (const seed of seeds) {
      const state = reviewed(seed);
      const accepted = after(state, ACCEPT_ALL);
      const ids = state.hunks.map(({ id }) => id).sort((a, b) => (a + seed < b ? 1 : -1));
      const oneByOne = after(state, ...ids.map((hunkId): InlineEditEvent => ({ type: 'accepted', hunkId })));
      assert.equal(regionText(accepted, 'original'), regionText(state, 'new'), `seed ${seed}`);
      assert.equal(regionText(oneByOne, 'original'), regionText(state, 'new'), `seed ${seed}`);
    }
  });
  it('shows old lines that make the original, and new ones that make the new text', () => {
    for (const seed of seeds) {
      const state = { ...reviewed(seed), view: 'both' } as const;
      const without = (mark: string): string =>
        showInlineEdit(state)
          .filter((line) => line.mark !== mark)
          .map(({ text }) => text.trimEnd())
          .join('\n');
      const plain = (text: string): string =>
        text
          .split(/\r\n|\n/)
          .map((line) => line.trimEnd())
          .join('\n')
          .replace(/\n$/, '');
      assert.equal(without('added'), plain(state.baseText), `seed ${seed}`);
      assert.equal(without('removed'), plain(regionText(state, 'new')), `seed ${seed}`);
    }
  });
  it('loses no line of the original that the stream has not reached', () => {
    for (const seed of seeds) {
      const { document } = sample(seed);
      const state = after(
        startInlineEdit({
          document,
          region: { start: 0, end: 0 },
          scope: 'file',
          view: 'new',
          languageId: 'typescript',
        }),
        grew('const something = new Thing();\n'),
      );
      const left = regionText(state, 'new').split(/\r\n|\n/);
      const last = document.split(/\r\n|\n/).at(-1) ?? '';
      assert.ok(document.trim() === '' || left.includes(last), `seed ${seed}`);
    }
  });
});

describe('reduceInlineEdit on a file of 10,000 lines', () => {
  it('streams into a small region, far from the ends, in a moment', () => {
    const document = Array.from({ length: 10_000 }, (_, index) => `call(${index});\n`).join('');
    const at = document.indexOf('call(5000)');
    const answer = Array.from({ length: 40 }, (_, index) => `call(${5000 + index}, true);\n`).join('');
    let state = startInlineEdit({
      document,
      region: { start: at, end: at + 500 },
      scope: 'region',
      view: 'new',
      languageId: 'typescript',
    });
    const tookMs = processorMs(() => {
      for (const line of answer.split(/(?<=\n)/)) state = after(state, grew(line));
      state = after(state, ENDED);
    });
    assert.ok(tookMs < 2_000, `${tookMs} ms`);
    assert.equal(state.phase, 'review');
  });
});
