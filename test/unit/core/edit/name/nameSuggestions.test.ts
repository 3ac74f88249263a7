import assert from 'node:assert/strict';
import { buildNameMessages, parseNames } from '../../../../../src/core/edit/name/nameSuggestions.ts';

describe('parseNames', () => {
  const rows: readonly (readonly [name: string, answer: string, expected: readonly string[]])[] = [
    ['one a line', 'userCount\ntotalUsers\n', ['userCount', 'totalUsers']],
    ['lists and numbers', '- userCount\n2. `totalUsers`\n3) **count**', ['userCount', 'totalUsers', 'count']],
    ['reasons behind a name', 'userCount - says what is counted\nusers: all of them', ['userCount', 'users']],
    ['commas', 'userCount, totalUsers, n', ['userCount', 'totalUsers', 'n']],
    ['sentences and fences', 'Here are five names for it\n```\nuserCount\n```', ['userCount']],
    ['thinking', '<think>\nx\ny\n</think>\nuserCount', ['userCount']],
    ['the present name and repetitions', 'data\nuserCount\nuserCount', ['userCount']],
    ['names of other languages', 'größe\nempty?\n@count\n$total\n_x', ['größe', 'empty?', '@count', '$total', '_x']],
    ['nothing', '', []],
  ];
  for (const [name, answer, expected] of rows)
    it(`reads ${name}`, () => assert.deepEqual(parseNames(answer, 'data'), expected));
});

describe('buildNameMessages', () => {
  it('shows code in a fence that it cannot close', () => {
    const [, question] = buildNameMessages({ name: 'd', languageId: 'markdown', code: '```\nd\n```' });
    assert.match(question?.content ?? '', /^````markdown\n```\nd\n```\n````\n/);
  });
});
