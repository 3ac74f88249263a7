import assert from 'node:assert/strict';
import {
  compareSummaries,
  type ConversationSummary,
} from '../../../../../src/core/chat/archive/conversationSummary.ts';
import { groupByDay } from '../../../../../src/core/chat/archive/groupByDay.ts';

/** Noon, so that an hour more or less stays in the day. */
const NOW = new Date(2026, 10, 21, 12).getTime();
const at = (day: number, hour = 12, month = 10): number => new Date(2026, month, day, hour).getTime();

function summary(id: string, usedAt: number, isPinned = false): ConversationSummary {
  return { id, title: id, isPinned, createdAt: 0, usedAt, messageCount: 2, model: '', excerpt: '' };
}

function checkGroups(name: string, summaries: readonly ConversationSummary[], expected: readonly string[]): void {
  it(name, () => {
    const groups = groupByDay([...summaries].sort(compareSummaries), NOW);
    assert.deepEqual(
      groups.map(({ label, summaries: members }) => `${label}: ${members.map(({ id }) => id).join(' ')}`),
      expected,
    );
  });
}

describe('chats by day', () => {
  checkGroups('are none when there are none', [], []);
  checkGroups(
    'put pinned ones first, whatever their age',
    [summary('new', NOW), summary('old', 5, true)],
    ['Pinned: old', 'Today: new'],
  );
  checkGroups('part at midnight', [summary('b', at(20, 23)), summary('a', at(21, 0))], ['Today: a', 'Yesterday: b']);
  checkGroups(
    'call six days before today the last seven',
    [summary('in', at(15, 0)), summary('out', at(14, 23))],
    ['Last 7 days: in', 'November 2026: out'],
  );
  checkGroups(
    'name months',
    [summary('a', at(3)), summary('b', at(31, 12, 9)), summary('c', at(2, 12, 9))],
    ['November 2026: a', 'October 2026: b c'],
  );
  checkGroups('call what a wrong clock has put into the future today', [summary('a', at(30))], ['Today: a']);
});
