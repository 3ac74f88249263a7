import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../../src/core/completion/postprocess/cleanAnswer.ts';
import type { AnswerLength } from '../../../../../src/core/completion/postprocess/cleaningContext.ts';

/** The cursor is `█`, `⏹` the place where the answer is to end; the text by its language. */
function checkEnd(name: string, length: AnswerLength, texts: Readonly<Record<string, string>>): void {
  const [languageId = '', text = ''] = Object.entries(texts)[0] ?? [];
  it(`${name} (${languageId})`, () => {
    const [prefix = '', answer = ''] = text.split('█');
    const place = { prefix, suffix: '', languageId, insertSpaces: true, tabSize: 2, stop: [], length };
    assert.equal(cleanAnswer(answer.replace('⏹', ''), place)?.text, answer.slice(0, answer.indexOf('⏹')));
  });
}

describe('where a block ends', () => {
  const ALIGNED = 'Status Read(int offset,\n            char* scratch) {█\n  return Ok();\n}⏹\n\nint other;';
  checkEnd('under parameters that are aligned', 'block', { cpp: ALIGNED });
  checkEnd('under bases that are aligned', 'block', {
    python: 'class A(B,\n        C):█\n  c = 1⏹\n\nclass D:\n  e = 2',
  });
  checkEnd('over lines of the preprocessor', 'block', {
    c: '  void a() {█\n#ifdef B\n    b();\n#endif\n  }⏹\n  int c;',
  });
  const OUTER = 'for a in b:\n  if a:█\n    c()\n  else:\n    d()⏹\nelse:\n  e()';
  checkEnd('before the branch of a statement around it', 'block', { python: OUTER });
  const BODY = 'if a:\n  for b in c:\n    █d(b)\n    e(b)⏹\nelse:\n  f()';
  checkEnd('before that branch, from within the body', 'block', { python: BODY });
  checkEnd('with its own branch, from within the body', 'block', { python: 'if a:\n  █b()\nelse:\n  c()⏹\nd()' });
  const DEEP = '  if (a) {\n    if (b) {█\n      c();\n    }\n  }⏹\n  else {\n    d();\n  }';
  checkEnd('before the branch of a statement around it that it closes', 'block', { typescript: DEEP });
  const TYPE = 'const a = ({ b }: {\n  b: {█\n    c: string;\n  };⏹\n}) => {\n  d();\n};';
  checkEnd('before what goes on to another block', 'block', { typescript: TYPE });
  const GNU =
    'namespace a\n{\n  namespace b\n  {\n    struct c\n    {█\n      typedef d\n\te;\n      int f;\n    };⏹\n    int g;';
  checkEnd('behind a tab of eight columns that nothing has announced', 'block', { cpp: GNU });
  const ALL_TABS = 'a ()\n{\n  b ();\n  if (c)\n    for (;;)\n      {█\n\td ();\n\te ();\n      }⏹\n  f ();';
  checkEnd('behind such tabs alone', 'block', { c: ALL_TABS });
  checkEnd('behind a quote in a regular expression', 'block', {
    typescript: 'f(() => {█\n  a = /[\'"`{]/;\n});⏹\nb();',
  });
});

describe('where a statement ends', () => {
  checkEnd('with its other branches', 'statement', { python: '█if a:\n  b()\nelif c:\n  d()\nelse:\n  e()⏹\nf()' });
  checkEnd('with branches of a line each', 'statement', {
    typescript: '█if (a) b();\nelse if (c) d();\nelse e();⏹\nf();',
  });
  checkEnd('with a body on lines of its own', 'statement', { php: 'class █A\n{\n  public $b;\n}⏹\nclass C\n{\n}' });
  checkEnd('before the next rule', 'statement', { css: '█.a {\n  b: c;\n}⏹\n.d {\n  e: f;\n}' });
  checkEnd('before what a star begins', 'statement', { c: '█while (a) {\n  b();\n}⏹\n*c = 1;' });
  checkEnd('with the line below its type', 'statement', {
    cpp: '█inline std::size_t\nA::b() const\n{ return c; }⏹\nint d;',
  });
  checkEnd('with its semicolon', 'statement', { c: '█a(b); // c⏹\nd();' });
  checkEnd('behind a here document', 'statement', { shellscript: "█cat <<EOF\nit's {\nEOF⏹\necho done" });
  checkEnd('before another branch of what is around', 'statement', {
    typescript: 'if (a) {\n  █b();⏹\n} else {\n  c();\n}',
  });
  checkEnd('before a branch that follows closers', 'statement', {
    rust: 'if a {\n    b(|| {\n        █c();⏹\n    });\n} else if d {\n    e();\n}',
  });
  checkEnd('with a body behind a head with a comment', 'statement', {
    python: '█def a(b):  # type: ignore\n  return b⏹\nc()',
  });
  checkEnd('with what an annotation with a comment is about', 'statement', {
    java: 'class A {\n  █@Override // of B\n  public int c() {\n    return 1;\n  }⏹\n  int d;',
  });
  checkEnd('with what the types of a head must be', 'statement', {
    rust: '█fn a<B>(b: B) -> C\nwhere\n    B: D,\n{\n    e(b)\n}⏹\nfn f() {}',
  });
  checkEnd('before a block of its own', 'statement', { c: '█a();⏹\n{\n  b();\n}' });
});
