import assert from 'node:assert/strict';
import { startInlineEdit, type InlineEditState } from '../../../../../src/core/edit/session/inlineEdit.ts';
import {
  parseOpenEditRecords,
  recordOpenEdit,
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
  const record = recordOpenEdit('file:///a.ts', recorded, state);
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
  it('leaves a document alone that is as it was', () =>
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), ORIGINAL), ORIGINAL));
  it('leaves a document alone that has changed around', () => {
    const changed = SHOWN.replace('below', 'under');
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), changed), changed);
    assert.equal(restored(SHOWN, edit(ANSWER, ENDED), ''), '');
  });
  it('records nothing where nothing is open', () => {
    assert.equal(recordOpenEdit('', SHOWN, edit(ANSWER, ENDED, { type: 'accepted' })), undefined);
    assert.equal(recordOpenEdit('', ORIGINAL, edit(ANSWER, ENDED, { type: 'closed' })), undefined);
    assert.equal(recordOpenEdit('', ORIGINAL, edit(ANSWER, { type: 'viewChanged', view: 'original' })), undefined);
  });
  it('reads what is stored, whatever it is', () => {
    assert.deepEqual(parseOpenEditRecords(undefined), []);
    assert.deepEqual(parseOpenEditRecords([7, { uri: 'a' }, null]), []);
  });
});
