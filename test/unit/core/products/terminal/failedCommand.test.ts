import assert from 'node:assert/strict';
import { createBoundedOutput } from '../../../../../src/core/products/terminal/boundedOutput.ts';
import { describeFailedCommand, hasFailed } from '../../../../../src/core/products/terminal/failedCommand.ts';
import { terminalFacts } from '../../../../../src/core/products/terminal/shellKind.ts';
import { stripTerminalCodes } from '../../../../../src/core/products/terminal/stripTerminalCodes.ts';

describe('stripTerminalCodes', () => {
  const rows: readonly (readonly [name: string, output: string, expected: string])[] = [
    ['colours', '\u001b[1;31merror\u001b[0m: x', 'error: x'],
    ['shell integration', '\u001b]633;C\u0007out\u001b]633;D;1\u0007', 'out'],
    ['links', '\u001b]8;;https://a.b\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['titles', '\u001b]0;title\u0007x', 'x'],
    ['progress bars', '10%\r50%\r100%\ndone', '100%\ndone'],
    ['a longer line under a shorter one', 'loading\rok', 'okading'],
    ['Windows line ends', 'a\r\nb\r\n', 'a\nb\n'],
    ['backspaces', 'abx\bc', 'abc'],
    ['bells', 'a\u0007b', 'ab'],
    ['cut sequences', 'a\u001b[3', 'a'],
    ['a cut title', 'a\u001b]0;tit', 'a'],
    ['C1 sequences', '\u009b31mred', 'red'],
    ['charsets', '\u001b(Bx', 'x'],
    ['tabs', 'a\tb', 'a\tb'],
  ];
  for (const [name, output, expected] of rows)
    it(`reads ${name}`, () => assert.equal(stripTerminalCodes(output), expected));
});

describe('createBoundedOutput', () => {
  const collect = (max: number, ...pieces: readonly string[]): string => {
    const output = createBoundedOutput(max);
    for (const piece of pieces) output.add(piece);
    return output.text();
  };
  it('keeps a short output whole', () => assert.equal(collect(100, 'one\n', 'two\n'), 'one\ntwo\n'));
  it('keeps start and end of a long one', () => {
    const text = collect(400, ...Array.from({ length: 1000 }, (_, index) => `line ${index}\n`));
    assert.match(text, /^line 0\n/);
    assert.match(text, /\n\[… \d+ characters left out …\]\nline \d+\n/);
    assert.match(text, /line 999\n$/);
    assert.ok(text.length < 500);
  });
  it('stays small, however much comes', () =>
    assert.ok(collect(1000, ...Array.from({ length: 500 }, () => 'x'.repeat(1000))).length < 2200));
});

describe('describeFailedCommand', () => {
  const describeIt = (output: string, commandLine = 'npm test'): string =>
    describeFailedCommand({ commandLine, exitCode: 1, output, folder: '/work' });
  it('tells folder, command, code and output', () =>
    assert.equal(
      describeIt('\u001b[31mfailed\u001b[0m\n'),
      'Folder: /work\nCommand: npm test\nExit code: 1\nOutput:\nfailed',
    ));
  it('says that nothing was printed', () => assert.match(describeIt(' \n'), /It printed nothing/));
  it('takes keys out of the output', () =>
    assert.doesNotMatch(describeIt('Authorization: Bearer sk-abcdef1234567890abcdef'), /abcdef123/));
  it('takes keys out of the command', () =>
    assert.doesNotMatch(
      describeIt('x', 'curl -H "X-Api-Key: s3cr3tvalue99" https://me:hunter2@a.b'),
      /s3cr3t|hunter2/,
    ));
  it('finds keys that colours part from their name', () =>
    assert.doesNotMatch(describeIt('api_key=\u001b[32mabcd1234efgh\u001b[0m'), /abcd1234/));
  it('shows hidden characters', () => assert.match(describeIt('a\u202eb'), /U\+202E/));
});

describe('hasFailed', () => {
  const rows: readonly (readonly [code: number | undefined, failed: boolean])[] = [
    [1, true],
    [127, true],
    [-1, true],
    [0, false],
    [undefined, false],
    [130, false],
    [143, false],
    [3221225786, false],
  ];
  for (const [code, failed] of rows) it(`judges ${code}`, () => assert.equal(hasFailed(code), failed));
});

describe('terminalFacts', () => {
  const rows: readonly (readonly [reported: string, path: string, folder: string, expected: string])[] = [
    ['', '/bin/zsh', '/Users/me/work', 'posix zsh macOS'],
    ['', '/usr/bin/fish', '/home/me', 'fish fish Linux'],
    ['pwsh', '/bin/bash', '/home/me', 'powershell pwsh Linux'],
    ['', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'c:\\work', 'powershell powershell Windows'],
    ['', 'C:\\Windows\\System32\\cmd.exe', '', 'cmd cmd Windows'],
    ['bash', 'C:\\Windows\\System32\\cmd.exe', '', 'posix bash Windows'],
    ['', '', '', 'posix sh unknown'],
  ];
  for (const [reported, path, folder, expected] of rows)
    it(`knows ${expected}`, () => {
      const { kind, shell, system } = terminalFacts({ reported, path, folder });
      assert.equal(`${kind} ${shell} ${system}`, expected);
    });
});
