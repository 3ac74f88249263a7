import assert from 'node:assert/strict';
import { headToTake, type HeadKind } from '../../../../../src/core/completion/partial/headToTake.ts';

interface Case {
  /** The line as one sees it: the suggestion stands between `├` and `┤`, what accepting replaces between `⟦` and `⟧` behind it. */
  readonly at: string;
  readonly languageId?: string;
  readonly statement: string;
  readonly bracket?: string;
  readonly replaceRight?: Readonly<Partial<Record<HeadKind, number>>>;
}

function checkHeads(
  name: string,
  { at, languageId = 'typescript', statement, bracket, replaceRight = {} }: Case,
): void {
  const [, before = '', text = '', replaced = ''] = /^([^├]*)├([^┤]*)┤(?:⟦(.*)⟧)?/s.exec(at) ?? [];
  const take = (kind: HeadKind) => headToTake(kind, { before, text, replaced, languageId, tabSize: 2 });
  it(`${name}: statement`, () => {
    assert.deepEqual(take('statement'), { text: statement, replaceRight: replaceRight.statement ?? 0 });
  });
  it(`${name}: bracket`, () => {
    assert.deepEqual(take('bracket'), { text: bracket ?? statement, replaceRight: replaceRight.bracket ?? 0 });
  });
}

describe('headToTake', () => {
  checkHeads('the rest of a line', { at: 'const a = ├b + c;\nconst d = e;┤', statement: 'b + c;' });
  checkHeads('branches of a line each', {
    at: '├if (a)\n  b();\nelse\n  c();\nd();┤',
    statement: 'if (a)\n  b();\nelse\n  c();',
    bracket: 'if (a)',
  });
  checkHeads('code in a string', {
    at: 'print(f"""{├\n  name(a)\n}""", b)\nc()┤',
    languageId: 'python',
    statement: '\n  name(a)\n}""", b)',
    bracket: '\n  name(a)\n}',
  });
  checkHeads('two on one line', { at: '├a = 1; b = 2;┤', statement: 'a = 1;' });
  checkHeads('a semicolon in a string or a comment', {
    at: "├say('a; b') /* c; */ + d;\nmore();┤",
    statement: "say('a; b') /* c; */ + d;",
    bracket: "say('a; b')",
  });
  checkHeads('a loop with its head and its body', {
    at: '├for (let i = 0; i < n; i++) {\n  run(i);\n}\nend();┤',
    statement: 'for (let i = 0; i < n; i++) {\n  run(i);\n}',
    bracket: 'for (let i = 0; i < n; i++)',
  });
  checkHeads('inside the head of a loop', {
    at: 'for (let i = ├0; i < n; i++) {\n  run(i);\n}┤',
    statement: '0; i < n; i++) {\n  run(i);\n}',
    bracket: '0; i < n; i++)',
  });
  checkHeads('in a call', {
    at: 'send(├first(x), second);\nother();┤',
    statement: 'first(x), second);',
    bracket: 'first(x), second)',
  });
  checkHeads('a call over several lines', {
    at: 'send(├\n  first,\n  second,\n);\nother();┤',
    statement: '\n  first,\n  second,\n);',
    bracket: '\n  first,\n  second,\n)',
  });
  checkHeads('the body of a block', {
    at: 'function a() {├\n  first();\n  second();\n}┤',
    statement: '\n  first();',
    bracket: '\n  first();\n  second();\n}',
  });
  checkHeads('the last statement of a block', {
    at: 'if (a) {\n  return ├b\n} else {\n  c();\n}┤',
    statement: 'b',
    bracket: 'b\n}',
  });
  checkHeads('the last statement of a callback', {
    languageId: 'go',
    at: 'run(func() {\n\t├x := T{\n\t\ta: 1,\n\t}\n})\nend()┤',
    statement: 'x := T{\n\t\ta: 1,\n\t}',
  });
  checkHeads('the brackets that end a block', {
    at: 'run(() => {\n  a();├\n});\nend();┤',
    statement: '\n});',
    bracket: '\n}',
  });
  checkHeads("an object on the cursor's line", {
    at: 'run({ a: 1, ├b: 2 });\nend();┤',
    statement: 'b: 2 });',
    bracket: 'b: 2 }',
  });
  checkHeads('a semicolon in a regular expression', {
    at: "├a = b.split(/[;'`]/); c();┤",
    statement: "a = b.split(/[;'`]/);",
    bracket: "a = b.split(/[;'`]/)",
  });
  checkHeads('the head of a loop without parentheses', {
    languageId: 'go',
    at: '├for i := 0; i < n; i++ {\n\trun(i)\n}\nend()┤',
    statement: 'for i := 0; i < n; i++ {\n\trun(i)\n}',
  });
  checkHeads('a chain', {
    at: 'const a = b├\n  .map(c)\n  .filter(d);\nnext();┤',
    statement: '\n  .map(c)\n  .filter(d);',
    bracket: '\n  .map(c)',
  });
  checkHeads('Windows line ends', {
    at: 'if (a) {├\r\n  first();\r\n  second();\r\n}┤',
    statement: '\r\n  first();',
    bracket: '\r\n  first();\r\n  second();\r\n}',
  });
  checkHeads('Python, by indentation', {
    languageId: 'python',
    at: '├for x in xs:\n    run(x)\n    rest(x)\nend()┤',
    statement: 'for x in xs:\n    run(x)\n    rest(x)',
    bracket: 'for x in xs:\n    run(x)',
  });
  checkHeads('Python, the first line of a body', {
    languageId: 'python',
    at: 'def a():├\n    b = 1\n    return b┤',
    statement: '\n    b = 1',
  });
  checkHeads('a language whose comments begin with a semicolon', {
    languageId: 'clojure',
    at: '├(def a 1) ; one\n(def b 2)┤',
    statement: '(def a 1) ; one',
    bracket: '(def a 1)',
  });
  checkHeads('prose, by sentence', { languageId: 'markdown', at: 'It ├is so. And then. Well┤', statement: 'is so.' });
  checkHeads('prose with an abbreviation inside a word', {
    languageId: 'markdown',
    at: '├Use a.ts here. Or b.┤',
    statement: 'Use a.ts here.',
  });
  checkHeads('nothing smaller than the whole', { at: 'x = ├y┤', statement: 'y' });
  checkHeads('a closer that the editor has set already', {
    at: 'send(├a);\nnext();┤⟦)⟧',
    statement: 'a);',
    bracket: 'a)',
    replaceRight: { statement: 1, bracket: 1 },
  });
  checkHeads('the whole, with what it replaces', {
    at: 'send(├a)┤⟦)⟧',
    statement: 'a)',
    replaceRight: { statement: 1, bracket: 1 },
  });
  checkHeads('a string whose quote the editor has set', {
    at: "say('├hello', 1);\nnext();┤⟦')⟧",
    statement: "hello', 1);",
    bracket: "hello', 1)",
    replaceRight: { statement: 2, bracket: 2 },
  });
});
