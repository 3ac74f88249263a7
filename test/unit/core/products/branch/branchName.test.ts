import assert from 'node:assert/strict';
import { branchNameProblem } from '../../../../../src/core/products/branch/branchNameProblem.ts';
import { cleanBranchName } from '../../../../../src/core/products/branch/cleanBranchName.ts';
import { learnBranchStyle } from '../../../../../src/core/products/branch/learnBranchStyle.ts';

const LOWER = { separator: '-', casing: 'lower' } as const;

describe('branchNameProblem', () => {
  const bad: readonly (readonly [name: string, kind: string])[] = [
    ['', 'empty'],
    ['HEAD', 'reserved'],
    ['@', 'reserved'],
    ['.a', 'forbidden'],
    ['a/.b', 'forbidden'],
    ['a.lock', 'forbidden'],
    ['a.lock/b', 'forbidden'],
    ['a..b', 'forbidden'],
    ['a b', 'forbidden'],
    ['a~b', 'forbidden'],
    ['a^b', 'forbidden'],
    ['a:b', 'forbidden'],
    ['a?', 'forbidden'],
    ['a*', 'forbidden'],
    ['a[b', 'forbidden'],
    ['a\\b', 'forbidden'],
    ['/a', 'forbidden'],
    ['a/', 'forbidden'],
    ['a//b', 'forbidden'],
    ['a.', 'forbidden'],
    ['a@{b', 'forbidden'],
    ['-a', 'forbidden'],
    ['a\u0007b', 'forbidden'],
    ['a\u007f', 'forbidden'],
    ['a\nb', 'forbidden'],
    ['é'.repeat(130), 'tooLong'],
    ['main', 'exists'],
    ['Main', 'exists'],
    ['topic/x/y', 'inTheWay'],
    ['topic', 'inTheWay'],
  ];
  for (const [name, kind] of bad)
    it(`refuses ${JSON.stringify(name).slice(0, 20)}`, () =>
      assert.equal(branchNameProblem(name, ['main', 'topic/x'])?.kind, kind));
  for (const name of ['a', 'a-b', 'feature/a', 'a.b', 'a@b', '@a', 'ä', 'a{b}', 'a#1', 'topic/y', 'head', "a'b"])
    it(`takes ${name}`, () => assert.equal(branchNameProblem(name, ['main', 'topic/x']), undefined));
});

describe('cleanBranchName', () => {
  const rows: readonly (readonly [written: string, name: string | undefined])[] = [
    ['add-login', 'add-login'],
    ['Add Login Page', 'add-login-page'],
    ['feature/Add login', 'feature/add-login'],
    ['`feature/add-login`', 'feature/add-login'],
    ['"add-login"', 'add-login'],
    ['```\nadd-login\n```', 'add-login'],
    ['Branch name: add-login', 'add-login'],
    ['Here is a branch name:\n\nadd-login', 'add-login'],
    ['git checkout -b fix/crash', 'fix/crash'],
    ['$ git switch -c fix/crash', 'fix/crash'],
    ['1. fix-crash\n2. crash-fix', 'fix-crash'],
    ['- `fix-crash`', 'fix-crash'],
    ['I suggest `fix-crash` because it is short.', 'fix-crash'],
    ['refs/heads/fix', 'fix'],
    ['ABC-12 Fix crash', 'ABC-12-fix-crash'],
    ["don't crash", 'dont-crash'],
    ['Größe ändern', 'grosse-andern'],
    ['ログイン', 'ログイン'],
    ['a..b', 'a.b'],
    ['.hidden', 'hidden'],
    ['x.lock', 'x'],
    ['a/b.lock/c', 'a/b/c'],
    ['//a///b//', 'a/b'],
    ['a~^:?*[\\b', 'a-b'],
    ['-rf', 'rf'],
    ['@', undefined],
    ['HEAD', 'head'],
    ['main', 'main-2'],
    ['topic', 'topic-2'],
    ['topic/x', 'topic/x-2'],
    ['dev/x', 'dev-x'],
    ['', undefined],
    ['...', undefined],
    ['add\u202elogin', 'addlogin'],
    [
      'rework the whole of the connection handling so that tests can replace the server by a fake',
      'rework-the-whole-of-the-connection-handling-so-that-tests',
    ],
  ];
  const existing = ['main', 'topic/x', 'dev'];
  for (const [written, name] of rows)
    it(`makes ${String(name)} of ${JSON.stringify(written).slice(0, 50)}`, () =>
      assert.equal(cleanBranchName(written, LOWER, existing), name));
  it('gives only names that Git takes, whatever comes', () => {
    const marks = ['a', '.', '/', '-', ' ', '~', '..', '.lock', '@{', '\\', '*', 'B', '\n', '@'];
    for (let seed = 1; seed < 4000; seed += 1) {
      let rest = seed * 7919;
      const written = Array.from(
        { length: 6 },
        () => marks[(rest = (rest * 1103515245 + 12345) % 2147483648) % marks.length],
      ).join('');
      const name = cleanBranchName(written, LOWER, existing);
      if (name !== undefined)
        assert.equal(branchNameProblem(name, existing), undefined, JSON.stringify([written, name]));
    }
  });
  it('follows the separator of the repository', () =>
    assert.equal(cleanBranchName('Add Login', { separator: '_', casing: 'lower' }, []), 'add_login'));
  it('keeps capitals where the repository does', () =>
    assert.equal(cleanBranchName('Add Login', { separator: '-', casing: 'mixed' }, []), 'Add-Login'));
});

describe('learnBranchStyle', () => {
  it('learns folders, separator and tickets, and passes over fixed names', () =>
    assert.deepEqual(
      learnBranchStyle(['main', 'feature/ABC-1_add_x', 'feature/ABC-2_fix_y', 'dependabot/npm/x', 'release/1.0']),
      {
        separator: '_',
        casing: 'lower',
        folders: ['feature'],
        ticket: 'ABC-1',
        examples: ['feature/ABC-1_add_x', 'feature/ABC-2_fix_y'],
      },
    ));
  it('has good custom for a new repository', () =>
    assert.deepEqual(learnBranchStyle(['main']), {
      separator: '-',
      casing: 'lower',
      folders: [],
      ticket: undefined,
      examples: [],
    }));
});
