import assert from 'node:assert/strict';
import { textAfterSending, textAfterState } from '../../../../../src/webview/chat/text/draftText.ts';

function checkSending(name: string, { typed, sent }: { typed: string; sent: string }, expected: string): void {
  it(name, () => assert.equal(textAfterSending(typed, sent), expected));
}

describe('textAfterSending', () => {
  checkSending('the question goes', { typed: 'Why?', sent: 'Why?' }, '');
  checkSending('what was typed since stays', { typed: 'Why?And how', sent: 'Why?' }, 'And how');
  checkSending('another text stays', { typed: 'And how', sent: 'Why?' }, 'And how');
  checkSending('an emptied input stays empty', { typed: '', sent: 'Why?' }, '');
});

interface Row {
  readonly shown: string;
  readonly typed: string;
  readonly draft: string;
}

/** The state of the conversation `a` arrives. */
function checkState(name: string, { shown, typed, draft }: Row, expected: string): void {
  it(name, () => assert.equal(textAfterState({ shownId: shown, typed, arrivingId: 'a', draft }), expected));
}

describe('textAfterState', () => {
  checkState('a new page takes the stored draft', { shown: '', typed: '', draft: 'stored' }, 'stored');
  checkState('what was typed before the first state is newer', { shown: '', typed: 'new', draft: 'stored' }, 'new');
  checkState('an old draft does not come back', { shown: 'a', typed: '', draft: 'sent long ago' }, '');
  checkState(
    'a draft that the host has not heard of yet stays',
    { shown: 'a', typed: 'half a w', draft: '' },
    'half a w',
  );
  checkState('another conversation brings its own', { shown: 'b', typed: 'of b', draft: 'of a' }, 'of a');
  checkState('also when that is nothing', { shown: 'b', typed: 'of b', draft: '' }, '');
});
