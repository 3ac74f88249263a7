import assert from 'node:assert/strict';
import { diffOfNewFile } from '../../../../../src/core/products/git/diffOfNewFile.ts';
import { summariseDiff, type DiffBudget } from '../../../../../src/core/products/git/summariseDiff.ts';

/** One token a character, so that budgets can be read off. */
const characters = (text: string): number => text.length;
const summarise = (diff: string, options: Partial<DiffBudget> = {}) =>
  summariseDiff(diff, { budgetTokens: 100_000, estimateTokens: characters, ...options });

function changed(path: string, ...lines: readonly string[]): string {
  const removed = lines.filter((line) => !line.startsWith('+')).length;
  const added = lines.filter((line) => !line.startsWith('-')).length;
  const head = `diff --git a/${path} b/${path}\nindex 1..2 100644\n--- a/${path}\n+++ b/${path}`;
  return `${head}\n@@ -1,${removed} +1,${added} @@\n${lines.join('\n')}\n`;
}

const many = (count: number, text: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `+${text}${index}`);

describe('summariseDiff', () => {
  it('keeps a small change whole', () =>
    assert.equal(
      summarise(changed('src/a.ts', ' same', '-old', '+new')).text,
      'modified: src/a.ts (+1 -1)\n@@ -1,2 +1,2 @@\n same\n-old\n+new',
    ));

  const hidden: readonly (readonly [path: string, reason: string])[] = [
    ['package-lock.json', 'lock file'],
    ['web/yarn.lock', 'lock file'],
    ['Cargo.lock', 'lock file'],
    ['go.sum', 'lock file'],
    ['pnpm-lock.yaml', 'lock file'],
    ['Package.resolved', 'lock file'],
    ['gems/Gemfile.lock', 'lock file'],
    ['.terraform.lock.hcl', 'lock file'],
    ['public/app.min.js', 'generated'],
    ['api/user.pb.go', 'generated'],
    ['src/__snapshots__/a.test.ts.snap', 'generated'],
    ['dist/index.js', 'generated'],
    ['lib/model.g.dart', 'generated'],
    ['src/schema.generated.ts', 'generated'],
    ['.env', 'private by its name'],
    ['config/server.pem', 'private by its name'],
  ];
  for (const [path, reason] of hidden)
    it(`only counts ${path}`, () =>
      assert.equal(
        summarise(changed(path, '-a', '+secret=1')).text,
        `modified: ${path} (+1 -1, ${reason}, not shown)`,
      ));

  const shown = ['src/lock.ts', 'docs/block.md', 'src/generate.ts', 'src/map.ts', 'distribution/a.ts', 'clock.json'];
  for (const path of shown)
    it(`shows ${path}`, () => assert.match(summarise(changed(path, '-a', '+b')).text, /\n\+b$/));

  it('only counts what a program has written in one long line', () =>
    assert.match(
      summarise(changed('a.js', `-${'x'.repeat(2000)}`, `+${'y'.repeat(2000)}`)).text,
      /minified, not shown/,
    ));
  it('cuts one long line among short ones', () => {
    const { text } = summarise(changed('a.json', '+{', `+"data": "${'x'.repeat(2000)}"`, '+}', '+a', '+b'));
    assert.match(text, /x…\n\+}/);
    assert.ok(text.length < 700);
  });
  it('only counts binary files', () =>
    assert.equal(
      summarise('diff --git a/logo.png b/logo.png\nindex 1..2 100644\nBinary files a/logo.png and b/logo.png differ\n')
        .text,
      'modified: logo.png (+0 -0, binary, not shown)',
    ));
  it('keeps at home what the user has excluded', () => {
    const summary = summarise(changed('a.ts', '+x'), { isWithheld: (path) => path === 'a.ts' });
    assert.equal(summary.text, 'modified: a.ts (+1 -0, excluded by the user, not shown)');
    assert.deepEqual(summary.shortened, ['a.ts']);
  });
  it('names new files that Git does not know', () =>
    assert.equal(
      summarise('', { untracked: ['a.ts', 'b.ts'] }).text,
      'new file, not shown: a.ts\nnew file, not shown: b.ts',
    ));
  it('counts new files beyond a page', () =>
    assert.match(
      summarise('', { untracked: Array.from({ length: 60 }, (_, index) => `${index}.ts`) }).text,
      /and 10 more new files$/,
    ));

  it('leaves a small file whole beside a huge one', () => {
    const diff = changed('huge.ts', ...many(500, 'const value = ')) + changed('small.ts', '-a', '+b');
    const summary = summarise(diff, { budgetTokens: 1000 });
    assert.match(summary.text, /small\.ts \(\+1 -1\)\n@@ -1,1 \+1,1 @@\n-a\n\+b$/);
    assert.match(summary.text, /huge\.ts \(\+500 -0\)\n@@[^\n]*\n\+const value = 0\n[^]*\[\d+ more lines\]/);
    assert.deepEqual(summary.shortened, ['huge.ts']);
    assert.ok(summary.text.length <= 1000);
  });
  it('gives every file its head, even when nothing else fits', () => {
    const diff = ['a', 'b', 'c'].map((name) => changed(`${name}.ts`, ...many(50, 'x'.repeat(50)))).join('');
    const { text } = summarise(diff, { budgetTokens: 160 });
    for (const name of ['a', 'b', 'c']) assert.match(text, new RegExp(`modified: ${name}\\.ts \\(\\+50 -0\\)`));
  });
  it('counts by folder what even the heads have no room for', () => {
    const diff = Array.from({ length: 300 }, (_, index) => changed(`src/part/file${index}.ts`, '+x')).join('');
    const summary = summarise(diff, { budgetTokens: 2000 });
    assert.match(summary.text, /and \d+ more files: src\/part \(\d+\)$/);
    assert.equal(summary.fileCount, 300);
    assert.ok(summary.text.length <= 2000);
  });
  it('numbers the lines of the new side', () =>
    assert.equal(
      summarise(changed('a.ts', ' same', '-old', '+new', ' end'), { withLineNumbers: true }).text,
      'modified: a.ts (+1 -1)\n@@ -1,3 +1,3 @@\n   1  same\n     -old\n   2 +new\n   3  end',
    ));

  it('reads renames, deletions and new files', () => {
    const diff =
      'diff --git a/old.ts b/new.ts\nsimilarity index 90%\nrename from old.ts\nrename to new.ts\n--- a/old.ts\n+++ b/new.ts\n@@ -1 +1 @@\n-a\n+b\n' +
      'diff --git a/gone.ts b/gone.ts\ndeleted file mode 100644\n--- a/gone.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n' +
      'diff --git a/fresh.ts b/fresh.ts\nnew file mode 100644\n--- /dev/null\n+++ b/fresh.ts\n@@ -0,0 +1 @@\n+a\n';
    const heads = summarise(diff)
      .text.split('\n')
      .filter((line) => /^\w+: /.test(line));
    assert.deepEqual(heads, [
      'renamed: old.ts -> new.ts (+1 -1)',
      'deleted: gone.ts (+0 -1)',
      'added: fresh.ts (+1 -0)',
    ]);
  });
  const paths: readonly (readonly [name: string, diff: string, path: string])[] = [
    [
      'in octal bytes',
      'diff --git "a/caf\\303\\251.ts" "b/caf\\303\\251.ts"\n--- "a/caf\\303\\251.ts"\n+++ "b/caf\\303\\251.ts"\n@@ -1 +1 @@\n-a\n+b\n',
      'café.ts',
    ],
    [
      'with spaces',
      'diff --git a/my file.ts b/my file.ts\n--- a/my file.ts\t\n+++ b/my file.ts\t\n@@ -1 +1 @@\n-a\n+b\n',
      'my file.ts',
    ],
    ['without prefixes', 'diff --git src/a.ts src/a.ts\n--- src/a.ts\n+++ src/a.ts\n@@ -1 +1 @@\n-a\n+b\n', 'src/a.ts'],
    [
      'in a folder that looks like a prefix',
      'diff --git a/x.ts a/x.ts\n--- a/x.ts\n+++ a/x.ts\n@@ -1 +1 @@\n-a\n+b\n',
      'a/x.ts',
    ],
    ['with mnemonic prefixes', 'diff --git i/x.ts w/x.ts\n--- i/x.ts\n+++ w/x.ts\n@@ -1 +1 @@\n-a\n+b\n', 'x.ts'],
    ['of a change of mode', 'diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n', 'run.sh'],
  ];
  for (const [name, diff, path] of paths)
    it(`reads a path ${name}`, () =>
      assert.ok(summarise(diff).text.startsWith(`modified: ${path} (`), summarise(diff).text));

  it('takes no line of a file for a head', () => {
    const { text, fileCount } = summarise(
      changed('a.sql', '--- a comment', '+++ b/other.ts', ' diff --git a/x b/x') + changed('b.ts', '+x'),
    );
    assert.equal(fileCount, 2);
    assert.match(text, /^modified: a\.sql \(\+1 -1\)/);
  });
  it('keeps a file name on its line', () =>
    assert.match(
      summarise('diff --git "a/x\\ny.ts" "b/x\\ny.ts"\nold mode 100644\nnew mode 100755\n').text,
      /^modified: x y\.ts/,
    ));
  it('reads a file that Git does not know like all others', () =>
    assert.equal(
      summarise(diffOfNewFile('a.ts', 'one\r\ntwo\r\n')).text,
      'added: a.ts (+2 -0)\n@@ -0,0 +1,2 @@\n+one\n+two',
    ));
  it('says nothing about nothing', () => assert.deepEqual(summarise(''), { text: '', fileCount: 0, shortened: [] }));
});
