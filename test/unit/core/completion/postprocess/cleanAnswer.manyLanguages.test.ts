import { checkAcceptedDocument } from '../../../../support/acceptedDocument.ts';

interface Options {
  readonly tabs?: true;
  readonly tabSize?: number;
  readonly stop?: readonly string[];
}

/** Language, the document with the cursor as █, the model's answer, the document after Accept; null: nothing is shown. */
type Row = readonly [language: string, at: string, raw: string, want: string | null, options?: Options];

function checkRow([languageId, at, raw, want, { tabs, tabSize = 4, stop = [] } = {}]: Row): void {
  checkAcceptedDocument({ languageId, at, raw, want, insertSpaces: tabs !== true, tabSize, stop });
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'the rest of the line': [
    ['sql', 'INSERT INTO t VALUES (█);', "1, 'a'), (2, 'b');", "INSERT INTO t VALUES (1, 'a'), (2, 'b');"],
    ['sql', 'SELECT █ FROM users;', 'id, name FROM users;', 'SELECT id, name FROM users;'],
    ['cpp', '#include <█>', 'vector>', '#include <vector>'],
    ['cpp', 'std::cout << █ << std::endl;', '"x" << std::endl;', 'std::cout << "x" << std::endl;'],
    [
      'cpp',
      'std::map<█> ages;',
      'std::string, std::vector<int>> ages;',
      'std::map<std::string, std::vector<int>> ages;',
    ],
    ['kotlin', 'val names = users.map { █ }', 'it.name }', 'val names = users.map { it.name }'],
    ['kotlin', 'println("Hi ${█}")', 'user.name}")', 'println("Hi ${user.name}")'],
    ['csharp', 'public int X { get; █ }', 'set; }', 'public int X { get; set; }'],
    ['csharp', 'var s = $"{█}";', 'name}";', 'var s = $"{name}";'],
    ['rust', 'let v = vec![█];', '1, 2, 3];', 'let v = vec![1, 2, 3];'],
    ['rust', 'fn run() -> Result<█> {', '(), Error> {\n    todo!()\n}', 'fn run() -> Result<(), Error> {'],
    [
      'java',
      'List<█> xs = new ArrayList<>();',
      'String> xs = new ArrayList<>();',
      'List<String> xs = new ArrayList<>();',
    ],
    ['typescriptreact', '<Foo onClick={() => █} />', 'save(1)} />', '<Foo onClick={() => save(1)} />'],
    ['javascript', 'f(a, █, c)', 'b, c)', 'f(a, b, c)'],
    ['python', 'def f(█):', 'self, x: int = 0) -> None:\n    pass', 'def f(self, x: int = 0):'],
    ['php', "$x = ['a' => █];", "1, 'b' => 2];", "$x = ['a' => 1, 'b' => 2];"],
    ['ruby', 'xs.map { |x| █ }', 'x + 1 }', 'xs.map { |x| x + 1 }'],
    ['shellscript', 'if [ █ ]; then', '-f "$1" ]; then\n  exit\nfi', 'if [ -f "$1" ]; then'],
    ['shellscript', 'echo "${█}"', 'HOME}"', 'echo "${HOME}"'],
    ['css', '.a { color: █; }', 'red; }', '.a { color: red; }'],
    ['json', '{ "a": █ }', '[1, 2] }', '{ "a": [1, 2] }'],
    ['html', '<a href="█">x</a>', '/home">x</a>', '<a href="/home">x</a>'],
    ['html', '<td>█</td>', '1</td><td>2', '<td>1</td><td>2</td>'],
    ['lua', 'print(█)', '("a"):rep(3))', 'print(("a"):rep(3))'],
    ['go', 'fmt.Println(█)', 'strings.Join(xs, ","))', 'fmt.Println(strings.Join(xs, ","))'],
    ['go', 'var m = map[string]int{█}', '"a": 1, "b": 2}', 'var m = map[string]int{"a": 1, "b": 2}'],
    ['swift', 'let xs = [█]', '1, 2]', 'let xs = [1, 2]'],
    ['yaml', 'ports: [█]', '80, 443]', 'ports: [80, 443]'],
    ['toml', 'features = [█]', '"a", "b"]', 'features = ["a", "b"]'],
    ['python', 'print(f"{█}")', 'x!r:>{width}}")', 'print(f"{x!r:>{width}}")'],
    [
      'javascript',
      'const s = `${█}`;',
      'a.map((x) => `<li>${x}</li>`).join("")}`;',
      'const s = `${a.map((x) => `<li>${x}</li>`).join("")}`;',
    ],
    ['perl', 'my %h = (█);', 'a => 1, b => 2);', 'my %h = (a => 1, b => 2);'],
    ['dart', 'Text(█),', "'Hi'),", "Text('Hi'),"],
  ],
  'the lines below': [
    ['ruby', 'def a\n  █\nend', 'if x\n    1\n  end\nend', 'def a\n  if x\n    1\n  end\nend'],
    ['lua', 'for i = 1, 3 do\n  █\nend', 'print(i)\nend', 'for i = 1, 3 do\n  print(i)\nend'],
    [
      'shellscript',
      'case $1 in\n  a)\n    █\n    ;;\nesac',
      'echo a\n    ;;\nesac',
      'case $1 in\n  a)\n    echo a\n    ;;\nesac',
    ],
    ['python', 'try:\n    █\nexcept E:\n    pass', 'go()\nexcept E:\n    pass', 'try:\n    go()\nexcept E:\n    pass'],
    ['css', '.a {\n  █\n}', 'color: red;\n}\n\n.b {\n  color: blue;\n}', '.a {\n  color: red;\n}'],
    ['json', '{\n  "a": 1,\n  █\n  "c": 3\n}', '"b": 2,\n  "c": 3\n}', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'],
    ['html', '<ul>\n  █\n</ul>', '<li>a</li>\n  <li>b</li>\n</ul>\n<p>', '<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>'],
    [
      'latex',
      '\\begin{itemize}\n  █\n\\end{itemize}',
      '\\item a\n  \\item b\n\\end{itemize}',
      '\\begin{itemize}\n  \\item a\n  \\item b\n\\end{itemize}',
    ],
    ['jinja-html', '{% if a %}\n  █\n{% endif %}', '<p>x</p>\n{% endif %}', '{% if a %}\n  <p>x</p>\n{% endif %}'],
    [
      'rust',
      'match x {\n    █\n}',
      'Some(v) => v,\n    None => 0,\n}',
      'match x {\n    Some(v) => v,\n    None => 0,\n}',
    ],
    [
      'terraform',
      'resource "a" "b" {\n  █\n}',
      'name = "x"\n}\n\nresource "a" "c" {',
      'resource "a" "b" {\n  name = "x"\n}',
    ],
    ['elixir', 'def f(x) do\n  █\nend', 'x + 1\nend', 'def f(x) do\n  x + 1\nend'],
    ['yaml', 'a:\n  b: 1\n  █\nd: 4', 'c: 2\nd: 4', 'a:\n  b: 1\n  c: 2\nd: 4'],
    [
      'haskell',
      'f x = case x of\n  █\n\ng = 1',
      'Just y -> y\n  Nothing -> 0\n\ng = 1',
      'f x = case x of\n  Just y -> y\n  Nothing -> 0\n\ng = 1',
    ],
    ['dockerfile', 'FROM a\n█\nCMD ["x"]', 'COPY . .\nCMD ["x"]', 'FROM a\nCOPY . .\nCMD ["x"]'],
    ['xml', '<a>\n  █\n</a>', '<b/>\n</a>', '<a>\n  <b/>\n</a>'],
  ],
  'tabs and columns': [
    ['makefile', 'all:█', '\n\tgo build ./...\n\tgo vet ./...', 'all:\n\tgo build ./...\n\tgo vet ./...'],
    ['makefile', 'all: main.o\n█', '\t$(CC) -o main main.o\n', 'all: main.o\n\t$(CC) -o main main.o'],
    [
      'makefile',
      'all:\n\tgo build\n\ntest:\n\t█',
      '    go test ./...\n    go vet ./...',
      'all:\n\tgo build\n\ntest:\n\tgo test ./...\n\tgo vet ./...',
    ],
    [
      'go',
      'func f() {\n\tif a {\n\t\t█\n\t}\n}',
      'return\n    }\n    go()',
      'func f() {\n\tif a {\n\t\treturn\n\t}\n}',
    ],
    [
      'python',
      'class A:\n\tdef f(self):\n\t\t█\n',
      'if a:\n            b()\n        return c',
      'class A:\n\tdef f(self):\n\t\tif a:\n\t\t\tb()\n\t\treturn c',
    ],
    [
      'javascript',
      'function f() {\n  █\n}',
      '\tif (a) {\n\t\tb();\n\t}',
      'function f() {\n  if (a) {\n    b();\n  }\n}',
    ],
    ['yaml', 'a:\n  - b\n  █', '- c\n  - d', 'a:\n  - b\n  - c\n  - d'],
    [
      'c',
      'int f(void)\n{\n\t█\n}',
      'switch (x) {\n\tcase 1:\n\t\treturn 1;\n\tdefault:\n\t\treturn 0;\n\t}',
      'int f(void)\n{\n\tswitch (x) {\n\tcase 1:\n\t\treturn 1;\n\tdefault:\n\t\treturn 0;\n\t}\n}',
    ],
    ['sql', 'SELECT a,\n       █', 'b,\n       c\nFROM t', 'SELECT a,\n       b,\n       c\nFROM t'],
    [
      'typescript',
      'class A {\n    /**\n     * █\n     */\n}',
      '* Adds.\n     * @returns the sum',
      'class A {\n    /**\n     * Adds.\n     * @returns the sum\n     */\n}',
    ],
  ],
  'line ends': [
    ['javascript', 'if (x) {\r\n    █\r\n}', 'a();\r\n    b();\r\n}', 'if (x) {\r\n    a();\n    b();\r\n}'],
    ['csharp', 'foo(█);\r\nbar();', '1);\r\nbar();', 'foo(1);\r\nbar();'],
    [
      'python',
      'def f():\r\n    count = 1\r\n    █\r\n',
      'count = 1\n    return count',
      'def f():\r\n    count = 1\r\n    return count',
    ],
  ],
  'what the server and the model added': [
    ['rust', 'fn f() -> u8 {\n    █\n}', '1<|endoftext|>fn g() {}', 'fn f() -> u8 {\n    1\n}'],
    ['python', 'x = █', '1<fim_middle>2', 'x = 1'],
    ['go', 'x := █', '1<|file_sep|>a.go\npackage a', 'x := 1'],
    ['php', '$x = █;', '1</s>', '$x = 1;'],
    ['java', 'int x = █;', '1<EOT>', 'int x = 1;'],
    ['lua', 'local x = █', '1\n<file_sep>b.lua\nlocal y', 'local x = 1'],
    ['rust', 'let x = █;', '1<[end▁of▁sentence]>', 'let x = 1;'],
    ['rust', 'let x = █;', '1<[fim-middle]>', 'let x = 1;'],
    ['sql', 'SELECT █', '1;\n-- end', 'SELECT 1;', { stop: ['\n-- end'] }],
    ['python', 'def f():\n    █', '```python\n    return 1\n```', 'def f():\n    return 1'],
    ['html', '<p>\n  █\n</p>', '```html\n<b>x</b>\n```', '<p>\n  <b>x</b>\n</p>'],
    [
      'go',
      'func f() int {\n\t█\n}',
      'Here is the code:\n```go\n\treturn 1\n```\nThis returns 1.',
      'func f() int {\n\treturn 1\n}',
    ],
    ['shellscript', 'x=█', '<think>what?</think>1', 'x=1'],
    ['ruby', 'def a\n  █\nend', "I'm sorry, but I can't help with that.", null],
    ['lua', '█', '<COMPLETION>local x = 1</COMPLETION>', 'local x = 1'],
    ['typescript', 'const total = █', 'const total = a + b;', 'const total = a + b;'],
    ['go', 'if err != nil {\n\t█\n}', 'if err != nil {\n\treturn err', 'if err != nil {\n\treturn err\n}'],
    ['csharp', 'Console.Write█', 'WriteLine(x);', 'Console.WriteLine(x);'],
    ['java', 'System.out.█', 'System.out.println(x);', 'System.out.println(x);'],
    ['php', '<?php\n// █', '// Adds two numbers', '<?php\n// Adds two numbers'],
    ['lua', '-- █', '-- adds', '-- adds'],
    ['python', 'x = 1\n█', 'y = 2\ny = 2\ny = 2\ny = 2\ny = 2', 'x = 1\ny = 2'],
    ['sql', '█', 'SELECT 1;\nSELECT 1;\nSELECT 1;\nSELECT 1;', 'SELECT 1;'],
  ],
};

describe('cleanAnswer in many languages', () => {
  for (const [name, rows] of Object.entries(ROWS)) describe(name, () => rows.forEach(checkRow));
});
