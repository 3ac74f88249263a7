import assert from 'node:assert/strict';
import { DOC_CONVENTIONS } from '../../../../../src/core/products/comments/docConventions.ts';
import { documentInstruction } from '../../../../../src/core/products/comments/documentInstruction.ts';

const check = (languageId: string, text: string, expected: RegExp): void =>
  assert.match(documentInstruction({ languageId, text }), expected);

describe('documentInstruction', () => {
  const languages: readonly (readonly [languageId: string, words: RegExp])[] = [
    ['typescript', /TSDoc.*@param/],
    ['javascript', /JSDoc.*@param \{Type\}/],
    ['python', /"""docstring"""/],
    ['go', /begins with the declared name/],
    ['rust', /\/\/\/ lines.*# Errors/],
    ['csharp', /<summary>/],
    ['java', /Javadoc.*@throws/],
    ['kotlin', /KDoc/],
    ['php', /PHPDoc/],
    ['ruby', /YARD/],
    ['swift', /- Returns:/],
    ['cpp', /Doxygen/],
    ['lua', /---@param/],
    ['elixir', /@doc """/],
    ['shellscript', /# lines/],
    ['dart', /dartdoc/],
    ['r', /roxygen2/],
  ];
  for (const [languageId, words] of languages)
    it(`knows the convention of ${languageId}`, () => check(languageId, '', words));
  it('trusts the model with other languages', () => check('brainfuck', '', /that this language has/));
  it('asks for nothing but comments', () => check('go', '', /every line of code stays exactly as it is/));

  const styles: readonly (readonly [name: string, languageId: string, text: string, expected: RegExp])[] = [
    [
      'Google docstrings',
      'python',
      'def f(a):\n    """Do.\n\n    Args:\n        a: x\n    """\n',
      /This file writes.*Google/,
    ],
    [
      'NumPy docstrings',
      'python',
      'def f(a):\n    """Do.\n\n    Parameters\n    ----------\n    a : int\n    """\n',
      /NumPy/,
    ],
    ['reST docstrings', 'python', 'def f(a):\n    """Do.\n\n    :param a: x\n    :returns: y\n    """\n', /reST/],
    ['Epytext docstrings', 'python', 'def f(a):\n    """Do.\n\n    @param a: x\n    """\n', /Epytext/],
    ['no docstrings', 'python', 'x = 1  # Args:\n', /Write sections.*Google/],
    ['single quotes', 'python', "def f():\n    '''Do.'''\n", /'''/],
    ['lines of Doxygen', 'cpp', '/// \\brief a\n/// \\param x y\nvoid f();\n', /uses \/\/\/ lines.*\n.*\\param/],
    ['blocks of Doxygen', 'c', '/** @brief a */\nvoid f();\n', /\/\*\* … \*\/ blocks/],
    ['LDoc', 'lua', '--- x\n-- @tparam string a\n', /LDoc tags: @tparam/],
    [
      'prose without tags',
      'typescript',
      '/** A. */\nlet a;\n/** B. */\nlet b;\n/** C. */\nlet c;\n',
      /prose without tags/,
    ],
  ];
  for (const [name, languageId, text, expected] of styles)
    it(`learns ${name}`, () => check(languageId, text, expected));

  it('names each language once', () => {
    const ids = DOC_CONVENTIONS.flatMap(({ languageIds }) => languageIds);
    assert.deepEqual(ids.toSorted(), [...new Set(ids)].sort());
  });
});
