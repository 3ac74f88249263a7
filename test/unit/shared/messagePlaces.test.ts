import assert from 'node:assert/strict';
import { messagePlaces, shownMessages } from '../../../src/shared/messagePlaces.ts';
import { conversationOf, treeEvents } from '../../support/chatEvents.ts';

/** `b 2/3`: second of three; `B|`: beside another; `B.`: nothing follows. */
function checkPlaces(words: string, expected: string): void {
  it(`${words}: ${expected}`, () => {
    const conversation = conversationOf(...treeEvents(words));
    const placeOf = messagePlaces(conversation);
    const told = shownMessages(conversation).map((message) => {
      const { siblings, isCompared, isLast } = placeOf(message);
      const count = siblings ? ` ${siblings.index}/${siblings.count}` : '';
      return `${message.id}${count}${isCompared ? '|' : ''}${isLast ? '.' : ''}`;
    });
    assert.equal(told.join(', '), expected);
  });
}

describe('the places of messages', () => {
  checkPlaces('a A b B', 'a, A, b, B.');
  checkPlaces('a A b B c<A C', 'a, A, c 2/2, C.');
  checkPlaces('a A b B c<A C d<A D !b', 'a, A, b 1/3, B.');
  checkPlaces('a A B<a b<B', 'a, B 2/2, b.');
  checkPlaces('a A x< X', 'x 2/2, X.');
  checkPlaces('?a A<a', 'a, A.');
  checkPlaces('?a A<a B<a', 'a, A|., B|.');
  checkPlaces('?a A<a B<a !B', 'a, B 2/2.');
  checkPlaces('?a A<a B<a b<A', 'a, A 1/2, b.');
  checkPlaces('?a A<a B<a -A C<a', 'a, B|., C|.');
});
