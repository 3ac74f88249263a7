/** Habits of models that once misplaced or damaged something. */
import { checkShape, checkStreaming } from '../../../../support/answerShape.ts';
import type { Shape } from '../../../../support/answerShape.ts';
import { page } from '../../../../support/page.ts';

function describeShapes(title: string, shapes: readonly Shape[]): void {
  describe(title, () => {
    for (const shape of shapes) {
      it(shape.name, () => checkShape(shape));
      it(`${shape.name}, streamed`, () => checkStreaming(shape));
    }
  });
}

const ONE = page`
  before();
  ⟦one();
  ⟧after();
`;
const ONE_DONE = page`
  before();
  uno();
  after();
`;

const CART = page`
  import { format } from './format.ts';

  export class Cart {
    private items: Item[] = [];

    constructor(private readonly currency: string) {}

    add(item: Item): void {
      this.items.push(item);
    }

    total(): number {
      let sum = 0;
      for (const item of this.items) {
        sum += item.price;
      }
      return sum;
    }

    print(): string {
      return format(this.total(), this.currency);
    }
  }

  export async function loadCart(path: string): Promise<Cart> {
    const cart = new Cart('EUR');
    for (const item of await readItems(path)) {
      cart.add(item);
    }
    return cart;
  }
`;
const USD = CART.replace("'EUR'", "'USD'");

/** The document with the method `total` as its region. */
const TOTAL = CART.replace('  total()', '⟦  total()').replace('  print()', '⟧  print()');
const TOTAL_DONE = CART.replace('let sum = 0;', 'let sum = 1;');

