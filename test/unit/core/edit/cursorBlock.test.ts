import assert from 'node:assert/strict';
import { cursorBlock } from '../../../../src/core/edit/cursorBlock.ts';

/** The cursor is written `█`, the block between `⟦` and `⟧`. */
function checkBlock(document: string, expected: string): void {
  const plain = document.replace('█', '');
  const { start, end } = cursorBlock(plain, document.indexOf('█'));
  assert.equal(`${plain.slice(0, start)}⟦${plain.slice(start, end)}⟧${plain.slice(end)}`, expected);
}

describe('cursorBlock', () => {
  const rows: readonly (readonly [name: string, document: string, expected: string])[] = [
    ['takes a blank line alone', 'a\n  █\nb\n', 'a\n⟦  \n⟧b\n'],
    [
      'takes the function around',
      'x\nfunction f() {\n  a();\n\n  b(█);\n}\ny\n',
      'x\n⟦function f() {\n  a();\n\n  b();\n}\n⟧y\n',
    ],
    ['takes the function on its head', 'function f(█) {\n  a();\n}\n\nx\n', '⟦function f() {\n  a();\n}\n⟧\nx\n'],
    ['takes the function on its last bracket', 'function f() {\n  a();\n}█\nx\n', '⟦function f() {\n  a();\n}\n⟧x\n'],
    [
      'takes the innermost, with its comment',
      'class A {\n  one() {}\n\n  // Two.\n  two() {\n    if (a) {\n      b█();\n    }\n  }\n}\n',
      'class A {\n  one() {}\n\n⟦  // Two.\n  two() {\n    if (a) {\n      b();\n    }\n  }\n⟧}\n',
    ],
    [
      'takes a function of Python without the next one',
      'def f():\n    a()\n    b█()\n\ndef g():\n    c()\n',
      '⟦def f():\n    a()\n    b()\n⟧\ndef g():\n    c()\n',
    ],
    [
      'takes the lines up to blank ones elsewhere',
      'a = 1\n\nb = 2█\nc = 3\n\nd = 4\n',
      'a = 1\n\n⟦b = 2\nc = 3\n⟧\nd = 4\n',
    ],
    ['takes a text without blank lines whole', 'a█\nb', '⟦a\nb⟧'],
    ['takes nothing of nothing', '█', '⟦⟧'],
    ['knows Windows line ends', 'a\r\n\r\nb█\r\nc\r\n', 'a\r\n\r\n⟦b\r\nc\r\n⟧'],
  ];
  for (const [name, document, expected] of rows) it(name, () => checkBlock(document, expected));
});
