import assert from 'node:assert/strict';
import { commitPrompt, describeCommitStyle, ticketOf } from '../../../../../src/core/products/commit/commitPrompt.ts';
import type { CommitStyle } from '../../../../../src/core/products/commit/commitStyle.ts';
import { learnCommitStyle } from '../../../../../src/core/products/commit/learnCommitStyle.ts';

function checkStyle(messages: readonly string[], expected: Partial<CommitStyle>): void {
  const style = learnCommitStyle(messages);
  const told = Object.fromEntries(Object.keys(expected).map((key) => [key, style[key as keyof CommitStyle]]));
  assert.deepEqual(told, expected);
}

const ROWS: Readonly<Record<string, readonly [messages: readonly string[], expected: Partial<CommitStyle>]>> = {
  'knows Conventional Commits with scopes': [
    [
      'feat(api): add users',
      'fix(api): close socket',
      'docs: tell how',
      'feat(web)!: drop old pages',
      'Merge branch main',
    ],
    {
      head: { kind: 'conventional', types: ['feat', 'fix', 'docs'], scopes: ['api', 'web'] },
      casing: 'lower',
      mood: 'imperative',
      sampleSize: 4,
    },
  ],
  'knows parts before a colon': [
    ['net/http: close body on error', 'cmd/go: fix vet', 'runtime: remove dead code', 'all: update copyright'],
    { head: { kind: 'scope', scopes: ['net/http', 'cmd/go', 'runtime', 'all'] }, casing: 'lower' },
  ],
  'knows parts in brackets': [
    ['[core] Add x', '[web] Fix y', '[core] Remove z'],
    { head: { kind: 'bracket', scopes: ['core', 'web'] }, casing: 'upper' },
  ],
  'knows plain sentences': [
    ['Add the users page', 'Remove the old parser', 'Let tests wait for the end'],
    {
      head: { kind: 'none' },
      casing: 'upper',
      mood: 'imperative',
      language: 'English',
      endsWithFullStop: false,
      body: 'never',
    },
  ],
  'knows sentences with a full stop': [
    ['Added x.', 'Fixed y.', 'Removed z.'],
    { endsWithFullStop: true, mood: 'past' },
  ],
  'knows the third person': [['Adds the page', 'Fixes a crash', 'Removes dead code'], { mood: 'thirdPerson' }],
  'knows the gerund': [['Adding the page', 'Fixing a crash'], { mood: 'gerund' }],
  'is not deceived by endings': [
    ['Embed fonts', 'Process files', 'Bring back tests', 'Pass options on'],
    { mood: 'imperative' },
  ],
  'knows emoji': [['✨ Add x', '🐛 Fix y', '♻️ Clean up'], { emoji: 'character', casing: 'upper' }],
  'knows emoji by name': [[':sparkles: Add x', ':bug: Fix y'], { emoji: 'shortcode' }],
  'knows emoji behind a type': [
    ['feat: ✨ add x', 'fix: 🐛 fix y'],
    { emoji: 'character', head: { kind: 'conventional', types: ['feat', 'fix'], scopes: [] } },
  ],
  'knows tickets at the start': [
    ['ABC-12 Add x', '[ABC-7] Fix y', 'ABC-9: Remove z'],
    { ticket: { example: 'ABC-12', place: 'start' } },
  ],
  'knows tickets behind a type': [
    ['feat: ABC-12 add x', 'fix: ABC-7 fix y'],
    { ticket: { example: 'ABC-12', place: 'start' } },
  ],
  'knows tickets at the end': [['Add x (ABC-12)', 'Fix y (ABC-13)'], { ticket: { example: 'ABC-12', place: 'end' } }],
  'knows tickets in the body': [
    ['Add x\n\nFixes #12', 'Fix y\n\nCloses #13', 'Clean'],
    { ticket: { example: '#12', place: 'body' } },
  ],
  'does not take the number of a merged request for a ticket': [['Add x (#12)', 'Fix y (#13)'], { ticket: undefined }],
  'knows bodies and their width': [
    ['Add x\n\nBecause it was missing and people asked for it again and again, at length.', 'Fix y\n\nIt broke.'],
    { body: 'usually', bodyWidth: 72, bodyHasBullets: false },
  ],
  'knows bodies that are not wrapped': [
    [`Add x\n\n${'word '.repeat(50)}`, `Fix y\n\n${'word '.repeat(60)}`],
    { bodyWidth: Infinity },
  ],
  'knows lists': [['Add x\n\n- one\n- two', 'Fix y\n\n* one'], { bodyHasBullets: true, body: 'usually' }],
  'does not count trailers as a body': [
    ['Add x\n\nSigned-off-by: A <a@b.c>', 'Fix y\n\nChange-Id: I1\nReviewed-by: B <b@c.d>'],
    { body: 'never' },
  ],
  'knows German': [['Fehler beim Laden der Seite behoben', 'Suche für die Liste hinzugefügt'], { language: 'German' }],
  'knows French': [['Corrige le chargement des pages', 'Ajoute une recherche dans la liste'], { language: 'French' }],
  'knows Spanish': [
    ['Corrige el error de los usuarios', 'Añade una búsqueda para las listas'],
    { language: 'Spanish' },
  ],
  'knows Japanese': [['ログイン画面を追加', 'APIのバグを修正'], { language: 'Japanese', casing: 'mixed' }],
  'knows Chinese': [['添加登录页面', '修复 API 错误'], { language: 'Chinese' }],
  'knows Russian': [['Добавить страницу входа', 'Исправить ошибку в API'], { language: 'Russian' }],
  'knows the usual length': [['Add x', 'Fix the thing', 'Remove'], { subjectLength: 13 }],
  'passes over what programs write': [
    [
      'Bump lodash from 1.0 to 2.0',
      'Merge pull request #1 from a/b',
      'Revert "Add x"',
      'fixup! Add x',
      '1.2.3',
      'Add y',
    ],
    { sampleSize: 1, examples: ['Add y'] },
  ],
};

