import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../../src/core/completion/postprocess/cleanAnswer.ts';
import { splitAtCursor } from '../../../../support/cursorText.ts';

/** Language, the document with the cursor as █, the model's answer, the document after Accept; null: nothing is shown; absent: the answer as it is. */
type Row = readonly [language: string, at: string, raw: string, want?: string | null];

/** Line ends, trailing spaces of lines and trailing line ends do not count: the editor or a formatter sees to them. */
function normalise(document: string): string {
  const lines = document.replaceAll('\r\n', '\n').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');
}

function checkRow([languageId, at, raw, want]: Row): void {
  it(`${languageId}: ${JSON.stringify(at)} and ${JSON.stringify(raw.slice(0, 60))}`, () => {
    const { prefix, suffix } = splitAtCursor(at);
    const place = { prefix, suffix, languageId, insertSpaces: languageId !== 'go', tabSize: 4, stop: [] };
    const answer = cleanAnswer(raw, { ...place, length: 'block' });
    const got = answer && prefix + answer.text + suffix.slice(answer.replaceRight);
    const wanted = want === undefined ? prefix + raw + suffix : want;
    assert.equal(got === undefined ? null : normalise(got), wanted === null ? null : normalise(wanted));
  });
}

const ROWS: readonly Row[] = [
  [
    'javascript',
    'const a = [\n  █\n];',
    '{ id: 1, name: "a" },\n  { id: 2, name: "b" },\n];',
    'const a = [\n  { id: 1, name: "a" },\n  { id: 2, name: "b" },\n];',
  ],
  [
    'typescript',
    'interface A {\n  █\n}\n\ninterface B {\n  b: string;\n}',
    'a: string;\n}\n\ninterface B {\n  b: string;\n}',
    'interface A {\n  a: string;\n}\n\ninterface B {\n  b: string;\n}',
  ],
  [
    'python',
    'import os\n█\n\ndef f():\n    pass',
    'import sys\nimport re',
    'import os\nimport sys\nimport re\n\ndef f():\n    pass',
  ],
  ['python', 'import os\n█\nimport sys', 'import re\nimport sys', 'import os\nimport re\nimport sys'],
  ['go', 'import (\n\t"fmt"\n\t█\n)', '"os"\n\t"strings"\n)', 'import (\n\t"fmt"\n\t"os"\n\t"strings"\n)'],
  [
    'rust',
    'impl A {\n    fn a(&self) {\n        █\n    }\n\n    fn b(&self) {}\n}',
    'self.x();\n    }\n\n    fn b(&self) {}\n}',
    'impl A {\n    fn a(&self) {\n        self.x();\n    }\n\n    fn b(&self) {}\n}',
  ],
  [
    'typescriptreact',
    'return (\n  <div>\n    █\n  </div>\n);',
    '{items.map((item) => (\n      <Item key={item.id} {...item} />\n    ))}\n  </div>\n);',
    'return (\n  <div>\n    {items.map((item) => (\n      <Item key={item.id} {...item} />\n    ))}\n  </div>\n);',
  ],
  ['html', '<div class="█"></div>', 'a b"></div>', '<div class="a b"></div>'],
  ['html', '<input type="█">', 'text" name="q">', '<input type="text" name="q">'],
  ['javascript', "import { █ } from './a.js';", "a, b } from './a.js';", "import { a, b } from './a.js';"],
  ['javascript', 'const { █ } = props;', 'a, b } = props;', 'const { a, b } = props;'],
  ['javascript', 'foo(() => {█});', '\n  bar();\n});', 'foo(() => {\n  bar();\n});'],
  ['javascript', 'foo(() => {█})', '\n  bar();\n}, 100)', 'foo(() => {\n  bar();\n}, 100)'],
  ['javascript', 'setTimeout(() => █, 100);', '{\n  bar();\n}, 100);', null],
  ['python', 'x = {"a": [█]}', '1, 2]}', 'x = {"a": [1, 2]}'],
  ['python', 'if x == "█":', 'yes":\n    pass', 'if x == "yes":'],
  ['python', 'assert f(█) == 3', '1, 2) == 3', 'assert f(1, 2) == 3'],
  ['ruby', 'validates :name, █', 'presence: true, length: { maximum: 5 }'],
  ['php', 'public function a(█)\n{', 'string $x, int $y): void', 'public function a(string $x, int $y): void\n{'],
  ['csharp', 'public async Task<█> Get()', 'List<User>> Get()', 'public async Task<List<User>> Get()'],
  ['csharp', 'var q = from x in xs\n        █', 'where x > 1\n        select x;'],
  ['java', 'stream.filter(x -> █)', 'x > 1)\n    .map(y -> y + 1)\n    .toList();', 'stream.filter(x -> x > 1)'],
  ['cpp', 'for (const auto& [█] : map) {', 'key, value', 'for (const auto& [key, value] : map) {'],
  [
    'cpp',
    'template <typename T>\nclass A {\n public:\n  █\n};',
    'explicit A(T x) : x_(x) {}\n\n private:\n  T x_;\n};',
    'template <typename T>\nclass A {\n public:\n  explicit A(T x) : x_(x) {}\n\n private:\n  T x_;\n};',
  ],
  ['c', '#ifdef A\n█\n#endif', '#define B 1\n#endif', '#ifdef A\n#define B 1\n#endif'],
  ['sql', 'SELECT * FROM a WHERE x = █', "1 AND y = 'it''s';"],
  [
    'sql',
    'CREATE TABLE t (\n  id INT,\n  █\n);',
    'name TEXT,\n  age INT\n);',
    'CREATE TABLE t (\n  id INT,\n  name TEXT,\n  age INT\n);',
  ],
  ['yaml', 'a:\n  █', 'b: 1\n  c:\n    - d\n    - e'],
  [
    'yaml',
    'jobs:\n  test:\n    runs-on: ubuntu\n    steps:\n      - uses: a\n      █',
    '- run: npm ci\n      - run: npm test\n  lint:\n    runs-on: ubuntu',
    'jobs:\n  test:\n    runs-on: ubuntu\n    steps:\n      - uses: a\n      - run: npm ci\n      - run: npm test',
  ],
  ['yaml', 'key: "█"', 'value"', 'key: "value"'],
  ['dockerfile', 'RUN apt-get update && \\\n    █', 'apt-get install -y git && \\\n    rm -rf /var/lib/apt/lists/*'],
  ['shellscript', 'cat <<EOF\n█\nEOF', 'Hello\nworld\nEOF', 'cat <<EOF\nHello\nworld\nEOF'],
  ['shellscript', '#!/bin/bash\n█', 'set -euo pipefail'],
  [
    'powershell',
    'Get-ChildItem | Where-Object { █ }',
    '$_.Length -gt 1 }',
    'Get-ChildItem | Where-Object { $_.Length -gt 1 }',
  ],
  ['r', 'x <- c(█)', '1, 2)', 'x <- c(1, 2)'],
  [
    'scala',
    'def f(x: Int): Int = x match {\n  █\n}',
    'case 1 => 1\n  case _ => 2\n}',
    'def f(x: Int): Int = x match {\n  case 1 => 1\n  case _ => 2\n}',
  ],
  [
    'elixir',
    'case x do\n  █\nend',
    '{:ok, v} -> v\n  {:error, _} -> nil\nend',
    'case x do\n  {:ok, v} -> v\n  {:error, _} -> nil\nend',
  ],
  ['elixir', 'x |> █', 'Enum.map(&(&1 + 1)) |> Enum.sum()'],
  ['clojure', '(let [x █]\n  x)', '1\n      y 2]\n  (+ x y))', '(let [x 1\n      y 2]\n  x)'],
  ['markdown', '```js\n█\n```', 'const a = 1;\n```', '```js\nconst a = 1;\n```'],
  ['markdown', '# Title\n\n█', 'Some text.\n\n```sh\nnpm i\n```\n\nMore text.'],
  ['markdown', '- [x] one\n- [ ] █', 'two\n- [ ] three'],
  [
    'latex',
    '\\begin{equation}\n  █\n\\end{equation}',
    'x \\in [0, 1)\n\\end{equation}',
    '\\begin{equation}\n  x \\in [0, 1)\n\\end{equation}',
  ],
  ['plaintext', 'Dear █', 'Ms Smith,\n\nThank you for your letter.'],
  ['json', '[\n  1,\n  █\n]', '2,\n  3\n]', '[\n  1,\n  2,\n  3\n]'],
  [
    'json',
    '{\n  "scripts": {\n    "a": "b",\n    █\n  }\n}',
    '"c": "d"\n  },\n  "x": 1\n}',
    '{\n  "scripts": {\n    "a": "b",\n    "c": "d"\n  }\n}',
  ],
  ['toml', '[a]\n█\n\n[b]', 'x = 1\n\n[b]', '[a]\nx = 1\n\n[b]'],
  [
    'graphql',
    'query {\n  user(id: █) {\n    name\n  }\n}',
    '1) {\n    name\n  }\n}',
    'query {\n  user(id: 1) {\n    name\n  }\n}',
  ],
  [
    'vue',
    '<script setup>\nconst a = █\n</script>',
    'ref(1);\n</script>',
    '<script setup>\nconst a = ref(1);\n</script>',
  ],
  ['python', 'class A:\n    x: int\n    █\n\n    def f(self): ...', 'y: str = "a"\n    z: float = 0.0'],
  ['python', 'print("""\n█\n""")', 'Usage:\n  a b\n\n  c d'],
  ['python', 'result = [x for x in █]', 'xs if x]', 'result = [x for x in xs if x]'],
  ['python', 'lambda x: █', 'x + 1'],
  ['python', '@█', 'property\n    def a(self):\n        return 1', '@property\n    def a(self):\n        return 1'],
  ['javascript', 'const x = cond\n  ? a\n  █', ': b;'],
  ['javascript', 'promise\n  .then(a)\n  █', '.catch(b)\n  .finally(c);'],
  ['javascript', '// TODO: █', 'handle the error case'],
  [
    'javascript',
    '/**\n * █\n */\nfunction add(a, b) {}',
    'Adds two numbers.\n * @param a first\n * @param b second\n */\nfunction add(a, b) {}',
    '/**\n * Adds two numbers.\n * @param a first\n * @param b second\n */\nfunction add(a, b) {}',
  ],
  ['javascript', 'console.log("a");█', '\nconsole.log("b");'],
  ['typescript', 'type A = "a" | █;', '"b" | "c";', 'type A = "a" | "b" | "c";'],
  ['typescript', 'const x = y as █;', 'unknown as string;', 'const x = y as unknown as string;'],
  ['typescript', 'enum A {\n  B = 1,\n  █\n}', 'C = 2,\n  D = 3,\n}', 'enum A {\n  B = 1,\n  C = 2,\n  D = 3,\n}'],
  ['css', 'background: url(█);', '"a.png");', 'background: url("a.png");'],
  ['scss', '.a {\n  &:hover {\n    █\n  }\n}', 'color: red;\n  }\n}', '.a {\n  &:hover {\n    color: red;\n  }\n}'],
  ['swift', 'guard let x = y else { █ }', 'return }', 'guard let x = y else { return }'],
  [
    'dart',
    'Column(\n  children: [\n    █\n  ],\n)',
    "Text('a'),\n    Text('b'),\n  ],\n)",
    "Column(\n  children: [\n    Text('a'),\n    Text('b'),\n  ],\n)",
  ],
  ['lua', 'local t = {\n  █\n}', 'a = 1,\n  b = { 2, 3 },\n}', 'local t = {\n  a = 1,\n  b = { 2, 3 },\n}'],
  [
    'haskell',
    'main :: IO ()\nmain = do\n  █',
    'putStrLn "a"\n  putStrLn "b"\n\nfoo = 1',
    'main :: IO ()\nmain = do\n  putStrLn "a"\n  putStrLn "b"',
  ],
  ['ocaml', 'let f = function\n  █', '| Some x -> x\n  | None -> 0'],
  ['erlang', 'f(X) ->\n  █', 'Y = X + 1,\n  Y.\n\ng() -> ok.', 'f(X) ->\n  Y = X + 1,\n  Y.'],
  ['perl', 'foreach my $x (@xs) {\n  █\n}', 'print "$x\\n";\n}', 'foreach my $x (@xs) {\n  print "$x\\n";\n}'],
  ['php', '<?php echo █ ?>', 'htmlspecialchars($x); ?>', '<?php echo htmlspecialchars($x); ?>'],
  [
    'java',
    '@Override\npublic String toString() {\n    █\n}',
    'return "A{" +\n            "x=" + x +\n            \'}\';\n}',
    '@Override\npublic String toString() {\n    return "A{" +\n            "x=" + x +\n            \'}\';\n}',
  ],
  [
    'javascript',
    'function f() {\r\n\tif (a) {\r\n\t\t█\r\n\t}\r\n}',
    'b();\n\t}\n}',
    'function f() {\r\n\tif (a) {\r\n\t\tb();\r\n\t}\r\n}',
  ],
];

describe('cleanAnswer and whole blocks', () => {
  ROWS.forEach(checkRow);
});
