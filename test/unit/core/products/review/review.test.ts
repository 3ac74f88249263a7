import assert from 'node:assert/strict';
import { parseUnifiedDiff } from '../../../../../src/core/products/git/parseUnifiedDiff.ts';
import { parseReview } from '../../../../../src/core/products/review/parseReview.ts';
import { placeFindings } from '../../../../../src/core/products/review/placeFindings.ts';
import { reviewNote } from '../../../../../src/core/products/review/reviewNote.ts';
import { processorMs } from '../../../../support/processorMs.ts';

/** Findings as `path:line [severity] text`. */
function checkParsed(answer: string, expected: readonly string[]): void {
  const told = parseReview(answer).map(
    ({ path, line, severity, text }) => `${path}:${line ?? '?'} [${severity}] ${text}`,
  );
  assert.deepEqual(told, expected);
}

const ONE = '{"path": "a.ts", "line": 3, "severity": "error", "comment": "Wrong."}';
const TOLD = ['a.ts:3 [error] Wrong.'];

const PARSED: Readonly<Record<string, readonly [answer: string, expected: readonly string[]]>> = {
  'reads one object a line': [`${ONE}\n${ONE.replace('3', '5')}\n`, [...TOLD, 'a.ts:5 [error] Wrong.']],
  'reads a fence': [`Here is my review:\n\`\`\`json\n${ONE}\n\`\`\`\nGood luck.`, TOLD],
  'reads an array': [`[${ONE},\n${ONE.replace('3', '4')}]`, [...TOLD, 'a.ts:4 [error] Wrong.']],
  'reads an object of findings': [`{"summary": "x", "findings": [${ONE}]}`, TOLD],
  'reads an object over several lines': [
    '{\n  "path": "a.ts",\n  "line": 3,\n  "severity": "error",\n  "comment": "Wrong."\n}',
    TOLD,
  ],
  'forgives a comma at the end': ['{"path": "a.ts", "line": 3, "severity": "error", "comment": "Wrong.",}', TOLD],
  'forgives line ends inside of text': [
    '{"path": "a.ts", "line": 3, "severity": "error", "comment": "Wrong\nagain."}',
    ['a.ts:3 [error] Wrong\nagain.'],
  ],
  'keeps what came before a cut': [`${ONE}\n{"path": "b.ts", "line": 9, "comm`, TOLD],
  'keeps what came before a cut inside of an array': [`{"findings": [${ONE}, {"path": "b`, TOLD],
  'knows other names of fields': [
    '{"file": "a.ts", "lineNumber": "3", "level": "critical", "message": "Wrong."}',
    TOLD,
  ],
  'reads a place with its line': ['{"file": "a.ts:3", "severity": "high", "description": "Wrong."}', TOLD],
  'reads a range': ['{"path": "a.ts", "line": "3-5", "severity": "bug", "comment": "Wrong."}', TOLD],
  'adds what it suggests': [
    '{"path": "a.ts", "line": 3, "severity": "error", "comment": "Wrong.", "suggestion": "Use ===."}',
    ['a.ts:3 [error] Wrong.\n\nUse ===.'],
  ],
  'reads braces inside of text': [
    '{"path": "a.ts", "line": 3, "severity": "error", "comment": "Say `{}` and \\"}\\"."}',
    ['a.ts:3 [error] Say `{}` and "}".'],
  ],
  'reads plain lines': [
    'src/a.ts:3: Wrong.\nsrc/b.ts:10: [warning] Slow.',
    ['src/a.ts:3 [suggestion] Wrong.', 'src/b.ts:10 [warning] Slow.'],
  ],
  'reads a column': ['src/a.ts:3:14: error: Wrong.', ['src/a.ts:3 [error] Wrong.']],
  'reads a list in Markdown': [
    '- **src/a.ts:3** — Wrong.\n- `src/b.ts:4`: **Bug**: Broken.',
    ['src/a.ts:3 [suggestion] Wrong.', 'src/b.ts:4 [error] Broken.'],
  ],
  'reads headings with text below': [
    '### src/a.ts:3\n\nThe loop ends early.\n\n### src/b.ts, line 7\nNo check.',
    ['src/a.ts:3 [suggestion] The loop ends early.', 'src/b.ts:7 [suggestion] No check.'],
  ],
  'reads a remark over several lines': [
    'a.ts:3: Wrong\nbecause of x.\n\nAll in all good.',
    ['a.ts:3 [suggestion] Wrong because of x.'],
  ],
  'reads a list below each path': [
    '**src/a.ts**\n- Line 12: Wrong.\n* Lines 20-22: Bug: Also.\n\n### src/b.ts\n- **Line 3**: Odd.',
    ['src/a.ts:12 [suggestion] Wrong.', 'src/a.ts:20 [error] Also.', 'src/b.ts:3 [suggestion] Odd.'],
  ],
  'reads a table': [
    '| File | Line | Severity | Comment |\n|---|---|---|---|\n| `src/a.ts` | 12 | Error | Wrong. |',
    ['src/a.ts:12 [error] Wrong.'],
  ],
  'reads named fields': [
    'path: src/a.ts\nline: 12\nseverity: error\ncomment: Wrong.\n\npath: src/b.ts\nline: 3\ncomment: Odd.',
    ['src/a.ts:12 [error] Wrong.', 'src/b.ts:3 [suggestion] Odd.'],
  ],
  'reads named fields in Markdown': [
    '1. **File:** `src/a.ts` **Line:** 12\n   **Issue:** Wrong.',
    ['src/a.ts:12 [suggestion] Wrong.'],
  ],
  'reads a sentence': [
    'In `src/a.ts` at line 12, the loop ends early.',
    ['src/a.ts:12 [suggestion] In `src/a.ts` at line 12, the loop ends early.'],
  ],
  'reads nothing out of praise': ['NONE', []],
  'reads nothing out of words': ['The change looks good to me. See https://example.com:443/x for more.', []],
  'reads nothing out of nothing': ['', []],
  'passes over objects without a remark': ['{"path": "a.ts"} {"line": 3}', []],
  'removes what nobody can see': ['{"path": "a.ts", "line": 3, "severity": "error", "comment": "Wr\u202eong."}', TOLD],
};