describeShapes('planEdit: habits, wrappings', [
  {
    name: 'takes a fence that opens behind words',
    document: ONE,
    answer: 'Here it is: ```ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  {
    name: 'takes no closing marks alone for an empty answer',
    document: ONE,
    answer: 'uno();\n```',
    becomes: ONE_DONE,
  },
  {
    name: 'leaves out a list of what was done behind bare code',
    document: ONE,
    answer: 'uno();\n\nChanges made:\n- Renamed the call\n- Nothing else',
    becomes: ONE_DONE,
  },
  {
    name: 'does nothing for a question with a list',
    document: ONE,
    answer: 'Which of these do you mean?\n\n1. The call\n2. The name',
    becomes: 'nothing: Which of these do you mean?\n\n1. The call\n2. The name',
  },
  {
    name: 'keeps list items where they are code',
    document: '⟦- one\n⟧',
    answer: 'Here is the new list:\n- uno\n- due',
    becomes: '- uno\n- due\n',
    with: { languageId: 'yaml' },
  },
  { name: "leaves out Llama's end mark", document: ONE, answer: '```ts\nuno();\n```</s>', becomes: ONE_DONE },
  {
    name: 'takes the last of several channels',
    document: ONE,
    answer:
      '<|channel|>analysis<|message|>Maybe `due();`?<|end|><|start|>assistant<|channel|>final<|message|>```ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  { name: 'leaves out marks in brackets', document: ONE, answer: '[CODE]\nuno();\n[/CODE]', becomes: ONE_DONE },
  {
    name: 'leaves out what a tool is told about the file',
    document: ONE,
    answer:
      '<write_to_file>\n<path>a.ts</path>\n<content>\nuno();\n</content>\n<line_count>1</line_count>\n</write_to_file>',
    becomes: ONE_DONE,
  },
  {
    name: 'leaves out the language of a fence that was lost',
    document: ONE,
    answer: 'typescript\nuno();\n',
    becomes: ONE_DONE,
  },
  {
    name: "takes a text's own fences for part of it",
    document: '# Tool\n\n⟦## Use\n\nRun it:\n\n```sh\ntool\n```\n⟧\n## End\n',
    answer: '## Use\n\nRun it with a file:\n\n```sh\ntool file\n```\n',
    becomes: '# Tool\n\n## Use\n\nRun it with a file:\n\n```sh\ntool file\n```\n\n## End\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'takes no tag of thinking out of code that is about such tags',
    document: "⟦const end = text.indexOf('</think>');\n⟧use(end);\n",
    answer: "const end = text.lastIndexOf('</think>');\n",
    becomes: "const end = text.lastIndexOf('</think>');\nuse(end);\n",
  },
  {
    name: 'takes line numbers off that no space follows',
    document: CART,
    answer: `\`\`\`ts\n${USD.trimEnd()
      .split('\n')
      .map((line, index) => `${index + 1}|${line}`)
      .join('\n')}\n\`\`\``,
    becomes: USD,
  },
]);

describeShapes('planEdit: habits, indentation', [
  {
    name: 'builds up what lost all of its indentation',
    document: TOTAL,
    answer:
      '```ts\ntotal(): number {\nlet sum = 0;\nfor (const item of this.items) {\nif (item.price > 0) {\nsum += item.price;\n}\n}\nreturn sum;\n}\n```',
    becomes: CART.replace(
      '      sum += item.price;\n',
      '      if (item.price > 0) {\n        sum += item.price;\n      }\n',
    ),
  },
  {
    name: 'stands flat lines where the text has them, where no bracket tells',
    document: 'class A:\n⟦    def f(self, x):\n        if x:\n            go(x)\n        return x\n⟧',
    answer: '```python\ndef f(self, x):\nif x:\ngo(x, 2)\nreturn x\n```',
    becomes: 'class A:\n    def f(self, x):\n        if x:\n            go(x, 2)\n        return x\n',
    with: { languageId: 'python' },
  },
  {
    name: 'widens levels to those of the text',
    document: 'def go(items):\n⟦    for item in items:\n        first(item)\n        second(item)\n⟧',
    answer: '```python\n  for item in items:\n    first(item)\n    third(item)\n```',
    becomes: 'def go(items):\n    for item in items:\n        first(item)\n        third(item)\n',
    with: { languageId: 'python' },
  },
  {
    name: 'moves no lines of a string',
    document: 'def run(db):\n⟦    return db.get(QUERY)\n⟧',
    answer: '    text = """\nSELECT name\n"""\n    return db.get(text)\n',
    becomes: 'def run(db):\n    text = """\nSELECT name\n"""\n    return db.get(text)\n',
    with: { languageId: 'python' },
  },
  {
    name: 'takes spaces that do not break for spaces',
    document: TOTAL,
    answer:
      '```ts\n\u00a0\u00a0total(): number {\n\u00a0\u00a0\u00a0\u00a0let sum = 1;\n\u00a0\u00a0\u00a0\u00a0for (const item of this.items) {\n\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0sum += item.price;\n\u00a0\u00a0\u00a0\u00a0}\n\u00a0\u00a0\u00a0\u00a0return sum;\n\u00a0\u00a0}\n```',
    becomes: TOTAL_DONE,
  },
  {
    name: 'indents a method of which only the name is known',
    document: CART,
    answer:
      "```ts\nasync print(): Promise<string> {\n  const { show } = await import('./show.ts');\n  return show(this);\n}\n```",
    becomes: CART.replace(
      '  print(): string {\n    return format(this.total(), this.currency);\n  }\n',
      "  async print(): Promise<string> {\n    const { show } = await import('./show.ts');\n    return show(this);\n  }\n",
    ),
  },
  {
    name: 'indents a part with markers like the text',
    document:
      '<html>\n  <body>\n    <header>Shop</header>\n    <ul>\n      <li>One</li>\n    </ul>\n  </body>\n</html>\n',
    answer:
      '```html\n<body>\n  <!-- ... existing header ... -->\n  <ul>\n    <li>One</li>\n    <li>Two</li>\n  </ul>\n</body>\n```',
    becomes:
      '<html>\n  <body>\n    <header>Shop</header>\n    <ul>\n      <li>One</li>\n      <li>Two</li>\n    </ul>\n  </body>\n</html>\n',
    with: { languageId: 'html' },
  },
  {
    name: 'indents lines that a block wraps anew',
    document: CART,
    answer:
      '<<<<<<< SEARCH\nadd(item: Item): void {\n  this.items.push(item);\n}\n=======\nadd(item: Item): void {\n  if (item.price > 0) {\n    this.items.push(item);\n  }\n}\n>>>>>>> REPLACE',
    becomes: CART.replace(
      '    this.items.push(item);\n',
      '    if (item.price > 0) {\n      this.items.push(item);\n    }\n',
    ),
  },
]);

describeShapes('planEdit: habits, the block around a region', [
  {
    name: 'takes the method out of its class',
    document: TOTAL,
    answer:
      '```ts\nexport class Cart {\n  total(): number {\n    let sum = 1;\n    for (const item of this.items) {\n      sum += item.price;\n    }\n    return sum;\n  }\n}\n```',
    becomes: TOTAL_DONE,
  },
  {
    name: 'takes the method out of a class that bodies tell',
    document: 'class A:\n    x = 1\n\n⟦    def f(self):\n        return 1\n⟧',
    answer: '```python\nclass A:\n    def f(self):\n        return 2\n```',
    becomes: 'class A:\n    x = 1\n\n    def f(self):\n        return 2\n',
    with: { languageId: 'python' },
  },
  {
    name: 'takes the method out of its class with markers around',
    document: 'class A:\n    x = 1\n\n⟦    def f(self):\n        return 1\n⟧',
    answer: '```python\nclass A:\n    # ... existing code ...\n    def f(self):\n        return 2\n```',
    becomes: 'class A:\n    x = 1\n\n    def f(self):\n        return 2\n',
    with: { languageId: 'python' },
  },
  {
    name: 'adds no blank line where the class goes on behind the region',
    document: TOTAL,
    answer: `\`\`\`ts\n${TOTAL_DONE.slice(CART.indexOf('export class'), CART.indexOf('export async')).trimEnd()}\n\`\`\``,
    becomes: TOTAL_DONE,
  },
]);

describeShapes('planEdit: habits, parts of a file', [
  {
    name: 'takes an empty body with a marker for the empty body that is there',
    document: CART,
    answer:
      '```ts\nexport class Cart {\n  private items: Item[] = [];\n\n  constructor(private readonly currency: string) { /* ... */ }\n\n  add(item: Item): void {\n    this.items.unshift(item);\n  }\n\n  // ... existing code ...\n}\n```',
    becomes: CART.replace('push(item)', 'unshift(item)'),
  },
  {
    name: 'knows a marker behind a statement',
    document: CART,
    answer:
      '```ts\nexport class Cart {\n  private items: Item[] = []; // ... existing code ...\n\n  print(): string {\n    return String(this.total());\n  }\n  // ... existing code ...\n}\n```',
    becomes: CART.replace('return format(this.total(), this.currency);', 'return String(this.total());'),
  },
  {
    name: 'takes three dots beside functions for a marker, also in Python',
    document:
      'class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n\n    def h(self):\n        return 3\n',
    answer: '```python\nclass A:\n    ...\n\n    def g(self):\n        return 22\n\n    ...\n```',
    becomes:
      'class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 22\n\n    def h(self):\n        return 3\n',
    with: { languageId: 'python' },
  },
  {
    name: 'takes a line with something put in for its new form',
    document: '\\section{Method}\nWe look at them.\n\n\\section{Results}\nThey are fine.\n',
    answer:
      '```latex\n% ... existing content ...\n\\section{Method}\nWe look at them closely.\n\n% ... existing content ...\n```',
    becomes: '\\section{Method}\nWe look at them closely.\n\n\\section{Results}\nThey are fine.\n',
    with: { languageId: 'latex' },
  },
  {
    name: 'takes a list for the whole list',
    document:
      'services:\n  web:\n    ports:\n      - "80:80"\n  db:\n    image: pg\n    ports:\n      - "1:1"\nvolumes: {}\n',
    answer: '```yaml\nservices:\n  # ...\n  db:\n    image: pg\n    ports:\n      - "2:1"\n  # ...\n```',
    becomes:
      'services:\n  web:\n    ports:\n      - "80:80"\n  db:\n    image: pg\n    ports:\n      - "2:1"\nvolumes: {}\n',
    with: { languageId: 'yaml' },
  },
  {
    name: 'keeps the comma behind an entry that is shown alone',
    document:
      '{\n  "name": "tool",\n  "scripts": {\n    "build": "tsc",\n    "test": "mocha"\n  },\n  "license": "MIT"\n}\n',
    answer: '```json\n"scripts": {\n  "build": "tsc",\n  "test": "mocha",\n  "lint": "eslint ."\n}\n```',
    becomes:
      '{\n  "name": "tool",\n  "scripts": {\n    "build": "tsc",\n    "test": "mocha",\n    "lint": "eslint ."\n  },\n  "license": "MIT"\n}\n',
    with: { languageId: 'json' },
  },
  {
    name: 'keeps a function between two that are shown',
    document:
      'class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n\n    def h(self):\n        return 3\n',
    answer: '```python\ndef f(self):\n    return 11\n\ndef h(self):\n    return 33\n```',
    becomes:
      'class A:\n    def f(self):\n        return 11\n\n    def g(self):\n        return 2\n\n    def h(self):\n        return 33\n',
    with: { languageId: 'python' },
  },
  {
    name: 'puts a new doc comment in the place of the old one',
    document: CART.replace('  print()', '  /** Prints. */\n  print()'),
    answer:
      '```ts\n/**\n * Prints the total.\n */\nprint(): string {\n  return format(this.total(), this.currency);\n}\n```',
    becomes: CART.replace('  print()', '  /**\n   * Prints the total.\n   */\n  print()'),
  },
  {
    name: 'keeps a comment of another kind over a function',
    document: CART.replace('  print()', '  // eslint-disable-next-line no-console\n  print()'),
    answer: '```ts\n/** Prints. */\nprint(): string {\n  return format(this.total(), this.currency);\n}\n```',
    becomes: CART.replace('  print()', '  // eslint-disable-next-line no-console\n  /** Prints. */\n  print()'),
  },
  {
    name: 'takes no rule of one state for that of another',
    document: '.link {\n  color: blue;\n}\n\n.link:hover {\n  color: red;\n}\n',
    answer: '```css\n/* ... existing styles ... */\n\n.link:focus {\n  color: green;\n}\n```',
    becomes: '.link {\n  color: blue;\n}\n\n.link:hover {\n  color: red;\n}\n\n.link:focus {\n  color: green;\n}\n',
    with: { languageId: 'css' },
  },
  {
    name: 'asks about an example of use, whatever its variables are called',
    document: CART,
    answer: "Use it so:\n\n```ts\nconst cart = await loadCart('cart.json');\nconsole.log(cart.print());\n```",
    becomes: 'notFound: 31-31 0-31',
  },
  {
    name: 'finds a setting of one line',
    document: 'export const PORT = 8080;\nexport const HOST = "a";\n\nexport function run() {\n  return PORT;\n}\n',
    answer: '```ts\nexport const PORT = 3000;\n```',
    becomes: 'export const PORT = 3000;\nexport const HOST = "a";\n\nexport function run() {\n  return PORT;\n}\n',
  },
]);

describeShapes('planEdit: habits, blocks and diffs', [
  {
    name: 'tells the divider from underlined headings',
    document: 'One\n=======\n\nOld words.\n\nTwo\n=======\n\nMore.\n',
    answer: '<<<<<<< SEARCH\nOne\n=======\n\nOld words.\n=======\nOne\n=======\n\nNew words.\n>>>>>>> REPLACE',
    becomes: 'One\n=======\n\nNew words.\n\nTwo\n=======\n\nMore.\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'takes a made-up folder for the one that is there',
    document: CART,
    answer:
      "```diff\n--- original/cart.ts\n+++ modified/cart.ts\n@@ -1 +1 @@\n-  const cart = new Cart('EUR');\n+  const cart = new Cart('USD');\n```",
    becomes: USD,
    with: { path: 'src/cart.ts' },
  },
  {
    name: 'leaves another file alone',
    document: CART,
    answer:
      "```diff\n--- a/other.ts\n+++ b/other.ts\n@@ -1 +1 @@\n-  const cart = new Cart('EUR');\n+  const cart = new Cart('USD');\n```",
    becomes: CART,
    with: { path: 'src/cart.ts' },
  },
  {
    name: 'moves nothing where only the context lost its space',
    document: CART,
    answer:
      "```diff\n@@ -24,3 +24,3 @@\n  const cart = new Cart('EUR');\n-  for (const item of await readItems(path)) {\n+  for (const item of await readAll(path)) {\n    cart.add(item);\n```",
    becomes: CART.replace('readItems', 'readAll'),
  },
  {
    name: 'keeps the hunks before the one at which a diff is cut',
    document: CART,
    answer:
      "```diff\n@@ -1 +1 @@\n-import { format } from './format.ts';\n+import { format } from './money.ts';\n@@ -24,3 +24,3 @@\n-  const cart = new C",
    becomes: CART.replace('./format.ts', './money.ts'),
    notes: 'truncated',
    with: { stage: 'cut' },
  },
  {
    name: 'keeps no old line beside its longer new form when the answer ends there',
    document: TOTAL,
    answer:
      '```ts\n  total(): number {\n    let sum = 0;\n    for (const item of this.items) {\n      sum += item.price * item.quantity;\n',
    becomes: CART.replace('item.price;', 'item.price * item.quantity;'),
    notes: 'truncated',
  },
]);

const STORE = page`
  package store

  func (s *Store) Get(key string) string {
  →s.mu.Lock()
  →defer s.mu.Unlock()
  →return s.data[key]
  }

  func (s *Store) Set(key, value string) {
  →s.mu.Lock()
  →defer s.mu.Unlock()
  →s.data[key] = value
  }
`;

const COMPOSE = page`
  name: web
  services:
    db:
      image: postgres:15
      ports:
        - "5432:5432"
    app:
      build: .
      depends_on:
        - db
      environment:
        PORT: "8080"
  volumes:
    data: {}
`;

const PACKAGE = page`
  {
    "name": "tool",
    "license": "MIT",
    "scripts": {
      "build": "tsc -p .",
      "test": "mocha",
      "lint": "eslint ."
    },
    "private": true
  }
`;

const ACCOUNT = page`
  class Account:
      def open(self):
          self.balance = 1

      def show(self):
          return self.balance


  def load(path):
      return read(path)
`;

describeShapes('planEdit: habits, what goes where', [
  {
    name: 'puts a new method with a receiver at the end, not into another one',
    document: STORE,
    answer:
      '```go\n// ... existing code ...\n\nfunc (s *Store) Len() int {\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\treturn len(s.data)\n}\n```',
    becomes: `${STORE}\nfunc (s *Store) Len() int {\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\treturn len(s.data)\n}\n`,
    with: { languageId: 'go' },
  },
  {
    name: 'takes a value that an element is set to for the new one',
    document: STORE,
    answer:
      '```go\nfunc (s *Store) Set(key, value string) {\n\t// ... existing code ...\n\ts.data[key] = strings.TrimSpace(value)\n}\n```',
    becomes: STORE.replace('s.data[key] = value', 's.data[key] = strings.TrimSpace(value)'),
    with: { languageId: 'go' },
  },
  {
    name: 'puts a new method at the end of its class where no bracket ends it',
    document: ACCOUNT,
    answer:
      '```python\nclass Account:\n    # ... existing code ...\n\n    def close(self):\n        self.balance = 0\n```',
    becomes: ACCOUNT.replace(
      'return self.balance\n',
      'return self.balance\n\n    def close(self):\n        self.balance = 0\n',
    ),
    with: { languageId: 'python' },
  },
  {
    name: 'puts a new entry at the end of its block',
    document: COMPOSE,
    answer: '```yaml\nservices:\n  # ... existing services ...\n  worker:\n    build: .\n    command: work\n```',
    becomes: COMPOSE.replace('volumes:', '  worker:\n    build: .\n    command: work\nvolumes:'),
    with: { languageId: 'yaml' },
  },
  {
    name: 'keeps the neighbours of an entry that is shown with its parents alone',
    document: COMPOSE,
    answer: '```yaml\nservices:\n  app:\n    environment:\n      PORT: "9000"\n```',
    becomes: COMPOSE.replace('8080', '9000'),
    with: { languageId: 'yaml' },
  },
  {
    name: 'keeps the neighbours of a script, and its comma',
    document: PACKAGE,
    answer: '```json\n"scripts": {\n  "test": "mocha --parallel"\n}\n```',
    becomes: PACKAGE.replace('"mocha"', '"mocha --parallel"'),
    with: { languageId: 'json' },
  },
  {
    name: 'takes the brackets around a section for those around the file',
    document: PACKAGE,
    answer: '```json\n{\n  "scripts": {\n    "test": "mocha --parallel"\n  }\n}\n```',
    becomes: PACKAGE.replace('"mocha"', '"mocha --parallel"'),
    with: { languageId: 'json' },
  },
  {
    name: 'lets entries go that the whole file leaves out',
    document: PACKAGE,
    answer: `\`\`\`json\n${PACKAGE.replace('    "build": "tsc -p .",\n', '')}\`\`\``,
    becomes: PACKAGE.replace('    "build": "tsc -p .",\n', ''),
    with: { languageId: 'json' },
  },
  {
    name: 'tells entries of one name apart by all their parents',
    document: page`
      name: ci
      on: push
      jobs:
        test:
          steps:
            - uses: checkout
            - run: npm ci
            - run: npm test
        lint:
          steps:
            - uses: checkout
            - run: npm run lint
    `,
    answer:
      '```yaml\njobs:\n  lint:\n    steps:\n      - uses: checkout\n      - run: npm ci\n      - run: npm run lint\n```',
    becomes: page`
      name: ci
      on: push
      jobs:
        test:
          steps:
            - uses: checkout
            - run: npm ci
            - run: npm test
        lint:
          steps:
            - uses: checkout
            - run: npm ci
            - run: npm run lint
    `,
    with: { languageId: 'yaml' },
  },
  {
    name: 'leaves out a note behind bare markup',
    document: '<main>\n⟦  <ul>\n    <li>One</li>\n  </ul>\n⟧</main>\n',
    answer: '  <ol>\n    <li>One</li>\n  </ol>\n\nNote: this keeps the items.',
    becomes: '<main>\n  <ol>\n    <li>One</li>\n  </ol>\n</main>\n',
    with: { languageId: 'html' },
  },
  {
    name: 'takes a sentence for the text between tags',
    document: '<p>\n⟦  Old words here.\n⟧</p>\n',
    answer: '  New words are here.\n',
    becomes: '<p>\n  New words are here.\n</p>\n',
    with: { languageId: 'html' },
  },
  {
    name: 'asks about a method that two types have',
    document: page`
      struct Circle: Shape {
          func area() -> Double {
              return .pi * radius * radius
          }
      }

      struct Square: Shape {
          func area() -> Double {
              return side * side
          }
      }
    `,
    answer: '```swift\nfunc area() -> Double {\n    return pow(side, 2)\n}\n```',
    becomes: 'notFound: 11-11 0-11',
    with: { languageId: 'swift' },
  },
  {
    name: 'puts a new doc string in the place of the old one',
    document: ACCOUNT.replace('class Account:\n', 'class Account:\n    """One account."""\n\n'),
    answer:
      '```python\nclass Account:\n    """One account of a person.\n\n    It has a balance.\n    """\n\n    # ... existing code ...\n```',
    becomes: ACCOUNT.replace(
      'class Account:\n',
      'class Account:\n    """One account of a person.\n\n    It has a balance.\n    """\n\n',
    ),
    with: { languageId: 'python' },
  },
  {
    name: 'takes one short line for no whole file of short lines',
    document: 'A=1\nB=2\nC=3\n',
    answer: '```sh\nB=20\n```',
    becomes: 'A=1\nB=20\nC=3\n',
    with: { languageId: 'properties' },
  },
  {
    name: 'takes an opening tag with another attribute for its new form',
    document: '<main>\n  <h1>Shop</h1>\n  <ul>\n    <li>One</li>\n  </ul>\n</main>\n',
    answer:
      '```html\n<main>\n  <h1>Shop</h1>\n  <ul role="list">\n    <!-- ... existing items ... -->\n  </ul>\n</main>\n```',
    becomes: '<main>\n  <h1>Shop</h1>\n  <ul role="list">\n    <li>One</li>\n  </ul>\n</main>\n',
    with: { languageId: 'html' },
  },
]);
