import assert from 'node:assert/strict';
import { type QuotingStyle, splitCommandLine } from '../../../../src/core/util/splitCommandLine.ts';

function checkSplit(style: QuotingStyle, text: string, expected: readonly string[] | undefined): void {
  assert.deepEqual(splitCommandLine(text, style), expected);
}

const ROWS: readonly (readonly [string, QuotingStyle, string, readonly string[] | undefined])[] = [
  ['nothing', 'sh', '  \n ', []],
  ['words', 'sh', ' a  b\tc\n', ['a', 'b', 'c']],
  ['single quotes, in which nothing is special', 'sh', `'a "b" \\ $c'`, ['a "b" \\ $c']],
  ['double quotes with escapes', 'sh', '"a \\"b\\" \\$c \\d"', ['a "b" $c \\d']],
  ['quotes that touch', 'sh', `a'b'"c"\\ d`, ['abc d']],
  ['an empty quoted word', 'sh', `a '' b`, ['a', '', 'b']],
  ['continued lines, also with blanks behind the backslash', 'sh', 'a \\\n b \\ \r\n c\\\nd', ['a', 'b', 'cd']],
  ['ANSI-C quotes', 'sh', `$'a\\'b\\n\\u0041\\x42'`, ["a'b\nAB"]],
  ['a dollar that quotes nothing', 'sh', 'a$b "$c"', ['a$b', '$c']],
  ['an open single quote', 'sh', "a 'b", undefined],
  ['an open double quote', 'sh', 'a "b', undefined],
  ['an open ANSI-C quote', 'sh', "a $'b\\'", undefined],
  ['carets of cmd', 'cmd', 'a ^\r\n b^&c "d^e"', ['a', 'b&c', 'd^e']],
  ['escaped quotes of cmd', 'cmd', '"{\\"a\\": \\"b\\"}" "c ""d"""', ['{"a": "b"}', 'c "d"']],
  ['single quotes of cmd, which quote nothing', 'cmd', "'a b'", ["'a", "b'"]],
  ['backslashes of cmd', 'cmd', 'C:\\a\\b "C:\\a b\\c"', ['C:\\a\\b', 'C:\\a b\\c']],
  ['backticks of PowerShell', 'powershell', 'a `\n "b `"c`" ""d"" \\e"', ['a', 'b "c" "d" \\e']],
  ['doubled single quotes of PowerShell', 'powershell', "'it''s $x'", ["it's $x"]],
  [
    'Windows paths without a shell',
    'plain',
    'C:\\bin\\op.exe read "op://a b/\\"c\\""',
    ['C:\\bin\\op.exe', 'read', 'op://a b/"c"'],
  ],
  [
    'shell signs without a shell',
    'plain',
    'pass show $x | head `y` > z',
    ['pass', 'show', '$x', '|', 'head', '`y`', '>', 'z'],
  ],
];

describe('splitCommandLine', () => {
  for (const [name, style, text, expected] of ROWS)
    it(`reads ${name}`, () => {
      checkSplit(style, text, expected);
    });
});
