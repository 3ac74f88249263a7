import { checkAcceptedDocument } from '../../../../support/acceptedDocument.ts';

/** Language, the document with the cursor as █, the model's answer, the document after Accept; null: nothing is shown; absent: the answer as it is. */
type Row = readonly [language: string, at: string, raw: string, want?: string | null];

function checkRow([languageId, at, raw, want]: Row): void {
  checkAcceptedDocument({ languageId, at, raw, want });
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'closing words and tags that follow each other': [
    [
      'ruby',
      'module A\n  class B\n    def c\n      █',
      'if x\n        y do |z|\n          p z\n        end\n      end\n    end\n  end\nend',
    ],
    [
      'lua',
      'local function f(xs)\n  █',
      'for _, x in ipairs(xs) do\n    for _, y in ipairs(x) do\n      if y then\n        print(y)\n      end\n    end\n  end\nend',
    ],
    [
      'shellscript',
      'for a in 1 2; do\n  █',
      'for b in 1 2; do\n    for c in 1 2; do\n      echo "$a$b$c"\n    done\n  done\ndone',
    ],
    [
      'julia',
      'function f(n)\n    █',
      'for i in 1:n\n        for j in 1:n\n            if i == j\n                println(i)\n            end\n        end\n    end\nend',
    ],
    ['html', '<body>\n  █\n</body>', '<div>\n    <div>\n      <div>a</div>\n    </div>\n  </div>'],
    ['php', 'if ($a):\n  █', 'foreach ($xs as $x):\n    if ($x):\n      echo $x;\n    endif;\n  endforeach;\nendif;'],
  ],
  'rows of data': [
    [
      'c',
      'static const uint8_t mask[] = {\n    █\n};',
      '0xff, 0xff, 0xff, 0xff,\n    0xff, 0xff, 0xff, 0xff,\n    0xff, 0xff, 0xff, 0xff,\n    0x00, 0x00, 0x00, 0x00,',
    ],
    ['c', 'uint8_t row[] = { █ };', '0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff'],
    ['python', 'grid = [\n    █\n]', '[None, None, None],\n    [None, None, None],\n    [None, None, None],'],
    ['javascript', 'const seats = [\n  █\n];', 'null,\n  null,\n  null,\n  null,'],
    ['json', '{\n  "on": [\n    █\n  ]\n}', 'false,\n    false,\n    false,\n    true'],
    [
      'sql',
      'INSERT INTO t VALUES\n  █',
      '(1, NULL, NULL, NULL, NULL, NULL, NULL),\n  (2, NULL, NULL, NULL, NULL, NULL, NULL);',
    ],
    ['latex', '\\begin{tabular}{ll}\n█\n\\end{tabular}', '\\hline\na & b \\\\\n\\hline\nc & d \\\\\n\\hline'],
    ['css', '.spinner {\n  █\n}', 'transition: opacity 1s, opacity 1s, opacity 1s;'],
  ],
  'brackets that look like tokens': [
    ['rust', 'pub fn bytes(self) -> █ {\n}', 'Box<[u8]>', 'pub fn bytes(self) -> Box<[u8]> {\n}'],
    ['rust', 'struct Key {\n    █\n}', 'data: Arc<[u8]>,\n    names: Rc<[String]>,'],
    ['typescript', 'function pair(): █ {', 'Promise<[User]>', 'function pair(): Promise<[User]> {'],
    ['typescript', 'const seen = new █;', 'Set<[number]>()', 'const seen = new Set<[number]>();'],
    [
      'html',
      '<main>\n  █\n</main>',
      '<file-upload></file-upload>\n  <issue-list></issue-list>\n  <repo-card></repo-card>',
    ],
    ['vue', '<template>\n  █\n</template>', '<commit-list :items="items" />'],
    ['markdown', '## Install\n\n█', 'git clone <repo_url>\ncd <repo_name>'],
    ['python', 'def main():\n    █', '# usage: tool.py <file_name> <file_type>\n    run()'],
    ['shellscript', 'usage() {\n  █\n}', 'echo "usage: $0 <repo_name> <file_path>"'],
    ['haskell', 'parser = █', 'number <|> word <|> symbol'],
    ['fsharp', 'let r = █', 'f <| g <| 3'],
    ['c', '/* █ */', 'usage: prog <filename> [options]'],
    ['java', 'public class Box<█> {', 'EOT', 'public class Box<EOT> {'],
  ],
  'text that people read': [
    ['html', '<h1>█</h1>', 'This is a company that builds good tools.'],
    ['html', '<p>\n  █\n</p>', 'Here is what you can do with it:'],
    ['javascriptreact', 'return <p>█</p>;', 'Sorry, this page does not exist any more.'],
    ['html', '<p>█</p>', 'I am sorry, but we are closed on Sundays.'],
    ['yaml', 'info:\n  description: █', 'This service keeps the orders of our customers.'],
    ['yaml', 'body: |\n  █', 'Sure, you can change this later.\n\n  Note: the key is kept secret.'],
    ['properties', 'error.message=█', 'Sorry, we could not find that page.'],
    ['ini', 'title = █', 'The best of all possible worlds.'],
    ['python', 'def slow():\n    █', '"""Sort it.\n\n    Note: this is slow.\n    """\n    return sorted(xs)'],
    [
      'c',
      'int f(void) {\n    █\n}',
      '/*\n     * Adds.\n\n     This function is not safe for threads.\n     */\n    return 1;',
    ],
    ['javascript', 'const prompt = `\n█\n`;', 'You are a helpful assistant.\n\nNote: answer in one sentence.'],
    ['yaml', 'responses:\n  █', 'ok:\n    description: fine'],
    ['yaml', 'steps:\n  - run: |\n      █', 'echo "```js" >> out.md\n      ```\n      cat out.md'],
    ['xml', '<string name="about">█</string>', 'The app was written by people who like trains.'],
    ['vue', '<template>\n  <p>█</p>\n</template>', 'Please provide your name and your address.'],
  ],
  'a marker and what looks like it': [
    ['markdown', '* █', '**Fast**: it starts at once.'],
    ['markdown', '- █', '--verbose prints more'],
    ['markdown', '# █', '#hashtags and how to use them'],
    ['python', '# █', '#!shebang lines are kept'],
    ['javascript', '// █', '//example.com/path is an address without a scheme'],
    ['markdown', '- █', '- item', '- item'],
    ['markdown', '1. █', '1. Install', '1. Install'],
  ],
  'thinking that is none': [
    [
      'python',
      'def strip(text):\n    █',
      '# drop everything up to </think> first\n    return text.split("</think>")[-1]',
    ],
    ['typescriptreact', 'return (\n  █\n);', '<Thinking>\n    <Dots />\n  </Thinking>'],
    ['javascript', 'const answer = raw.█;', 'replace(/<think>[\\s\\S]*?<\\/think>/g, "")'],
    ['markdown', '█', 'The model writes `<think>` and `</think>` around its thoughts.'],
  ],
  'nested and repeated on purpose': [
    ['html', '<div>█', '<div>inner</div></div>'],
    ['javascriptreact', 'return <View>█', '<View><Text>a</Text></View></View>;'],
    ['javascript', 'const m = [[█', '[1]], [[2]]];'],
    ['python', 'x = max(█', 'max(a, b), c)'],
    [
      'go',
      'func f() error {\n\t█\n}',
      'if err := a(); err != nil {\n\t\treturn err\n\t}\n\tif err := b(); err != nil {\n\t\treturn err\n\t}\n\treturn nil',
    ],
    ['c', 'void f(void) {\n    █\n}', 'delay(10);\n    delay(10);\n    pulse();'],
    [
      'javascript',
      'class Node {\n  constructor() {\n    █\n  }\n}',
      'this.left = null;\n    this.right = null;\n    this.parent = null;',
    ],
    ['c', 'int f(void) {\n    █\n}', 'if (!p)\n        goto out;\n    use(p);\nout:\n    free(p);\n    return r;'],
    ['python', 'def f():\n    █', 'x = 1\n#   y = 2\n    return x'],
  ],
  'lines that are alike': [
    ['python', '█', '# ____________________________________________\n# Part two'],
    ['markdown', 'Name: █', '____________________________________________'],
    ['shellscript', 'null_sha=█', '0000000000000000000000000000000000000000'],
    [
      'javascript',
      'describe("a", () => {\n  █\n});',
      'it("is one", () => expect(a(1)).toBe(1));\n  it("is two", () => expect(a(2)).toBe(2));\n  it("is three", () => expect(a(3)).toBe(3));',
    ],
    [
      'go',
      'func f() {\n\t█\n}',
      'mux.HandleFunc("/a", a)\n\tmux.HandleFunc("/b", b)\n\tmux.HandleFunc("/c", c)\n\tmux.HandleFunc("/d", d)',
    ],
    ['sql', '█', "INSERT INTO t VALUES (1, 'a');\nINSERT INTO t VALUES (2, 'b');\nINSERT INTO t VALUES (3, 'c');"],
    ['python', 'x = 1\n█\nprint(x)', 'print(y)'],
    ['javascript', 'a.push(1);\n█\na.push(3);', 'a.push(2);'],
    ['yaml', 'a:\n  - name: x\n    run: y\n  █', '- name: z\n    run: y'],
    ['css', '.a {\n  margin: 0;\n}\n\n.b {\n  █\n}', 'margin: 0;'],
    ['javascript', 'switch (x) {\n  case 1:\n    one();\n    break;\n  case 2:\n    █\n}', 'two();\n    break;'],
    ['markdown', '| a | b |\n| - | - |\n█', '| 1 | 2 |\n| 1 | 2 |'],
  ],
  'brackets in characters and patterns': [
    ['rust', "s.split('(').map(█)", 'f)', "s.split('(').map(f)"],
    ['rust', "let open = ['(', '[', █];", "'{'];", "let open = ['(', '[', '{'];"],
    ['haskell', "parens = between (char '(') (█)", "char ')')", "parens = between (char '(') (char ')')"],
    ['javascript', 'if (/[(]/.test(█)) {', 'text)) {', 'if (/[(]/.test(text)) {'],
    ['shellscript', 'case $1 in\n  █', 'start) run ;;\n  stop) halt ;;\nesac'],
    ['c', "if (c == '(' || █) {", "c == ')') {", "if (c == '(' || c == ')') {"],
    ['latex', 'The limit is 50\\% of █', 'the sum (see \\cite{a}).'],
    ['python', 'tokens = [█]', '"<s>", "</s>", "<|im_end|>", "[INST]"'],
    ['javascript', 'for (let i = 0; i < █; i++) {', 'n; i++) {\n  go();\n}', 'for (let i = 0; i < n; i++) {'],
    ['typescript', 'const f = (a: Array<number>) => █;', 'a.filter((x) => x > 1)'],
  ],
  'closers that are needed': [
    ['python', 'print(max(█', 'a, b))'],
    ['rust', 'let x = Some(vec![█', '1, 2]);'],
    ['go', 'm := map[string][]int{█', '"a": {1}}'],
    ['csharp', 'var x = items.Select(i => █', 'i.Name).ToList();'],
    ['ruby', 'puts [1, 2].map { |x| █', 'x * 2 }.join(", ")'],
    ['html', '<p>Hello █', '<b>world</b></p>'],
    ['php', 'foreach ($xs as $x) {█', '\n    echo $x;\n}'],
    ['java', 'String s = "a█', ' b";'],
    ['kotlin', 'fun f() = listOf(█', '1, 2)'],
    ['shellscript', 'echo "$(date █', '+%F)"'],
  ],
  nothing: [
    ['python', 'return █x', 'x', null],
    ['go', 'foo(a█)', ')', null],
    ['rust', '█\nfn f() {}', '\nfn f() {}', null],
    ['ruby', 'x = █', ' \n\n ', null],
    ['php', '$a = 1;█', '\n', null],
  ],
  'comments at the margin': [
    ['python', 'def f():\n    █', 'return x\n\n# helpers\ndef g():\n    pass', 'def f():\n    return x'],
    [
      'python',
      'def f():█',
      '\n    x = 1\n# y = 2\n    return x\n\n# helpers\ndef g():\n    pass',
      'def f():\n    x = 1\n# y = 2\n    return x',
    ],
    ['python', '█', 'def f():\n    return 1\n\n# helpers\ndef g():\n    pass', 'def f():\n    return 1'],
  ],
  'brackets in text': [
    ['latex', '\\textbf{█}', 'very \\emph{good}'],
    ['latex', '\\section{█}', 'Introduction}', '\\section{Introduction}'],
    ['latex', '\\frac{█}', 'a}{b}', '\\frac{a}{b}'],
    ['markdown', 'Trains (see █)', 'rails (iron)'],
    ['markdown', '[docs](█)', 'https://example.com/a)', '[docs](https://example.com/a)'],
    ['plaintext', 'They came (late█)', ', as always)', 'They came (late, as always)'],
    ['rust', "let quote = '\"'; push(█);", 'quote)', "let quote = '\"'; push(quote);"],
    ['javascript', 's.replace(/"/g, █);', '"&quot;");', 's.replace(/"/g, "&quot;");'],
    ['clojure', '(defn f [x]\n  (█))', '+ x 1))', '(defn f [x]\n  (+ x 1))'],
    ['swift', 'print("\\(█)")', 'name)")', 'print("\\(name)")'],
  ],
};

describe('cleanAnswer and honest code that looks odd', () => {
  for (const [name, rows] of Object.entries(ROWS)) describe(name, () => rows.forEach(checkRow));
});
