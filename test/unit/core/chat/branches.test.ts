import assert from 'node:assert/strict';
import { comparedAnswers, pathTo, siblingsOf } from '../../../../src/core/chat/branches.ts';
import type { Conversation, Message } from '../../../../src/core/chat/conversation.ts';
import { conversationEvents } from '../../../../src/core/chat/conversationEvents.ts';
import { conversationOf, treeEvents as events } from '../../../support/chatEvents.ts';

const ids = (messages: readonly Message[]): string => messages.map(({ id }) => id).join(' ');
const sketch = (conversation: Conversation): string => `${ids(conversation.messages)} | ${ids(conversation.hidden)}`;

function checkBranches(words: string, expected: string): void {
  it(`${words}: ${expected}`, () => {
    const conversation = conversationOf(...events(words));
    assert.equal(sketch(conversation).trim(), expected);
    const again = conversationOf(...conversationEvents(conversation));
    assert.equal(ids(again.messages), ids(conversation.messages), 'told anew, another branch is read');
    assert.deepEqual([...again.hidden].map(({ id }) => id).sort(), conversation.hidden.map(({ id }) => id).sort());
    assert.deepEqual(again.parents, conversation.parents);
    assert.deepEqual(comparisons(again), comparisons(conversation));
  });
}

const comparisons = ({ messages, hidden }: Conversation): readonly string[] =>
  [...messages, ...hidden].map((one) => `${one.id} ${one.kind === 'user' && one.isComparison}`).sort();

describe('the branches of a conversation', () => {
  checkBranches('a A b B', 'a A b B |');
  checkBranches('a A b B c<A C', 'a A c C | b B');
  checkBranches('a A b B c<A C !b', 'a A b B | c C');
  checkBranches('a A b B c<A C !B !C', 'a A c C | b B');
  checkBranches('a A x< X', 'x X | a A');
  checkBranches('a A x< X !a', 'a A | x X');
  checkBranches('a A B<a', 'a B | A');
  checkBranches('a A b B C<b !A', 'a A b C | B');
  checkBranches('a A b B D<a !A', 'a A b B | D');
  checkBranches('a A b B D<a e E !A !D', 'a D e E | A b B');
  checkBranches('a A B<a -B', 'a A |');
  checkBranches('a A b B -A', 'a A b B |');
  checkBranches('a A b B ~A', 'a |');
  checkBranches('a A b B ~a', '|');
  checkBranches('a A b B c<A C ~c', 'a A b B |');
  checkBranches('a A b B c<A C ~b', 'a A c C |');
  checkBranches('a A b B c<A C !b ~b', 'a A c C |');
  checkBranches('a A b B D<a ~a', '|');
  checkBranches('a A b B ~lost', 'a A b B |');
  checkBranches('a A b<lost B', 'a A b B |');
  checkBranches('a A a A', 'a A |');
  checkBranches('a A b B !lost', 'a A b B |');
  checkBranches('a A b B c<A C D<b', 'a A c C | b B D');
  checkBranches('?a A<a B<a', 'a A | B');
  checkBranches('?a A<a B<a !B', 'a B | A');
  checkBranches('?a A<a B<a b<A', 'a A b | B');
  checkBranches('?a A<a B<a !B C<a', 'a C | A B');
  checkBranches('?a A<a B<a -A C<a', 'a B | C');
});

describe('a comparison is open', () => {
  const checkComparison = (words: string, expected: boolean): void => {
    it(`${words}: ${expected}`, () => {
      const [question] = conversationOf(...events(words)).messages;
      assert.equal(question?.kind === 'user' && question.isComparison === true, expected);
    });
  };
  checkComparison('?a A<a B<a', true);
  checkComparison('?a A<a B<a !A', false);
  checkComparison('?a A<a B<a !B', false);
  checkComparison('?a A<a B<a b<A', false);
});

describe('siblings', () => {
  const checkSiblings = (words: string, id: string, expected: string): void => {
    it(`${words}, of ${id}: ${expected}`, () =>
      assert.equal(siblingsOf(conversationOf(...events(words)), id).join(' '), expected));
  };
  checkSiblings('a A b B', 'b', 'b');
  checkSiblings('a A b B c<A C !b', 'b', 'b c');
  checkSiblings('a A b B c<A C !b', 'c', 'b c');
  checkSiblings('a A x< y<', 'a', 'a x y');
});

describe('what stands side by side', () => {
  const checkCompared = (words: string, expected: string): void => {
    it(`${words}: ${expected}`, () => assert.equal(ids(comparedAnswers(conversationOf(...events(words)))), expected));
  };
  checkCompared('a A', '');
  checkCompared('?a A<a', 'A');
  checkCompared('?a A<a B<a', 'A B');
  checkCompared('?a A<a B<a !B', '');
  checkCompared('?a A<a B<a b<A', '');
  checkCompared('x X ?a<X A<a B<a', 'A B');
  checkCompared('x X ?a<X A<a B<a c<X C !a', 'A B');
});

describe('a path', () => {
  it('leads to a message of any branch', () =>
    assert.equal(ids(pathTo(conversationOf(...events('a A b B c<A C')), 'B')), 'a A b B'));
  it('is empty for a message that is not there', () => assert.deepEqual(pathTo(conversationOf(), 'B'), []));
});
