import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../../src/core/completion/postprocess/cleanAnswer.ts';
import type { AnswerLength } from '../../../../../src/core/completion/postprocess/cleaningContext.ts';
import { splitAtCursor } from '../../../../support/cursorText.ts';

/** Language, document with the cursor as █, the model's answer, the document after Accept (null: nothing is shown). */
type Row = readonly [language: string, at: string, raw: string, want: string | null, length?: AnswerLength];

/** Line ends, trailing spaces of lines and trailing line ends do not count: the editor or a formatter sees to them. */
function normalise(document: string): string {
  const lines = document.replaceAll('\r\n', '\n').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');
}

function checkRow([languageId, at, raw, want, length = 'block']: Row): void {
  it(`${languageId}: ${JSON.stringify(at)} and ${JSON.stringify(raw.slice(0, 60))}`, () => {
    const { prefix, suffix } = splitAtCursor(at);
    const insertSpaces = languageId !== 'go' && languageId !== 'makefile';
    const answer = cleanAnswer(raw, { prefix, suffix, languageId, insertSpaces, tabSize: 4, stop: [], length });
    const got = answer && prefix + answer.text + suffix.slice(answer.replaceRight);
    assert.equal(got === undefined ? null : normalise(got), want === null ? null : normalise(want));
  });
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'same line': [
    ['javascript', 'const x = { a: █ }', '1, b: 2 }', 'const x = { a: 1, b: 2 }'],
    ['javascript', 'foo(█);', 'a, b', 'foo(a, b);'],
    ['typescript', 'const xs: Array<█> = [];', 'string> = [];', 'const xs: Array<string> = [];'],
    ['typescript', 'const xs: Array<█>', 'Map<string, number>>', 'const xs: Array<Map<string, number>>'],
    ['javascript', 'if (█) {', 'a && b) {\n  go();\n}', 'if (a && b) {'],
    ['javascript', 'while (i < █) {}', 'n) {\n  i++;\n}', 'while (i < n) {}'],
    ['php', 'echo "Hello █";', '$name";', 'echo "Hello $name";'],
    ['python', 'print("a", █)', 'x, "b")', 'print("a", x, "b")'],
    ['python', 'x = foo(█)[0]', 'a)[0]', 'x = foo(a)[0]'],
    ['c', 'int main(█) {', 'void) {\n  return 0;\n}', 'int main(void) {'],
    ['ruby', 'puts "#{█}"', 'name}"', 'puts "#{name}"'],
    ['kotlin', 'println("${█}")', 'user.name}")', 'println("${user.name}")'],
    ['csharp', 'Console.WriteLine($"{█}");', 'x}");', 'Console.WriteLine($"{x}");'],
    ['javascriptreact', '<div className={█}>', 'styles.a}>', '<div className={styles.a}>'],
    ['javascriptreact', '<div className="█" />', 'a b" />', '<div className="a b" />'],
    ['html', '<div class="a" █></div>', 'id="b"></div>', '<div class="a" id="b"></div>'],
    ['html', '<p>█</p>', 'Hello</p>', '<p>Hello</p>'],
    ['html', '<ul>\n  <li>█</li>\n</ul>', 'one</li>\n  <li>two</li>\n</ul>', '<ul>\n  <li>one</li>\n</ul>'],
    ['json', '{ "a": "█" }', 'b", "c": "d" }', '{ "a": "b", "c": "d" }'],
    ['json', '{"a": [█]}', '1, 2]}', '{"a": [1, 2]}'],
    ['javascript', 'const f = (█) => {', 'a, b) => {\n  return a + b;\n};', 'const f = (a, b) => {'],
    ['javascript', 'arr.map((x) => █)', 'x * 2)', 'arr.map((x) => x * 2)'],
    ['javascript', 'arr.map((x) => █);', '({ id: x });', 'arr.map((x) => ({ id: x }));'],
    ['javascript', 'arr.map((x) => █);', '({ id: x }));', 'arr.map((x) => ({ id: x }));'],
    ['javascript', "import x from '█';", "./x';", "import x from './x';"],
    ['javascript', "import { █ } from 'a';", "b, c } from 'a';", "import { b, c } from 'a';"],
    ['sql', "SELECT * FROM t WHERE a = '█';", "x';", "SELECT * FROM t WHERE a = 'x';"],
    ['go', 'm := map[string]int{█}', '"a": 1}', 'm := map[string]int{"a": 1}'],
    ['shellscript', 'if [ -f "█" ]; then', '$f" ]; then\n  echo hi\nfi', 'if [ -f "$f" ]; then'],
    ['lua', 'print(█)', '"a", b)', 'print("a", b)'],
    ['python', 'def f(x: █) -> int:', 'int) -> int:', 'def f(x: int) -> int:'],
    ['typescript', 'function f(): Promise<█> {', 'void> {\n  return;\n}', 'function f(): Promise<void> {'],
    ['javascript', 'const a = b ? █ : c;', 'd : c;', 'const a = b ? d : c;'],
    ['javascript', 'foo("a█", b)', 'bc", b)', 'foo("abc", b)'],
  ],
  'closing lines': [
    [
      'javascript',
      'describe("a", () => {\n  it("b", () => {\n    █\n  });\n});\n',
      'expect(1).toBe(1);\n  });\n});',
      'describe("a", () => {\n  it("b", () => {\n    expect(1).toBe(1);\n  });\n});\n',
    ],
    ['python', 'x = foo(\n    a,\n    █\n)\n', 'b,\n)', 'x = foo(\n    a,\n    b,\n)\n'],
    ['html', '<ul>\n  █\n</ul>\n', '<li>a</li>\n</ul>', '<ul>\n  <li>a</li>\n</ul>\n'],
    [
      'css',
      '@media print {\n  .a {\n    █\n  }\n}\n',
      'color: red;\n  }\n}',
      '@media print {\n  .a {\n    color: red;\n  }\n}\n',
    ],
    ['elixir', 'def f do\n  █\nend\n', '1 + 1\nend', 'def f do\n  1 + 1\nend\n'],
    ['shellscript', 'for x in *; do\n  █\ndone\n', 'echo $x\ndone', 'for x in *; do\n  echo $x\ndone\n'],
    ['vb', 'Sub A()\n    █\nEnd Sub\n', 'x = 1\nEnd Sub', 'Sub A()\n    x = 1\nEnd Sub\n'],
    ['javascript', 'const o = {\n  a: 1,\n  █\n};\n', 'b: 2,\n};', 'const o = {\n  a: 1,\n  b: 2,\n};\n'],
    ['c', 'void f() {\n\tif (a) {\n\t\t█\n\t}\n}\n', 'b();\n\t}\n}', 'void f() {\n\tif (a) {\n\t\tb();\n\t}\n}\n'],
    [
      'java',
      'class A {\n    void f() {█\n    }\n}\n',
      '\n        go();\n    }',
      'class A {\n    void f() {\n        go();\n    }\n}\n',
    ],
    [
      'java',
      'class A {\n    void f() {█\n}\n',
      '\n        go();\n    }',
      'class A {\n    void f() {\n        go();\n    }\n}\n',
    ],
    [
      'rust',
      'impl A {\n    fn f(&self) {\n        █\n    }\n\n    fn g() {}\n}\n',
      'self.x();\n    }\n\n    fn g() {}',
      'impl A {\n    fn f(&self) {\n        self.x();\n    }\n\n    fn g() {}\n}\n',
    ],
    [
      'javascript',
      'function f() {\n  return {\n    a,\n    █\n  };\n}\n',
      'b,\n  };\n}',
      'function f() {\n  return {\n    a,\n    b,\n  };\n}\n',
    ],
  ],
  'next line': [
    ['python', 'import os\n█\nimport sys\n', 'import re\nimport sys', 'import os\nimport re\nimport sys\n'],
    ['javascript', 'const a = 1;\n█\nconst b = 2;\n', 'const b = 2;', null],
    ['javascript', 'const a = 1;\n█\nconst b = 2;\nconst c = 3;\n', 'const b = 2;\nconst c = 3;', null],
    ['javascript', '  // a\n  █\n  return x;\n', 'return x;', null],
    [
      'html',
      '<head>\n  █\n  <title>x</title>\n</head>\n',
      '<meta charset="utf-8">\n  <title>x</title>',
      '<head>\n  <meta charset="utf-8">\n  <title>x</title>\n</head>\n',
    ],
    [
      'python',
      'def f():\n    a = 1\n    █\n    return a\n',
      'b = 2\n    return a + b',
      'def f():\n    a = 1\n    b = 2\n    return a + b\n    return a\n',
    ],
    ['javascript', 'x = [\n  1,\n  █\n  3,\n];\n', '2,\n  3,\n];', 'x = [\n  1,\n  2,\n  3,\n];\n'],
    ['makefile', 'all:\n\t█\n\tgo test\n', 'go build\n\tgo test', 'all:\n\tgo build\n\tgo test\n'],
  ],
  echo: [
    [
      'python',
      'for item in items:\n    █',
      'for item in items:\n    print(item)',
      'for item in items:\n    print(item)',
    ],
    ['javascript', 'const user = await █', 'await getUser();', 'const user = await getUser();'],
    ['javascript', 'return █', 'return x;', 'return x;'],
    [
      'javascript',
      'export default function App() {\n  return (█',
      'return (\n    <div/>\n  );',
      'export default function App() {\n  return (\n    <div/>\n  );',
    ],
    ['python', 'print(█', 'print(x)', 'print(x)'],
    ['javascript', 'foo(█', 'foo(1)', 'foo(1)'],
    ['javascript', 'foo(█)', 'foo(1)', 'foo(foo(1))'],
    ['typescript', 'interface User {\n  na█', 'name: string;', 'interface User {\n  name: string;'],
    ['go', 'fmt.Pri█', 'Println("x")', 'fmt.Println("x")'],
    ['python', 'self.na█', 'self.name = name', 'self.name = name'],
    [
      'javascript',
      'let a = 1;\nlet b = 2;\n█',
      'let a = 1;\nlet b = 2;\nlet c = 3;',
      'let a = 1;\nlet b = 2;\nlet c = 3;',
    ],
    ['sql', 'SELECT █', 'SELECT * FROM a;', 'SELECT * FROM a;'],
    ['java', 'public █', 'public static void main(String[] args) {', 'public static void main(String[] args) {'],
    ['javascript', 'a.b.c(█', 'c(1))', 'a.b.c(c(1))'],
    ['rust', 'let x = x.█', 'x.clone();', 'let x = x.clone();'],
  ],
  repetition: [
    ['python', '█', 'import os\nimport os\nimport os\nimport os', 'import os'],
    ['javascript', '█', 'foo();\nbar();\nfoo();\nbar();\nfoo();\nbar();', 'foo();\nbar();'],
    ['python', '# █\n', 'a b c d e f g. '.repeat(20), '# a b c d e f g.\n'],
    ['javascript', 'const s = █\n', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', null],
    ['html', '█', '<br>\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>', '<br>'],
    [
      'javascript',
      'function f() {\n  █',
      'console.log("a");\n  console.log("a");\n  console.log("a");\n  console.log("a");',
      'function f() {\n  console.log("a");',
    ],
  ],
  'over-long': [
    [
      'python',
      'def add(a, b):█',
      '\n    return a + b\n\ndef sub(a, b):\n    return a - b',
      'def add(a, b):\n    return a + b',
    ],
    [
      'javascript',
      'function a() {█\n',
      '\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}',
      'function a() {\n  return 1;\n}\n',
    ],
    [
      'typescript',
      'const add = (a: number, b: number) => {█',
      '\n  return a + b;\n};\n\nconsole.log(add(1, 2));',
      'const add = (a: number, b: number) => {\n  return a + b;\n};',
    ],
    ['ruby', 'def add(a, b)█', '\n  a + b\nend\n\ndef sub(a, b)\n  a - b\nend', 'def add(a, b)\n  a + b\nend'],
    ['css', '.a {█', '\n  color: red;\n}\n\n.b {\n  color: blue;\n}', '.a {\n  color: red;\n}'],
    [
      'python',
      'class A:\n    def f(self):\n        █\n\n    def g(self):\n        pass\n',
      'return 1\n\n    def h(self):\n        return 2',
      'class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        pass\n',
    ],
    ['javascript', 'const a = █', '1;\nconst b = 2;', 'const a = 1;', 'line'],
    ['python', 'if x:\n    █\nelse:\n    pass\n', 'y()\nelse:\n    z()', 'if x:\n    y()\nelse:\n    pass\n'],
    [
      'cpp',
      'for (int i = 0; i < n; i++) {█',
      '\n    sum += i;\n}\n\nreturn sum;',
      'for (int i = 0; i < n; i++) {\n    sum += i;\n}',
    ],
    ['lua', 'function f()█', '\n  return 1\nend\n\nfunction g()\nend', 'function f()\n  return 1\nend'],
    ['shellscript', 'if [ -f x ]; then█', '\n  echo hi\nfi\n\necho done', 'if [ -f x ]; then\n  echo hi\nfi'],
  ],
  'fences and prose': [
    ['python', 'def f():\n    █\n', 'Here is the code:\n\n    return 1', 'def f():\n    return 1\n'],
    ['javascript', 'const x = █\n', 'Sure, here you go:\n```\n1;\n```', 'const x = 1;\n'],
    ['javascript', 'const x = █\n', 'The answer is:\n```js\n1;\n```', 'const x = 1;\n'],
    ['javascript', 'const x = █\n', '```js\n1;\n```\n\nExplanation: it is one.', 'const x = 1;\n'],
    ['javascript', 'const x = █\n', '1;\n\nExplanation: it is one.', 'const x = 1;\n'],
    ['javascript', 'function f() {\n  █\n}\n', '```js\nreturn 1;\n}\n```', 'function f() {\n  return 1;\n}\n'],
    ['javascript', 'const x = █\n', 'Sorry, I cannot help with that.', null],
    ['javascript', 'const x = █\n', 'As an AI language model, I cannot.', null],
    ['javascript', 'const x = █\n', 'I am unable to complete this.', null],
    ['javascript', 'const x = █\n', "I don't have enough context to complete this code.", null],
    ['javascript', 'const x = █\n', 'Please provide more context.', null],
    ['javascript', 'const x = █\n', '\n```js\n1;\n```', 'const x = 1;\n'],
    ['javascript', 'const x = █\n', '```1;```', 'const x = 1;\n'],
    ['markdown', 'Run:\n\n█', '```bash\nls\n```\n\nThen stop.', 'Run:\n\n```bash\nls\n```\n\nThen stop.'],
    ['python', 'x = █\n', '"""\n```\ncode\n```\n"""', 'x = """\n```\ncode\n```\n"""\n'],
  ],
  tokens: [
    ['javascript', 'x = █\n', '42;<|im_end|>\n<|im_start|>user', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;<fim_suffix>', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42; </s>', 'x = 42;\n'],
    ['javascript', 'x = █\n', '<PRE> 42;', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;[/INST]', 'x = 42;\n'],
    ['javascript', 'x = █\n', '<s>42;</s>', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;<|user|>more', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;<｜fim▁hole｜>', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;<file_sep>src/a.js\nfoo', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;\n+++++ src/a.js\nfoo', 'x = 42;\n'],
    ['javascript', 'x = █\n', '42;<|cursor|>', 'x = 42;\n'],
    ['python', 'x = █\n', '# Path: a.py\n42', 'x = 42\n'],
    ['html', '<p>█</p>', '<|endoftext|>', null],
    ['typescriptreact', 'return <s>█</s>;', 'old', 'return <s>old</s>;'],
    ['python', 's = "█"\n', 'a<|endoftext|>', 's = "a"\n'],
    ['rust', 'let v: Vec<█> = vec![];', 'EOT> = vec![];', 'let v: Vec<EOT> = vec![];'],
    ['java', 'Set<█> s;', 'EOT', 'Set<EOT> s;'],
  ],
  thinking: [
    ['javascript', 'x = █\n', '<think>a</think>42;', 'x = 42;\n'],
    ['javascript', 'x = █\n', '<reasoning>a</reasoning>\n42;', 'x = 42;\n'],
    ['javascript', 'x = █\n', '\n<think>\nabc\n</think>\n\n```js\n42;\n```', 'x = 42;\n'],
    ['javascript', 'x = █\n', 'hmm</think>42;', 'x = 42;\n'],
    ['python', 'def f():\n    █\n', '<think>\n\n</think>\n\n    return 1', 'def f():\n    return 1\n'],
    ['javascript', 'function f() {█\n}\n', '<think>x</think>\n\n  return 1;', 'function f() {\n  return 1;\n}\n'],
    ['html', '<div>█</div>', '<think>x</think>ok', '<div>ok</div>'],
  ],
  indentation: [
    ['python', 'def f():\n    █\n', '     return 1', 'def f():\n    return 1\n'],
    [
      'python',
      'if a:\n    if b:\n        █\n',
      '        c()\n        d()',
      'if a:\n    if b:\n        c()\n        d()\n',
    ],
    ['javascript', 'function f() {\n    █\n}\n', '\treturn 1;', 'function f() {\n    return 1;\n}\n'],
    ['javascript', 'function f() {\n\t█\n}\n', '    return 1;', 'function f() {\n\treturn 1;\n}\n'],
    [
      'javascript',
      'function f() {\n\t█\n}\n',
      'if (a) {\n        b();\n    }',
      'function f() {\n\tif (a) {\n\t\tb();\n\t}\n}\n',
    ],
    [
      'javascript',
      'function f() {\n    █\n}\n',
      'if (a) {\n        b();\n    }',
      'function f() {\n    if (a) {\n        b();\n    }\n}\n',
    ],
    ['python', 'class A:\n█\n', '    def f(self):\n        pass', 'class A:\n    def f(self):\n        pass\n'],
    ['python', 'x = (1 +\n     █\n', '2)', 'x = (1 +\n     2)\n'],
    ['yaml', 'a:\n  - b\n  █\n', '  - c', 'a:\n  - b\n  - c\n'],
    ['python', 'def f():\n    x = 1\n█\n', '    return x', 'def f():\n    x = 1\n    return x\n'],
    ['python', 'def f():\n    x = 1\n  █\n', '  return x', 'def f():\n    x = 1\n    return x\n'],
    ['javascript', 'function f() {\n  a();\n  █\n}\n', ' b();\n  c();', 'function f() {\n  a();\n  b();\n  c();\n}\n'],
  ],
  'middle of a line': [
    ['javascript', 'for (const █ of xs) {\n', 'x of xs) {\n  go(x);\n}', 'for (const x of xs) {\n'],
    ['python', 'return [█ for x in xs]\n', 'x * 2 for x in xs]', 'return [x * 2 for x in xs]\n'],
    ['typescript', 'const a: █ | null = null;\n', 'string | null = null;', 'const a: string | null = null;\n'],
    ['javascript', 'const { █ } = props;\n', 'a, b } = props;', 'const { a, b } = props;\n'],
    ['javascript', 'a = b █ c;\n', '+ c;', 'a = b + c;\n'],
    ['javascript', 'a = b █c;\n', '+ ', 'a = b + c;\n'],
    [
      'go',
      'func (s *Server) █(w http.ResponseWriter) {\n',
      'Handle(w http.ResponseWriter) {\n\treturn\n}',
      'func (s *Server) Handle(w http.ResponseWriter) {\n',
    ],
    ['html', '<a href="█">Home</a>', '/home">Home</a>', '<a href="/home">Home</a>'],
    ['python', 'x = d.get(█, None)\n', '"a", None)\nprint(x)', 'x = d.get("a", None)\n'],
    ['css', 'margin: █ auto;\n', '0 auto;', 'margin: 0 auto;\n'],
    ['rust', 'match x { █ => 1 }', 'Some(_) => 1 }', 'match x { Some(_) => 1 }'],
  ],
  characters: [
    ['javascript', 'const s = "█";\n', '日本語";', 'const s = "日本語";\n'],
    ['javascript', '// █\n', '😀 hi\r\n', '// 😀 hi\n'],
    ['python', '# █\n', 'naïve café', '# naïve café\n'],
    ['javascript', 'f() {\r\n  █\r\n}\r\n', 'return 1;\n}', 'f() {\r\n  return 1;\r\n}\r\n'],
    ['javascript', 'x = █\n', '\u200b42;', 'x = 42;\n'],
    ['javascript', 'x = █\n', '✅ 42;', 'x = 42;\n'],
  ],
};

describe('cleanAnswer in many languages', () => {
  for (const [group, rows] of Object.entries(ROWS)) describe(group, () => rows.forEach(checkRow));
});