describe('learnCommitStyle', () => {
  for (const [name, [messages, expected]] of Object.entries(ROWS)) it(name, () => checkStyle(messages, expected));
  it('has good custom for a new repository', () =>
    checkStyle([], { sampleSize: 0, mood: 'imperative', casing: 'upper', examples: [] }));
  it('shows examples of different kinds', () => {
    const messages = [...Array.from({ length: 8 }, (_, index) => `feat: add x${index}`), 'fix: y\n\nBody.', 'docs: z'];
    const { examples } = learnCommitStyle(messages);
    assert.equal(examples.length, 6);
    assert.ok(examples.includes('fix: y\n\nBody.') && examples.includes('docs: z'));
  });
});

describe('ticketOf', () => {
  const rows: readonly (readonly [branch: string, ticket: string | undefined])[] = [
    ['feature/ABC-12-login', 'ABC-12'],
    ['abc-12', 'ABC-12'],
    ['fix/34-crash', '#34'],
    ['issue-34/crash', '#34'],
    ['gh-34-crash', '#34'],
    ['main', undefined],
    ['release-2', undefined],
    ['python-3-support', undefined],
    ['feature/utf-8', undefined],
  ];
  for (const [branch, ticket] of rows) it(`reads ${branch}`, () => assert.equal(ticketOf(branch), ticket));
});

describe('commitPrompt', () => {
  const style = learnCommitStyle(['ABC-1 Add x', 'ABC-2 Fix y']);
  const text = (instruction: string, branch: string): string =>
    commitPrompt({ style, diff: '```\nnot the end', instruction, branch })[1]?.content ?? '';
  it('names the ticket of the branch', () =>
    assert.match(text('', 'feature/ABC-77-x'), /the ticket ABC-77 stands at the start/));
  it('lets none be made up', () => assert.match(text('', 'topic'), /is not known: leave it out/));
  it('puts the words of the box last', () =>
    assert.match(text('mention the bug', ''), /The author says[^\n]*\nmention the bug\n\nWrite the message\.$/));
  it('fences the change so that it cannot end the fence', () =>
    assert.match(text('', ''), /````\n```\nnot the end\n````/));
  it('does not ask for a mood in other languages', () =>
    assert.ok(
      !describeCommitStyle(learnCommitStyle(['Fehler beim Laden der Seite behoben'])).some((rule) =>
        /command/.test(rule),
      ),
    ));
});
