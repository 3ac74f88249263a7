import { checkAcceptedDocument } from '../../../../support/acceptedDocument.ts';

/** Language, the document with the cursor as █, the model's answer, the document after Accept; null: nothing is shown; absent: the answer as it is. */
type Row = readonly [language: string, at: string, raw: string, want?: string | null];

function checkRow([languageId, at, raw, want]: Row): void {
  checkAcceptedDocument({ languageId, at, raw, want });
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'a body between brackets that the editor closed': [
    [
      'java',
      '    public int size() {█}',
      '\n        return items.size();\n    }\n\n    public boolean isEmpty() {\n        return true;\n    }',
      '    public int size() {\n        return items.size();\n    }',
    ],
    [
      'kotlin',
      '    items.forEach {█}',
      '\n        println(it)\n    }',
      '    items.forEach {\n        println(it)\n    }',
    ],
    ['go', '\tgo func() {█}()', '\n\t\twork()\n\t}()', '\tgo func() {\n\t\twork()\n\t}()'],
    [
      'typescriptreact',
      '  useEffect(() => {█}, [id]);',
      '\n    load(id);\n  }, [id]);\n\n  return null;',
      '  useEffect(() => {\n    load(id);\n  }, [id]);',
    ],
    [
      'typescriptreact',
      '  useEffect(() => {█}, [id]);',
      '\n    load(id);\n  }, []);',
      '  useEffect(() => {\n    load(id);\n  }, [id]);',
    ],
    [
      'typescriptreact',
      '  useEffect(() => {█}, [id]);',
      '\n    load(id);',
      '  useEffect(() => {\n    load(id);\n  }, [id]);',
    ],
    [
      'javascript',
      'setTimeout(() => {█}, 100);\nnext();\n',
      '\n  if (a) {\n    go();\n  }\n}, 100);\nnext();',
      'setTimeout(() => {\n  if (a) {\n    go();\n  }\n}, 100);\nnext();\n',
    ],
    ['javascript', 'foo(█).then(show);', '\n  a,\n  b,\n)', 'foo(\n  a,\n  b,\n).then(show);'],
    ['html', '<div class="row">█</div>', '\n  <p>Hi</p>\n</div>', '<div class="row">\n  <p>Hi</p>\n</div>'],
    [
      'html',
      '<div>█</div>',
      '\n  <div>\n    <p>Hi</p>\n  </div>\n</div>\n<footer></footer>',
      '<div>\n  <div>\n    <p>Hi</p>\n  </div>\n</div>',
    ],
    [
      'html',
      '<div>█</div>',
      '\n  <div>a</div>\n  <img src="a.png">',
      '<div>\n  <div>a</div>\n  <img src="a.png">\n</div>',
    ],
    ['javascript', 'import {█} from "react";', ' useState } from "react";', 'import { useState} from "react";'],
    ['javascript', 'const s = `{█} and more`;', '\n  a\n}', null],
  ],
  'the head of a block, of which the end stands there': [
    [
      'typescript',
      'const store = create((█) => ({\n  a: 1,\n}));\n',
      'set) => ({\n  a: 2,\n}));',
      'const store = create((set) => ({\n  a: 1,\n}));\n',
    ],
    [
      'javascript',
      'items.forEach((█) => {\n});\n',
      'item) => {\n  log(item);\n});',
      'items.forEach((item) => {\n});\n',
    ],
    [
      'typescriptreact',
      'const A = ({ a, █) => (\n  <p />\n);\n',
      '...b }) => (\n  <p />\n);',
      'const A = ({ a, ...b }) => (\n  <p />\n);\n',
    ],
    [
      'elixir',
      'Enum.map(xs, fn {█} ->\n  code\nend)\n',
      'code, name} ->\n  name\nend)',
      'Enum.map(xs, fn {code, name} ->\n  code\nend)\n',
    ],
    ['rust', 'let x = f(█)? + 1;\n', 'a, b)? + 1;', 'let x = f(a, b)? + 1;\n'],
    ['rust', 'let x = f(█)?\n', 'g(a)?', 'let x = f(g(a)?)?\n'],
    ['c', 'while (█) {\n    step();\n}\n', 'i < n) {\n    step();\n}', 'while (i < n) {\n    step();\n}\n'],
  ],
  'a string that the answer closes in front of brackets that stand there': [
    ['go', '\tlog.Print("by def█)\n\treturn 1\n', 'ault")\n\treturn 1\n}', '\tlog.Print("by default")\n\treturn 1\n'],
    ['rust', '    let x = f("█);\n    g();\n', 'foO");\n    g();', '    let x = f("foO");\n    g();\n'],
    ['java', '    set(new Locale("tr█));\n', '"));\n\n    try {\n', '    set(new Locale("tr"));\n'],
    ['lua', 'assert(out:find("█))\n', 'say"))\nend', 'assert(out:find("say"))\n'],
    [
      'csharp',
      '[Run(Name = "First (No█]\npublic int A() => 1;\n',
      'ne)")]\npublic int A() => 1;',
      '[Run(Name = "First (None)")]\npublic int A() => 1;\n',
    ],
    ['javascript', 'log(`a█);\n', 'b`);', 'log(`ab`);\n'],
    ['rust', 'let a = b.context("cu█)?,\n', 'rrent")?,\n', 'let a = b.context("current")?,\n'],
    ['javascript', 'log("a (█)");\n', 'b', 'log("a (b)");\n'],
  ],
  'the head again, in front of its body': [
    ['c', 'int main(void) {\n█\n}\n', 'int main(void) {\n    return 0;\n}', 'int main(void) {\n    return 0;\n}\n'],
    ['python', 'def f():\n█', 'def f():\n    return 1', 'def f():\n    return 1'],
    ['python', 'def f():\n  █', 'def f():\n  return 1', 'def f():\n  return 1'],
    ['go', 'func f() int {\n\t█\n}\n', 'func f() int {\n\treturn 1\n}', 'func f() int {\n\treturn 1\n}\n'],
  ],
  'an operator said again': [
    ['php', '$this->█', '->save();', '$this->save();'],
    ['rust', 'let v = Vec::█', '::new();', 'let v = Vec::new();'],
    ['javascript', 'user?.█', '?.name', 'user?.name'],
    ['javascript', 'items.█', '.map((x) => x.id);', 'items.map((x) => x.id);'],
    ['python', 'x = █', '= load()', 'x = load()'],
    ['go', '\tn := █', ':= len(xs)', '\tn := len(xs)'],
    ['javascript', 'if (a && █) {', '&& b', 'if (a && b) {'],
    ['rust', 'for i in start.█ {', '.end'],
    ['lua', 'local s = a.█', '. b'],
    ['javascript', 'if (a =█', '== b) {'],
    ['c', 'x = a & █;', '&b'],
    ['python', 'x = a - █', '-b'],
  ],
  'code in a span, and patches': [
    ['python', 'x = █', '`load()`', 'x = load()'],
    ['javascript', 'const x = █', '`load()`'],
    ['shellscript', 'x=█', '`date`'],
    ['python', 'x = █', '```diff\n- old()\n+ load()\n```', null],
    ['python', 'x = █', '**Answer:** `load()`', null],
    ['python', 'f(█)', '**Options'],
  ],
  'tabs that a here document means': [['shellscript', 'if a; then\n    b\nfi\ncat <<-EOF█\n', '\n\thello\n\tEOF']],
  'neighbours that begin alike': [
    [
      'csharp',
      'enum A {\n    One = 1,\n    █\n    /// <summary>\n    /// Four.\n    /// </summary>\n    Four = 4,\n}\n',
      '/// <summary>\n    /// Two.\n    /// </summary>\n    Two = 2,',
    ],
    [
      'csharp',
      'enum A {\n    █\n    /// <summary>\n    /// Four.\n    /// </summary>\n    Four = 4,\n}\n',
      'One = 1,\n    /// <summary>\n    /// Four.\n    /// </summary>\n    Four = 4,\n}',
      'enum A {\n    One = 1,\n    /// <summary>\n    /// Four.\n    /// </summary>\n    Four = 4,\n}\n',
    ],
    ['ruby', '# a\n#   get do\n#       end\n█\n', '#     end\n#\n# More.'],
    ['elixir', 'put(opts, 1_000█)', '_000'],
    ['markdown', '```kotlin\nmodule {\n    █\n}\n```\n', 'scope {\n        single<A>()\n    }'],
  ],
  'strings over several lines': [
    ['lua', 'write("a.md", [[█\n]])\n', '\n# Title\n\n```sh\nmake\n```'],
    ['lua', 'write("a.md", [[\n█\n]])\n', '```sh\nmake\n```'],
  ],
  'frames around the answer': [
    [
      'yaml',
      'steps:\n  - run: |\n      set -e\n      █\n',
      'Here is the code:\n\n```sh\nnpm ci\n```\n\nLet me know if it works.',
      'steps:\n  - run: |\n      set -e\n      npm ci\n',
    ],
    ['yaml', 'body:\n  value: |\n    █\n', '```sh\n    npm ci\n    ```'],
    [
      'typescriptreact',
      'const b = <span />;\nconst a = █\n',
      'load();</s>',
      'const b = <span />;\nconst a = load();\n',
    ],
    ['typescriptreact', '<p>\n  █\n</p>\n', '<b>old</b></s>', '<p>\n  <b>old</b>\n</p>\n'],
    ['typescriptreact', '<p>\n  █\n</p>\n', '<s>old</s>'],
    ['html', '<p><s>a█\n', 'b</s>'],
    [
      'cpp',
      'class A {\n private:█\n};\n',
      '<think>\nHm.\n</think>\n\n  int n_;',
      'class A {\n private:\n  int n_;\n};\n',
    ],
  ],
  'tags in comments and strings': [
    ['java', '/**\n * █\n */\n', 'Returns <code>null</code>'],
    ['java', '/**\n * Returns █\n */\n', '<code>null</code> when nothing was found.'],
    ['php', "$xml .= '█' . $a;\n", '    <code>'],
    ['rust', '/// █\nfn a() {}\n', 'An <s>old</s>'],
    ['python', 'print("usage: tool █")\n', '<filename>'],
    ['python', '# █\n', 'the tokens <s> and </s>'],
    ['python', '# █\n', 'Returns the sum.</s>', '# Returns the sum.\n'],
    ['python', '# █\n', '<s>Returns the sum.</s>', '# Returns the sum.\n'],
    ['python', '# █\n', 'Returns the sum.\n<filename>src/b.py', '# Returns the sum.\n'],
    ['javascript', 'return █\n', '<code>42;</code>', 'return 42;\n'],
  ],
  'a list in the column of its key': [
    [
      'yaml',
      'jobs:\n  a:\n    █\n',
      'steps:\n    - run: x\n    - run: y',
      'jobs:\n  a:\n    steps:\n    - run: x\n    - run: y\n',
    ],
  ],
  'lines below that stand in a block which the answer opens': [
    [
      'cpp',
      'static std::string name(const std::string& a, int b,\n                        █\n  char buf[100];\n  return a + buf;\n}\n',
      'const char* c) {\n  char buf[100];\n  return a + buf;\n}',
      'static std::string name(const std::string& a, int b,\n                        const char* c) {\n  char buf[100];\n  return a + buf;\n}\n',
    ],
    [
      'cpp',
      '}\n\n█\n  Slice s = m;\n  s.drop(1);\n}\n',
      'Status set(Env* env,\n           int n) {\n  // Drop it.\n  Slice s = m;\n  s.drop(1);\n}',
      '}\n\nStatus set(Env* env,\n           int n) {\n  // Drop it.\n  Slice s = m;\n  s.drop(1);\n}\n',
    ],
    [
      'cpp',
      '#define A\n█\n\nenum Kind {\n  kZero = 0,\n  kOne = 1\n};\n',
      '\nnamespace log {\n\nenum Kind {\n  kZero = 0,\n  kOne = 1\n};\nstatic const int kMost = kOne;',
      '#define A\n\nnamespace log {\n\nenum Kind {\n  kZero = 0,\n  kOne = 1\n};\n',
    ],
  ],
};

describe('cleanAnswer and what stands around the cursor', () => {
  for (const [group, rows] of Object.entries(ROWS)) describe(group, () => rows.forEach(checkRow));
});