const DIFF = `diff --git a/src/cart.ts b/src/cart.ts
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -10,4 +10,5 @@
 function total(items) {
-  let sum = 0;
+  let sum = 1;
+  for (const item of items) sum += item.price;
   return sum;
 }
@@ -40,2 +41,3 @@
   return sum;
+  log(sum);
 }
diff --git a/test/cart.ts b/test/cart.ts
--- a/test/cart.ts
+++ b/test/cart.ts
@@ -1 +1 @@
-a();
+b();
`;

/** Where one finding lands; undefined for nowhere. */
function placeOf(finding: Readonly<Record<string, unknown>>): string | undefined {
  const findings = parseReview(JSON.stringify({ comment: 'x', ...finding }));
  const [first] = placeFindings(findings, parseUnifiedDiff(DIFF)).placed;
  return first && `${first.path}:${first.line}${first.endLine === first.line ? '' : `-${first.endLine}`}`;
}

const PLACED: Readonly<
  Record<string, readonly [finding: Readonly<Record<string, unknown>>, place: string | undefined]>
> = {
  'believes a line of the diff': [{ path: 'src/cart.ts', line: 11 }, 'src/cart.ts:11'],
  'goes to the quoted code when the number is wrong': [
    { path: 'src/cart.ts', line: 99, quote: 'let sum = 1;' },
    'src/cart.ts:11',
  ],
  'goes to the quoted code without a number': [{ path: 'src/cart.ts', quote: 'log( sum );' }, 'src/cart.ts:42'],
  'takes the quoted line nearest to the number': [
    { path: 'src/cart.ts', line: 40, quote: 'return sum;' },
    'src/cart.ts:41',
  ],
  'knows a quotation with its sign': [{ path: 'src/cart.ts', line: 1, quote: '+  log(sum);' }, 'src/cart.ts:42'],
  'knows a quotation with its number': [{ path: 'src/cart.ts', line: 1, quote: '  42 +  log(sum);' }, 'src/cart.ts:42'],
  'knows a part of a line': [{ path: 'src/cart.ts', line: 1, quote: 'sum += item.price' }, 'src/cart.ts:12'],
  'puts a remark about a removed line where it was': [{ path: 'src/cart.ts', quote: 'let sum = 0;' }, 'src/cart.ts:11'],
  'moves a near number onto the diff': [{ path: 'src/cart.ts', line: 16 }, 'src/cart.ts:14'],
  'does not guess from a far number': [{ path: 'src/cart.ts', line: 27 }, undefined],
  'does not guess without number and code': [{ path: 'src/cart.ts' }, undefined],
  'keeps a range inside of the diff': [{ path: 'src/cart.ts', line: 13, endLine: 30 }, 'src/cart.ts:13-14'],
  'knows a path with a prefix': [{ path: 'b/src/cart.ts', line: 11 }, 'src/cart.ts:11'],
  'knows an absolute path': [{ path: '/home/me/shop/src/cart.ts', line: 11 }, 'src/cart.ts:11'],
  'does not choose between files of one name': [{ path: 'cart.ts', line: 1 }, undefined],
  'knows no file outside of the diff': [{ path: 'src/other.ts', line: 11 }, undefined],
};

describe('parseReview', () => {
  for (const [name, [answer, expected]] of Object.entries(PARSED)) it(name, () => checkParsed(answer, expected));
  it('is quick with an answer of braces', () => {
    const tookMs = processorMs(() => {
      parseReview('{'.repeat(20_000));
      parseReview('{'.repeat(9_000) + '}'.repeat(9_000));
    });
    assert.ok(tookMs < 1000, `${tookMs} ms`);
  });
});

describe('placeFindings', () => {
  for (const [name, [finding, place]] of Object.entries(PLACED)) it(name, () => assert.equal(placeOf(finding), place));
  it('counts a repeated finding once', () => {
    const line = '{"path": "src/cart.ts", "line": 11, "comment": "x"}\n';
    assert.equal(placeFindings(parseReview(line.repeat(3)), parseUnifiedDiff(DIFF)).placed.length, 1);
  });
});

describe('reviewNote', () => {
  const note = (answer: string, isComplete = true): string =>
    reviewNote({
      review: placeFindings(parseReview(answer), parseUnifiedDiff(DIFF)),
      fileCount: 2,
      shortened: 0,
      isComplete,
    });
  it('counts comments and files', () =>
    assert.equal(
      note('src/cart.ts:11: error: x\ntest/cart.ts:1: y'),
      '2 comments in 2 files. 1 is marked as an error.',
    ));
  it('says that nothing was found', () =>
    assert.equal(note('NONE'), 'Nothing to remark at a line of 2 changed files.'));
  it('says what had no place', () =>
    assert.equal(
      note('src/cart.ts:11: x\nother.ts:1: y'),
      '1 comment in 1 file. 1 more remark fitted no changed line and is left out.',
    ));
  it('says that the answer was cut', () => assert.match(note('src/cart.ts:11: x', false), /cut at its length limit/));
});
