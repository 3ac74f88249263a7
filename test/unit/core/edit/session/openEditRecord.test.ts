import assert from 'node:assert/strict';
import { startInlineEdit, type InlineEditState } from '../../../../../src/core/edit/session/inlineEdit.ts';
import {
  parseOpenEditRecords,
  recordOpenEdits,
  restoreFromRecord,
} from '../../../../../src/core/edit/session/openEditRecord.ts';
import { reduceInlineEdit, type InlineEditEvent } from '../../../../../src/core/edit/session/reduceInlineEdit.ts';

const ORIGINAL = 'above();\na();\nb();\nbelow();\n';

function edit(...events: readonly InlineEditEvent[]): InlineEditState {
  const region = { start: 'above();\n'.length, end: ORIGINAL.length - 'below();\n'.length };
  const start = startInlineEdit({ document: ORIGINAL, region, scope: 'region', view: 'new', languageId: 'typescript' });
  return events.reduce(reduceInlineEdit, start);
}

/** What becomes of a document that was recorded in one state and comes back in another. */
function restored(recorded: string, state: InlineEditState, returned: string): string {
  const record = recordOpenEdits('file:///a.ts', recorded, [state]);
  const [stored] = parseOpenEditRecords(JSON.parse(JSON.stringify([record])));
  const change = stored && restoreFromRecord(returned, stored);
  return change ? returned.slice(0, change.start) + change.text + returned.slice(change.end) : returned;
}

const ANSWER: InlineEditEvent = { type: 'grew', text: 'x();\na();\nB();\n' };
const ENDED: InlineEditEvent = { type: 'ended', isCut: false };
const SHOWN = 'above();\nx();\na();\nB();\nbelow();\n';

describe('openEditRecord', () => {
  it('takes open lines out again', () => assert.equal(restored(SHOWN, edit(ANSWER, ENDED), SHOWN), ORIGINAL));
  it('keeps what was accepted', () => {
    const open = edit(ANSWER, ENDED);
    const accepted = reduceInlineEdit(open, { type: 'accepted', hunkId: open.hunks[0]?.id ?? '' });
    assert.equal(restored(SHOWN, accepted, SHOWN), 'above();\nx();\na();\nb();\nbelow();\n');
  });
  it('holds however far the answer has come since', () => assert.equal(restored(ORIGINAL, edit(), SHOWN), ORIGINAL));
  it('takes out the open lines of several edits', () => {
    const line = (at: number): InlineEditState => {
      const start = startInlineEdit({
        document: ORIGINAL,
        region: { start: at, end: at },
        scope: 'region',
        view: 'new',
        languageId: 'typescript',
      });
      return [{ type: 'grew', text: 'longer(1);\n' } as const, ENDED].reduce<InlineEditState>(reduceInlineEdit, start);
    };
    const first = line(0);
    const second = { ...line(ORIGINAL.indexOf('b()')), start: ORIGINAL.indexOf('b()') + 2 };
    const shown = 'longer(1);\na();\nlonger(1);\nbelow();\n';
    const record = recordOpenEdits('', shown, [first, second]);
    assert.equal(record?.settled, 'above();\na();\nb();\n');
    assert.equal(record.lengthAfter, 'below();\n'.length);
  });
  it('leaves a document alone that is as it was', () =>
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), ORIGINAL), ORIGINAL));
  it('leaves a document alone that has changed around', () => {
    const changed = SHOWN.replace('below', 'under');
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), changed), changed);
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), ''), '');
  });
  it('records nothing where nothing is open', () => {
    assert.equal(recordOpenEdits('', SHOWN, [edit(ANSWER, ENDED, { type: 'accepted' })]), undefined);
    assert.equal(recordOpenEdits('', ORIGINAL, [edit(ANSWER, ENDED, { type: 'closed' })]), undefined);
    assert.equal(recordOpenEdits('', ORIGINAL, [edit(ANSWER, { type: 'viewChanged', view: 'original' })]), undefined);
  });
  it('reads what is stored, whatever it is', () => {
    assert.deepEqual(parseOpenEditRecords(undefined), []);
    assert.deepEqual(parseOpenEditRecords([7, { uri: 'a' }, null]), []);
  });
});
