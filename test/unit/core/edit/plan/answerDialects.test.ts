/** Answers in the dialects of many tools and models: each is laid down rightly, or asks. What stands between `⟦` and `⟧` is the region. */
import assert from 'node:assert/strict';
import type { EditPlanOptions } from '../../../../../src/core/edit/plan/editPlan.ts';
import { checkStreaming, planShape, shownPlan } from '../../../../support/answerShape.ts';
import type { Shape } from '../../../../support/answerShape.ts';
import { page } from '../../../../support/page.ts';

/** Nothing is changed before a question is answered. */
const ASKS = 'asks';
type Row = readonly [name: string, document: string, answer: string, becomes: string, own?: Partial<EditPlanOptions>];

function describeRows(title: string, rows: readonly Row[]): void {
  describe(`planEdit, ${title}`, () => {
    for (const [name, document, answer, becomes, own = {}] of rows) {
      const shape: Shape = { name, document, answer, becomes, with: own };
      it(becomes === ASKS ? `asks about ${name}` : `lays down ${name}`, () => checkRow(shape));
      it(`asks nothing while it streams: ${name}`, () => checkStreaming(shape));
    }
  });
}

function checkRow(shape: Shape): void {
  const { document, plan } = planShape(shape);
  assert.equal(plan.kind === 'planned' ? shownPlan(document, plan) : ASKS, shape.becomes);
}

type Marked = readonly [name: string, languageId: string, document: string, code: string, becomes: string];

/** An answer in a fence of the document's language. */
function marked([name, languageId, document, code, becomes]: Marked): Row {
  return [name, document, `\`\`\`${languageId}\n${code}\n\`\`\``, becomes, { languageId }];
}

const CART = page`
  import { Item } from './item';

  export class Cart {
    private items: Item[] = [];

    add(item: Item): void {
      this.items.push(item);
    }

    total(): number {
      return this.items.reduce((sum, item) => sum + item.price, 0);
    }

    clear(): void {
      this.items = [];
    }
  }
`;
const TAXED = CART.replace('item.price, 0)', 'item.price * 1.2, 0)');
const OLD_RETURN = '    return this.items.reduce((sum, item) => sum + item.price, 0);';
const NEW_RETURN = '    return this.items.reduce((sum, item) => sum + item.price * 1.2, 0);';
const PLUSADD = CART.replace(
  '    this.items.push(item);\n',
  "    if (item.price < 0) throw new Error('price');\n    this.items.push(item);\n",
);
const HUNK = `   total(): number {\n-${OLD_RETURN}\n+${NEW_RETURN}\n   }`;
const PY = 'import os\n\n\ndef one():\n    return 1\n\n\ndef two():\n    return 2\n\n\ndef three():\n    return 3\n';
const REG = 'function f() {\n⟦  const a = 1;\n  const b = 2;\n⟧  return a + b;\n}\n';
const REGDONE = 'function f() {\n  const a = 1;\n  const b = 3;\n  return a + b;\n}\n';
const BIG = page`
  class Store:
      def __init__(self, path):
          self.path = path
          self.items = []

      def load(self):
          with open(self.path) as file:
              self.items = file.read().splitlines()
          return self.items

      def save(self):
          with open(self.path, 'w') as file:
              file.write('\n'.join(self.items))

      def find(self, name):
          for item in self.items:
              if item == name:
                  return item
          return None
`;
const py = { languageId: 'python' };
const GO = 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() {\n\tfmt.Println("a")\n\tfmt.Println("b")\n}\n';
const JS =
  'app.get("/a", (req, res) => {\n  res.send("a");\n});\n\napp.get("/b", (req, res) => {\n  res.send("b");\n});\n\napp.listen(3000);\n';
const js = { languageId: 'javascript' };

describeRows('dialects of search and replace', [
  [
    'aider, name over the block',
    CART,
    `src/cart.ts\n\`\`\`typescript\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> REPLACE\n\`\`\`\n`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'aider, name inside the fence',
    CART,
    `\`\`\`typescript\nsrc/cart.ts\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> REPLACE\n\`\`\`\n`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'aider, four backticks',
    CART,
    `\`\`\`\`ts\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> REPLACE\n\`\`\`\`\n`,
    TAXED,
  ],
  ['cline new marks', CART, `------- SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n+++++++ REPLACE\n`, TAXED],
  [
    'cline tool call',
    CART,
    `<replace_in_file>\n<path>src/cart.ts</path>\n<diff>\n------- SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n+++++++ REPLACE\n</diff>\n</replace_in_file>`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'cline tool call, old marks',
    CART,
    `<replace_in_file>\n<path>src/cart.ts</path>\n<diff>\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> REPLACE\n</diff>\n</replace_in_file>`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'roo with end line',
    CART,
    `<<<<<<< SEARCH\n:start_line:10\n:end_line:12\n-------\n  total(): number {\n${OLD_RETURN}\n  }\n=======\n  total(): number {\n${NEW_RETURN}\n  }\n>>>>>>> REPLACE`,
    TAXED,
  ],
  [
    'zed old_text new_text',
    CART,
    `<edits>\n<old_text line=11>\n${OLD_RETURN}\n</old_text>\n<new_text>\n${NEW_RETURN}\n</new_text>\n</edits>`,
    TAXED,
  ],
  [
    'zed several',
    CART,
    `I'll do two things.\n\n<edits>\n<old_text>\n    this.items.push(item);\n</old_text>\n<new_text>\n    if (item.price < 0) throw new Error('price');\n    this.items.push(item);\n</new_text>\n\n<old_text>\n${OLD_RETURN}\n</old_text>\n<new_text>\n${NEW_RETURN}\n</new_text>\n</edits>\n`,
    PLUSADD.replace('item.price, 0)', 'item.price * 1.2, 0)'),
  ],
  [
    'old_string new_string tags',
    CART,
    `<old_string>${OLD_RETURN.trim()}</old_string>\n<new_string>${NEW_RETURN.trim()}</new_string>`,
    TAXED,
  ],
  ['search and replace tags', CART, `<search>\n${OLD_RETURN}\n</search>\n<replace>\n${NEW_RETURN}\n</replace>`, TAXED],
  ['original updated marks', CART, `<<<<<<< ORIGINAL\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> UPDATED`, TAXED],
  ['conflict-like HEAD marks', CART, `<<<<<<< HEAD\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> new`, ASKS],
  [
    'str_replace json',
    CART,
    '```json\n' +
      JSON.stringify(
        { command: 'str_replace', path: 'src/cart.ts', old_str: OLD_RETURN, new_str: NEW_RETURN },
        null,
        2,
      ) +
      '\n```',
    ASKS,
  ],
  ['five marks and spaces', CART, `<<<<< SEARCH  \n${OLD_RETURN}\n===== \n${NEW_RETURN}\n>>>>> REPLACE  `, TAXED],
  ['closing mark lost', CART, `<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n\`\`\`\n`, CART],
  [
    'search/replace CRLF',
    CART.replace(/\n/g, '\r\n'),
    `<<<<<<< SEARCH\r\n${OLD_RETURN}\r\n=======\r\n${NEW_RETURN}\r\n>>>>>>> REPLACE\r\n`,
    TAXED.replace(/\n/g, '\r\n'),
  ],
  [
    'search with dots in it',
    CART,
    `<<<<<<< SEARCH\n  add(item: Item): void {\n    ...\n  }\n=======\n  add(item: Item): void {\n    this.items.unshift(item);\n  }\n>>>>>>> REPLACE`,
    CART.replace('this.items.push', 'this.items.unshift'),
  ],
  [
    'search with marker in both',
    CART,
    `<<<<<<< SEARCH\nexport class Cart {\n  // ... existing code ...\n  clear(): void {\n    this.items = [];\n  }\n=======\nexport class Cart {\n  // ... existing code ...\n  clear(): void {\n    this.items.length = 0;\n  }\n>>>>>>> REPLACE`,
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ],
  [
    'empty replace removes',
    CART,
    `<<<<<<< SEARCH\n\n  clear(): void {\n    this.items = [];\n  }\n=======\n>>>>>>> REPLACE`,
    CART.replace('\n  clear(): void {\n    this.items = [];\n  }\n', ''),
  ],
  [
    'replace this with that, in two fences',
    CART,
    `Replace this:\n\`\`\`ts\n${OLD_RETURN}\n\`\`\`\nwith this:\n\`\`\`ts\n${NEW_RETURN}\n\`\`\`\n`,
    TAXED,
  ],
  [
    'dedented search',
    CART,
    `<<<<<<< SEARCH\ntotal(): number {\n  ${OLD_RETURN.trim()}\n}\n=======\ntotal(): number {\n  ${NEW_RETURN.trim()}\n}\n>>>>>>> REPLACE`,
    TAXED,
  ],
  [
    'two blocks, second within first text',
    CART,
    `<<<<<<< SEARCH\n  private items: Item[] = [];\n=======\n  private items: Item[] = [];\n  private rate = 1.2;\n>>>>>>> REPLACE\n\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n${NEW_RETURN.replace('1.2', 'this.rate')}\n>>>>>>> REPLACE`,
    CART.replace('Item[] = [];\n', 'Item[] = [];\n  private rate = 1.2;\n').replace(
      'item.price, 0)',
      'item.price * this.rate, 0)',
    ),
  ],
  [
    'search elides a long body, replaced whole',
    BIG,
    '<<<<<<< SEARCH\n    def load(self):\n        ...\n        return self.items\n=======\n    def load(self):\n        return []\n>>>>>>> REPLACE',
    ASKS,
    py,
  ],
  [
    'search block with a typo in a long context',
    BIG,
    '<<<<<<< SEARCH\n    def load(self):\n        with open(self.path) as f:\n            self.items = file.read().splitlines()\n        return self.items\n=======\n    def load(self):\n        with open(self.path) as file:\n            self.items = file.read().split()\n        return self.items\n>>>>>>> REPLACE',
    BIG.replace('splitlines', 'split'),
    py,
  ],
  [
    'same line twice, no context',
    BIG,
    '<<<<<<< SEARCH\n        self.items = []\n        return\n=======\n        self.items = {}\n        return\n>>>>>>> REPLACE',
    ASKS,
    py,
  ],
  [
    'markdown by search',
    '# A\n\nOne.\n\n## B\n\nTwo.\n',
    '<<<<<<< SEARCH\n## B\n\nTwo.\n=======\n## B\n\nTwo and more.\n>>>>>>> REPLACE',
    '# A\n\nOne.\n\n## B\n\nTwo and more.\n',
    { languageId: 'markdown' },
  ],
  [
    'truncated search/replace with an ended answer',
    CART,
    `<<<<<<< SEARCH\n    this.items.push(item);\n=======\n    this.items.unshift(item);\n>>>>>>> REPLACE\n\n<<<<<<< SEARCH\n${OLD_RETURN}\n=======\n    return`,
    CART.replace('push', 'unshift'),
  ],
  [
    'tagged cut',
    CART,
    `<old_text>\n    this.items.push(item);\n</old_text>\n<new_text>\n    this.items.unshift(item);\n</new_text>\n<old_text>\n${OLD_RETURN}\n</old_text>\n<new_text>\n    retu`,
    CART.replace('push', 'unshift'),
    { stage: 'cut' },
  ],
  [
    'html that has search tags is html',
    '<search>\n  <p>a</p>\n</search>\n',
    '```html\n<search>\n  <p>b</p>\n</search>\n```',
    '<search>\n  <p>b</p>\n</search>\n',
    { languageId: 'html' },
  ],
]);

describeRows('diffs', [
  [
    'roo apply_diff',
    CART,
    `<apply_diff>\n<path>src/cart.ts</path>\n<diff>\n<<<<<<< SEARCH\n:start_line:10\n-------\n${OLD_RETURN}\n=======\n${NEW_RETURN}\n>>>>>>> REPLACE\n</diff>\n</apply_diff>`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'git diff in full',
    CART,
    `diff --git a/src/cart.ts b/src/cart.ts\nindex 83db48f..bf269f4 100644\n--- a/src/cart.ts\n+++ b/src/cart.ts\n@@ -9,5 +9,5 @@ export class Cart {\n   }\n \n${HUNK}\n \n`,
    TAXED,
  ],
  ['wrong numbers', CART, `\`\`\`diff\n--- src/cart.ts\n+++ src/cart.ts\n@@ -101,3 +201,3 @@\n${HUNK}\n\`\`\``, TAXED],
  ['impossible counts', CART, `\`\`\`diff\n@@ -1,99 +1,1 @@\n${HUNK}\n\`\`\``, TAXED],
  ['bare @@', CART, `\`\`\`diff\n@@\n${HUNK}\n\`\`\``, TAXED],
  ['@@ ... @@', CART, `\`\`\`diff\n@@ ... @@\n${HUNK}\n\`\`\``, TAXED],
  ['no heads', CART, `\`\`\`diff\n${HUNK}\n\`\`\``, TAXED],
  [
    'no newline',
    'a();\nb();',
    '```diff\n--- a/x.ts\n+++ b/x.ts\n@@ -1,2 +1,2 @@\n a();\n-b();\n\\ No newline at end of file\n+c();\n\\ No newline at end of file\n```',
    'a();\nc();',
  ],
  [
    'no newline, in another language',
    'a();\nb();',
    '```diff\n@@ -1,2 +1,2 @@\n a();\n-b();\n\\ Kein Zeilenumbruch am Dateiende.\n+c();\n\\ Kein Zeilenumbruch am Dateiende.\n```',
    'a();\nc();',
  ],
  [
    'mode change and similarity heads',
    CART,
    `diff --git a/src/cart.ts b/src/cart.ts\nold mode 100644\nnew mode 100755\nindex 83db48f..bf269f4\n--- a/src/cart.ts\n+++ b/src/cart.ts\n@@ -9,3 +9,3 @@\n${HUNK}\n`,
    TAXED,
  ],
  [
    'timestamps in heads',
    CART,
    `--- src/cart.ts\t2024-01-01 00:00:00.000000000 +0000\n+++ src/cart.ts\t2024-01-02 00:00:00.000000000 +0000\n@@ -9,3 +9,3 @@\n${HUNK}\n`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'blank context lost its space',
    CART,
    `\`\`\`diff\n@@ -6,6 +6,7 @@\n     this.items.push(item);\n   }\n\n   total(): number {\n+    // all of it\n${OLD_RETURN.replace(/^/, ' ')}\n   }\n\`\`\``,
    CART.replace('  total(): number {\n', '  total(): number {\n    // all of it\n'),
  ],
  [
    'crlf diff for lf file',
    CART,
    `\`\`\`diff\r\n@@ -9,3 +9,3 @@\r\n${HUNK.replace(/\n/g, '\r\n')}\r\n\`\`\`\r\n`,
    TAXED,
  ],
  ['insertion without context, with a number', 'a();\nb();\nc();\n', '```diff\n@@ -1,0 +2 @@\n+x();\n```', ASKS],
  [
    'duplicate context decided by function in the head',
    'function a() {\n  let x = 1;\n  return x;\n}\n\nfunction b() {\n  let x = 1;\n  return x;\n}\n',
    '```diff\n@@ -70,3 +70,3 @@ function b() {\n   let x = 1;\n-  return x;\n+  return x + 1;\n```',
    'function a() {\n  let x = 1;\n  return x;\n}\n\nfunction b() {\n  let x = 1;\n  return x + 1;\n}\n',
  ],
  [
    'duplicate context undecided',
    'function a() {\n  let x = 1;\n  return x;\n}\n\nfunction b() {\n  let x = 1;\n  return x;\n}\n',
    '```diff\n@@ @@\n   let x = 1;\n-  return x;\n+  return x + 1;\n```',
    ASKS,
  ],
  [
    'diff adds at the end',
    'a();\nb();\n',
    '```diff\n@@ -1,2 +1,4 @@\n a();\n b();\n+c();\n+d();\n```',
    'a();\nb();\nc();\nd();\n',
  ],
  [
    'diff adds at the start',
    'a();\nb();\n',
    '```diff\n@@ -1,2 +1,3 @@\n+z();\n a();\n b();\n```',
    'z();\na();\nb();\n',
  ],
  [
    'diff with elision line between',
    CART,
    `\`\`\`diff\n export class Cart {\n   private items: Item[] = [];\n+  private rate = 1.2;\n...\n${HUNK}\n\`\`\``,
    TAXED.replace('Item[] = [];\n', 'Item[] = [];\n  private rate = 1.2;\n'),
  ],
  [
    'diff with marker comment between',
    CART,
    `\`\`\`diff\n export class Cart {\n   private items: Item[] = [];\n+  private rate = 1.2;\n   // ... existing code ...\n${HUNK}\n\`\`\``,
    TAXED.replace('Item[] = [];\n', 'Item[] = [];\n  private rate = 1.2;\n'),
  ],
  [
    'diff marks inside a ts fence',
    CART,
    `\`\`\`ts\n  total(): number {\n-   return this.items.reduce((sum, item) => sum + item.price, 0);\n+   return this.items.reduce((sum, item) => sum + item.price * 1.2, 0);\n  }\n\`\`\``,
    TAXED,
  ],
  [
    'diff cut in its last hunk',
    CART,
    `\`\`\`diff\n@@ -3,3 +3,4 @@\n export class Cart {\n   private items: Item[] = [];\n+  private rate = 1.2;\n@@ -9,3 +10,3 @@\n   total(): number {\n-${OLD_RETURN}\n+    return this.it`,
    CART.replace('Item[] = [];\n', 'Item[] = [];\n  private rate = 1.2;\n'),
    { stage: 'cut' },
  ],
  ['diff already applied', TAXED, `\`\`\`diff\n@@ -9,3 +9,3 @@\n${HUNK}\n\`\`\``, TAXED],
  [
    'diff tabs against spaces',
    CART.replace(/ {2}/g, '\t'),
    `\`\`\`diff\n@@ -9,3 +9,3 @@\n${HUNK}\n\`\`\``,
    TAXED.replace(/ {2}/g, '\t'),
  ],
  [
    'diff context lines off by indentation',
    CART,
    `\`\`\`diff\n@@ -9,3 +9,3 @@\n total(): number {\n-  return this.items.reduce((sum, item) => sum + item.price, 0);\n+  return this.items.reduce((sum, item) => sum + item.price * 1.2, 0);\n }\n\`\`\``,
    TAXED,
  ],
  [
    'diff removes sql comment',
    '-- old\nselect 1;\n-- end\n',
    '```diff\n--- a/q.sql\n+++ b/q.sql\n@@ -1,3 +1,3 @@\n--- old\n+-- new\n select 1;\n -- end\n```',
    '-- new\nselect 1;\n-- end\n',
    { languageId: 'sql' },
  ],
  ['diff of increments', 'i++;\n++j;\n', '```diff\n@@ -1,2 +1,2 @@\n i++;\n-++j;\n+++k;\n```', 'i++;\n++k;\n'],
  [
    'diff in python with wrong indentation',
    BIG,
    '```diff\n-def find(self, name):\n-    for item in self.items:\n-        if item == name:\n-            return item\n-    return None\n+def find(self, name):\n+    return name if name in self.items else None\n```',
    BIG.replace(
      /        for item in self.items:\n.*\n.*\n        return None\n/,
      '        return name if name in self.items else None\n',
    ),
    py,
  ],
  [
    'two hunks, second of first kind of context',
    BIG,
    "```diff\n@@ -6,3 +6,3 @@ class Store:\n     def load(self):\n-        with open(self.path) as file:\n+        with open(self.path, encoding='utf-8') as file:\n@@ -11,3 +11,3 @@ class Store:\n     def save(self):\n-        with open(self.path, 'w') as file:\n+        with open(self.path, 'w', encoding='utf-8') as file:\n```",
    BIG.replace('(self.path) as', "(self.path, encoding='utf-8') as").replace("'w')", "'w', encoding='utf-8')"),
    py,
  ],
  [
    'hunks in the wrong order',
    BIG,
    "```diff\n@@ -11,3 +11,3 @@\n     def save(self):\n-        with open(self.path, 'w') as file:\n+        with open(self.path, 'x') as file:\n@@ -6,3 +6,3 @@\n     def load(self):\n-        with open(self.path) as file:\n+        with open(self.path, 'r') as file:\n```",
    BIG.replace('(self.path) as', "(self.path, 'r') as").replace("'w')", "'x')"),
    py,
  ],
  [
    'go diff with spaces',
    GO,
    '```diff\n func main() {\n     fmt.Println("a")\n-    fmt.Println("b")\n+    fmt.Println("c")\n }\n```',
    GO.replace('"b"', '"c"'),
    { languageId: 'go' },
  ],
  [
    'yaml list is no diff',
    'a:\n- one\n- two\n',
    '```yaml\na:\n- one\n- three\n```',
    'a:\n- one\n- three\n',
    { languageId: 'yaml' },
  ],
]);

describeRows('patches', [
  [
    'apply_patch',
    CART,
    `*** Begin Patch\n*** Update File: src/cart.ts\n@@ class Cart\n@@   total(): number {\n-${OLD_RETURN}\n+${NEW_RETURN}\n*** End Patch`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'apply_patch in a shell call',
    CART,
    `\`\`\`bash\napply_patch <<'EOF'\n*** Begin Patch\n*** Update File: src/cart.ts\n@@\n${HUNK}\n*** End Patch\nEOF\n\`\`\``,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'apply_patch end of file',
    'a();\nb();\na();\nb();\n',
    `*** Begin Patch\n*** Update File: x.ts\n@@\n a();\n-b();\n+c();\n*** End of File\n*** End Patch`,
    'a();\nb();\na();\nc();\n',
  ],
  [
    'apply_patch of several files, only this one',
    CART,
    `*** Begin Patch\n*** Add File: src/tax.ts\n+export const RATE = 1.2;\n*** Update File: src/cart.ts\n@@\n${HUNK}\n*** Delete File: src/old.ts\n*** End Patch`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'apply_patch with bare context',
    CART,
    `*** Begin Patch\n*** Update File: src/cart.ts\n@@ total(): number {\n-${OLD_RETURN}\n+${NEW_RETURN}\n  }\n*** End Patch`,
    TAXED,
    { path: 'src/cart.ts' },
  ],
  [
    'fence in answer of apply_patch, several sections',
    BIG,
    "*** Begin Patch\n*** Update File: store.py\n@@ def load(self):\n-        with open(self.path) as file:\n+        with open(self.path, 'r') as file:\n@@ def save(self):\n-        with open(self.path, 'w') as file:\n+        with open(self.path, 'x') as file:\n*** End Patch",
    BIG.replace('(self.path) as', "(self.path, 'r') as").replace("'w')", "'x')"),
    { ...py, path: 'lib/store.py' },
  ],
  [
    'patch names another file only',
    BIG,
    '*** Begin Patch\n*** Update File: other.py\n@@\n-        self.items = []\n+        self.items = {}\n*** End Patch',
    BIG,
    { ...py, path: 'lib/store.py' },
  ],
]);

describeRows('markers in many languages', [
  marked([
    'python rest of code at the end',
    'python',
    PY,
    'import os\n\n\ndef one():\n    return 11\n\n# ... rest of code',
    PY.replace('return 1\n', 'return 11\n'),
  ]),
  marked([
    'python unchanged at start',
    'python',
    PY,
    '# ... (unchanged code above)\n\ndef three():\n    return 33',
    PY.replace('return 3\n', 'return 33\n'),
  ]),
  marked([
    'python middle',
    'python',
    PY,
    'import os\nimport sys\n\n# ... existing functions ...\n\ndef three():\n    return 33',
    PY.replace('import os\n', 'import os\nimport sys\n').replace('return 3\n', 'return 33\n'),
  ]),
  marked([
    'html existing',
    'html',
    '<html>\n<body>\n  <h1>A</h1>\n  <p>B</p>\n  <footer>C</footer>\n</body>\n</html>\n',
    '<html>\n<body>\n  <h1>New</h1>\n  <!-- existing -->\n</body>\n</html>',
    '<html>\n<body>\n  <h1>New</h1>\n  <p>B</p>\n  <footer>C</footer>\n</body>\n</html>\n',
  ]),
  marked([
    'css unchanged',
    'css',
    'a {\n  color: red;\n}\n\nb {\n  color: blue;\n}\n\ni {\n  color: green;\n}\n',
    '/* … unchanged … */\n\nb {\n  color: black;\n}\n\n/* … unchanged … */',
    'a {\n  color: red;\n}\n\nb {\n  color: black;\n}\n\ni {\n  color: green;\n}\n',
  ]),
  marked([
    'go',
    'go',
    'package a\n\nfunc One() int {\n\treturn 1\n}\n\nfunc Two() int {\n\treturn 2\n}\n',
    'package a\n\n// ... (One stays the same)\n\nfunc Two() int {\n\treturn 22\n}',
    'package a\n\nfunc One() int {\n\treturn 1\n}\n\nfunc Two() int {\n\treturn 22\n}\n',
  ]),
  marked([
    'rust',
    'rust',
    'fn one() -> i32 {\n    1\n}\n\nfn two() -> i32 {\n    2\n}\n\nfn three() -> i32 {\n    3\n}\n',
    '// ...\n\nfn two() -> i32 {\n    22\n}\n\n// ...',
    'fn one() -> i32 {\n    1\n}\n\nfn two() -> i32 {\n    22\n}\n\nfn three() -> i32 {\n    3\n}\n',
  ]),
  marked([
    'ruby',
    'ruby',
    'class A\n  def one\n    1\n  end\n\n  def two\n    2\n  end\nend\n',
    'class A\n  # ... existing methods ...\n\n  def two\n    22\n  end\nend',
    'class A\n  def one\n    1\n  end\n\n  def two\n    22\n  end\nend\n',
  ]),
  marked([
    'lua',
    'lua',
    'local M = {}\n\nfunction M.one()\n  return 1\nend\n\nfunction M.two()\n  return 2\nend\n\nreturn M\n',
    'local M = {}\n\n-- ... rest unchanged\n\nfunction M.two()\n  return 22\nend\n\nreturn M',
    'local M = {}\n\nfunction M.one()\n  return 1\nend\n\nfunction M.two()\n  return 22\nend\n\nreturn M\n',
  ]),
  marked([
    'yaml',
    'yaml',
    'name: ci\non: push\njobs:\n  build:\n    runs-on: ubuntu\n    steps:\n      - run: a\n      - run: b\n',
    'name: ci\n# ...\njobs:\n  build:\n    runs-on: windows\n    # ... existing steps',
    'name: ci\non: push\njobs:\n  build:\n    runs-on: windows\n    steps:\n      - run: a\n      - run: b\n',
  ]),
  marked([
    'java',
    'java',
    'class A {\n  int one() {\n    return 1;\n  }\n\n  int two() {\n    return 2;\n  }\n}\n',
    'class A {\n  // other methods remain unchanged\n\n  int two() {\n    return 22;\n  }\n}',
    'class A {\n  int one() {\n    return 1;\n  }\n\n  int two() {\n    return 22;\n  }\n}\n',
  ]),
  marked([
    'csharp new member',
    'csharp',
    'class A\n{\n    int One() => 1;\n    int Two() => 2;\n}\n',
    'class A\n{\n    // ... existing members ...\n    int Three() => 3;\n}',
    'class A\n{\n    int One() => 1;\n    int Two() => 2;\n    int Three() => 3;\n}\n',
  ]),
  marked([
    'php',
    'php',
    '<?php\n\nfunction one() {\n    return 1;\n}\n\nfunction two() {\n    return 2;\n}\n',
    '<?php\n\n// ... existing code ...\n\nfunction two() {\n    return 22;\n}',
    '<?php\n\nfunction one() {\n    return 1;\n}\n\nfunction two() {\n    return 22;\n}\n',
  ]),
  marked([
    'clojure',
    'clojure',
    '(ns a)\n\n(defn one []\n  1)\n\n(defn two []\n  2)\n',
    '(ns a)\n\n;; ... existing code ...\n\n(defn two []\n  22)',
    '(ns a)\n\n(defn one []\n  1)\n\n(defn two []\n  22)\n',
  ]),
  marked([
    'sql',
    'sql',
    'create table a (\n  id int,\n  name text\n);\n\ncreate table b (\n  id int\n);\n',
    '-- existing tables unchanged\n\ncreate table b (\n  id int,\n  note text\n);',
    'create table a (\n  id int,\n  name text\n);\n\ncreate table b (\n  id int,\n  note text\n);\n',
  ]),
  marked([
    'kotlin, marker inside a body',
    'kotlin',
    'fun main() {\n    val a = 1\n    val b = 2\n    println(a + b)\n}\n',
    'fun main() {\n    val a = 10\n    // ... rest of main\n}',
    'fun main() {\n    val a = 10\n    val b = 2\n    println(a + b)\n}\n',
  ]),
  marked([
    'swift',
    'swift',
    'struct A {\n    func one() -> Int {\n        1\n    }\n\n    func two() -> Int {\n        2\n    }\n}\n',
    'struct A {\n    // MARK: ... existing code ...\n\n    func two() -> Int {\n        22\n    }\n}',
    'struct A {\n    func one() -> Int {\n        1\n    }\n\n    func two() -> Int {\n        22\n    }\n}\n',
  ]),
  marked([
    'elixir',
    'elixir',
    'defmodule A do\n  def one, do: 1\n\n  def two, do: 2\nend\n',
    'defmodule A do\n  # ...\n\n  def two, do: 22\nend',
    'defmodule A do\n  def one, do: 1\n\n  def two, do: 22\nend\n',
  ]),
  marked([
    'vue',
    'vue',
    '<template>\n  <p>{{ a }}</p>\n</template>\n\n<script setup>\nconst a = 1;\n</script>\n\n<style>\np { color: red; }\n</style>\n',
    '<!-- template unchanged -->\n\n<script setup>\nconst a = 2;\n</script>\n\n<!-- style unchanged -->',
    '<template>\n  <p>{{ a }}</p>\n</template>\n\n<script setup>\nconst a = 2;\n</script>\n\n<style>\np { color: red; }\n</style>\n',
  ]),
  marked([
    'shell',
    'shellscript',
    '#!/bin/sh\nset -e\n\nbuild() {\n  make\n}\n\ntest_all() {\n  make test\n}\n',
    '#!/bin/sh\n# ... existing code ...\n\ntest_all() {\n  make check\n}',
    '#!/bin/sh\nset -e\n\nbuild() {\n  make\n}\n\ntest_all() {\n  make check\n}\n',
  ]),
  marked([
    'german words',
    'typescript',
    CART,
    'export class Cart {\n  // ... bestehender Code ...\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'chinese words',
    'typescript',
    CART,
    'export class Cart {\n  // ... 其余代码保持不变 ...\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'chinese words without dots',
    'typescript',
    CART,
    'export class Cart {\n  // 其他代码保持不变\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'behind code on its line',
    'typescript',
    CART,
    'export class Cart { // ...\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}',
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'body as dots in braces',
    'typescript',
    CART,
    "import { Item } from './item';\n\nexport class Cart {\n  private items: Item[] = [];\n\n  add(item: Item): void { /* unchanged */ }\n\n  total(): number { /* unchanged */ }\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}",
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'body as dots in braces, spread',
    'typescript',
    CART,
    "import { Item } from './item';\n\nexport class Cart {\n  private items: Item[] = [];\n\n  add(item: Item): void {\n    // ...\n  }\n\n  total(): number {\n    // ...\n  }\n\n  clear(): void {\n    this.items.length = 0;\n  }\n}",
    CART.replace('this.items = [];\n  }\n}', 'this.items.length = 0;\n  }\n}'),
  ]),
  marked([
    'xml',
    'xml',
    '<a>\n  <b>1</b>\n  <c>2</c>\n  <d>3</d>\n</a>\n',
    '<a>\n  <!-- ... -->\n  <d>33</d>\n</a>',
    '<a>\n  <b>1</b>\n  <c>2</c>\n  <d>33</d>\n</a>\n',
  ]),
  marked([
    'toml',
    'toml',
    '[package]\nname = "a"\nversion = "1"\n\n[dependencies]\nserde = "1"\n',
    '# ...\n\n[dependencies]\nserde = "1"\nrand = "0.8"',
    '[package]\nname = "a"\nversion = "1"\n\n[dependencies]\nserde = "1"\nrand = "0.8"\n',
  ]),
]);

describeRows('code of a file', [
  ['numbered lines', 'a();\nb();\nc();\n', '```ts\n1 | a();\n2 | x();\n3 | c();\n```', 'a();\nx();\nc();\n'],
  ['numbered lines with colons', 'a();\nb();\nc();\n', '```ts\n1: a();\n2: x();\n3: c();\n```', 'a();\nx();\nc();\n'],
  [
    'repeats the instruction',
    'a();\nb();\nc();\n',
    'Rename b to x.\n\n```ts\na();\nx();\nc();\n```',
    'a();\nx();\nc();\n',
  ],
  ['file tag around', 'a();\nb();\nc();\n', '<file path="src/a.ts">\na();\nx();\nc();\n</file>', 'a();\nx();\nc();\n'],
  ['only a question', CART, 'Which total do you mean, gross or net?', ASKS],
  ['only a fence of shell', CART, '```sh\nnpm install decimal.js\n```', ASKS],
  ['whole file with bom and crlf for lf', 'a();\nb();\nc();\n', '\uFEFFa();\r\nx();\r\nc();\r\n', 'a();\nx();\nc();\n'],
  ['whole file lacks final newline', 'a();\nb();\nc();\n', '```ts\na();\nx();\nc();```', 'a();\nx();\nc();\n'],
  ['final fence on the last code line', 'a();\nb();\nc();\n', '```ts\na();\nx();\nc(); ```', 'a();\nx();\nc();\n'],
  ['code begins on the fence line', 'a();\nb();\nc();\n', '``` a();\nx();\nc();\n```', 'a();\nx();\nc();\n'],
  ['whole file cut', CART, '```ts\n' + TAXED.split('\n').slice(0, 11).join('\n'), CART, { stage: 'cut' }],
  [
    'method at wrong depth',
    CART,
    '```ts\ntotal(): number {\n  return this.items.reduce((sum, item) => sum + item.price * 1.2, 0);\n}\n```',
    TAXED,
  ],
  [
    'json file with trailing prose',
    '{\n  "a": 1,\n  "b": 2\n}\n',
    '```json\n{\n  "a": 1,\n  "b": 3\n}\n```\n\nI changed b.',
    '{\n  "a": 1,\n  "b": 3\n}\n',
    { languageId: 'json' },
  ],
  [
    'html comment name',
    '<p>a</p>\n<p>b</p>\n',
    '```html\n<!-- index.html -->\n<p>a</p>\n<p>c</p>\n```',
    '<p>a</p>\n<p>c</p>\n',
    { languageId: 'html' },
  ],
  [
    'method body shown anew, no fence',
    BIG,
    '    def find(self, name):\n        return name if name in self.items else None\n',
    BIG.replace(
      /        for item in self.items:\n.*\n.*\n        return None\n/,
      '        return name if name in self.items else None\n',
    ),
    py,
  ],
  [
    'method dedented with decorator',
    BIG,
    '```python\n@cached\ndef find(self, name):\n    return name if name in self.items else None\n```',
    BIG.replace(
      /    def find\(self, name\):\n        for item in self.items:\n.*\n.*\n        return None\n/,
      '    @cached\n    def find(self, name):\n        return name if name in self.items else None\n',
    ),
    py,
  ],
  [
    'class with markers per method',
    BIG,
    '```python\nclass Store:\n    # ... (existing methods)\n\n    def save(self):\n        write(self.path, self.items)\n\n    # ... (existing methods)\n```',
    BIG.replace(/        with open\(self.path, 'w'\) as file:\n.*\n/, '        write(self.path, self.items)\n'),
    py,
  ],
  [
    'new method between markers',
    BIG,
    '```python\nclass Store:\n    # ... existing code ...\n\n    def clear(self):\n        self.items = []\n\n    def find(self, name):\n        # ... existing code ...\n```',
    BIG.replace('    def find', '    def clear(self):\n        self.items = []\n\n    def find'),
    py,
  ],
  [
    'pass stub bodies',
    BIG,
    '```python\nclass Store:\n    def __init__(self, path):\n        ...\n\n    def load(self):\n        ...\n\n    def save(self):\n        write(self.path, self.items)\n\n    def find(self, name):\n        ...\n```',
    BIG.replace(/        with open\(self.path, 'w'\) as file:\n.*\n/, '        write(self.path, self.items)\n'),
    py,
  ],
  [
    'import at top by block with only a comment before',
    BIG,
    '```python\nimport json\n\n# ... rest of the file ...\n```',
    'import json\n\n' + BIG,
    py,
  ],
  [
    'function at end after marker',
    BIG,
    "```python\n# ... existing code ...\n\n\ndef main():\n    Store('a').load()\n```",
    BIG + "\n\ndef main():\n    Store('a').load()\n",
    py,
  ],
  [
    'go import and main',
    GO,
    '```go\npackage main\n\nimport (\n    "fmt"\n    "os"\n)\n\nfunc main() {\n    fmt.Println("a")\n    // ...\n    os.Exit(0)\n}\n```',
    GO.replace('"fmt"\n', '"fmt"\n\t"os"\n').replace('("b")\n', '("b")\n\tos.Exit(0)\n'),
    { languageId: 'go' },
  ],
  [
    'route changed',
    JS,
    '```js\napp.get("/b", (req, res) => {\n  res.json({ b: true });\n});\n```',
    JS.replace('res.send("b")', 'res.json({ b: true })'),
    js,
  ],
  [
    'route added after marker',
    JS,
    '```js\n// ... existing routes ...\n\napp.get("/c", (req, res) => {\n  res.send("c");\n});\n\napp.listen(3000);\n```',
    JS.replace('app.listen', 'app.get("/c", (req, res) => {\n  res.send("c");\n});\n\napp.listen'),
    js,
  ],
  ['route alone and new', JS, '```js\napp.get("/c", (req, res) => {\n  res.send("c");\n});\n```', ASKS, js],
  ['anchor comment as new code', JS, '```js\n// start the server\napp.listen(process.env.PORT);\n```', ASKS, js],
  [
    'json key changed by snippet',
    '{\n  "name": "a",\n  "version": "1.0.0",\n  "private": true\n}\n',
    '```json\n  "version": "1.1.0",\n```',
    '{\n  "name": "a",\n  "version": "1.1.0",\n  "private": true\n}\n',
    { languageId: 'json' },
  ],
  [
    'yaml list item',
    'steps:\n  - run: a\n  - run: b\n  - run: c\n',
    '```yaml\nsteps:\n  - run: a\n  # ...\n  - run: d\n```',
    'steps:\n  - run: a\n  - run: b\n  - run: c\n  - run: d\n',
    { languageId: 'yaml' },
  ],
  [
    'css rule alone',
    'a { color: red; }\n\nb {\n  color: blue;\n}\n',
    '```css\nb {\n  color: navy;\n}\n```',
    'a { color: red; }\n\nb {\n  color: navy;\n}\n',
    { languageId: 'css' },
  ],
  [
    'css media rule of same selector',
    'b {\n  color: blue;\n}\n\n@media print {\n  b {\n    color: black;\n  }\n}\n',
    '```css\nb {\n  color: navy;\n}\n```',
    'b {\n  color: navy;\n}\n\n@media print {\n  b {\n    color: black;\n  }\n}\n',
    { languageId: 'css' },
  ],
  [
    'markdown section',
    '# A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\nThree.\n',
    '````markdown\n## B\n\nTwo and more.\n````',
    ASKS,
    { languageId: 'markdown' },
  ],
  [
    'a comment that says unchanged in code',
    'f();\ng();\n',
    '```ts\n// leaves the list unchanged\nf();\nh();\n```',
    '// leaves the list unchanged\nf();\nh();\n',
  ],
  [
    'spread is code',
    'const a = { b };\nuse(a);\n',
    '```ts\nconst a = { ...b };\nuse(a);\n```',
    'const a = { ...b };\nuse(a);\n',
  ],
  ['variadic is code', 'int f(int a);\n', '```c\nint f(int a, ...);\n```', ASKS, { languageId: 'c' }],
  ['numbers in a table are data', '1\tone\n2\ttwo\n', '```\n1\tuno\n2\tdos\n```', ASKS, { languageId: 'plaintext' }],
  ['numbered list in markdown', 'Text.\n', '1. One\n2. Two\n', ASKS, { languageId: 'markdown' }],
  [
    'plus lines that are code',
    "const s = 'a'\n  + 'b';\nuse(s);\n",
    "```ts\nconst s = 'a'\n+ 'b'\n+ 'c';\nuse(s);\n```",
    "const s = 'a'\n+ 'b'\n+ 'c';\nuse(s);\n",
  ],
  [
    'rust attr and body elided inline',
    'impl A {\n    fn one(&self) -> i32 {\n        1\n    }\n\n    fn two(&self) -> i32 {\n        2\n    }\n}\n',
    '```rust\nimpl A {\n    fn one(&self) -> i32 { ... }\n\n    fn two(&self) -> i32 {\n        22\n    }\n}\n```',
    'impl A {\n    fn one(&self) -> i32 {\n        1\n    }\n\n    fn two(&self) -> i32 {\n        22\n    }\n}\n',
    { languageId: 'rust' },
  ],
  [
    'lisp function grown',
    '(defun one ()\n  (print 1)\n  (print 2))\n\n(defun two ()\n  2)\n',
    '```lisp\n(defun one ()\n  (print 1))\n```',
    '(defun one ()\n  (print 1))\n\n(defun two ()\n  2)\n',
    { languageId: 'lisp' },
  ],
]);

describeRows('answers for a region', [
  ['search/replace', REG, '<<<<<<< SEARCH\n  const b = 2;\n=======\n  const b = 3;\n>>>>>>> REPLACE', REGDONE],
  ['diff', REG, '```diff\n-  const b = 2;\n+  const b = 3;\n```', REGDONE],
  [
    'whole function where lines were asked',
    REG,
    '```ts\nfunction f() {\n  const a = 1;\n  const b = 3;\n  return a + b;\n}\n```',
    REGDONE,
  ],
  ['first line lost its indentation', REG, 'const a = 1;\n  const b = 3;', REGDONE],
  ['instruction repeated', REG, 'Set b to 3\n\n```ts\n  const a = 1;\n  const b = 3;\n```', REGDONE],
  ['marker for the first', REG, '```ts\n  // ...\n  const b = 3;\n```', REGDONE],
  ['tabs in answer', REG, '```ts\n\tconst a = 1;\n\tconst b = 3;\n```', REGDONE],
  ['tags of the prompt repeated', REG, '<selection>\n  const a = 1;\n  const b = 3;\n</selection>', REGDONE],
  ['end token', REG, '```ts\n  const a = 1;\n  const b = 3;\n```<|im_end|>', REGDONE],
  ['end token bare', REG, '  const a = 1;\n  const b = 3;\n<|endoftext|>', REGDONE],
  ['no change said', REG, 'No changes are needed.', ASKS],
  ['fence with attributes', REG, '```ts {1,3} title="a.ts"\n  const a = 1;\n  const b = 3;\n```', REGDONE],
  ['numbered', REG, '2    const a = 1;\n3    const b = 3;', REGDONE],
  [
    'diff with full file path',
    REG,
    '```diff\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,5 +1,5 @@\n function f() {\n   const a = 1;\n-  const b = 2;\n+  const b = 3;\n   return a + b;\n }\n```',
    REGDONE,
  ],
  ['method chain keeps', '{\n⟦  list\n    .map(f);\n⟧}\n', 'list\n  .map(g);', '{\n  list\n    .map(g);\n}\n'],
  [
    'python body first line lost',
    'def f():\n⟦    a = 1\n    b = 2\n⟧    return a\n',
    'a = 1\n    b = 3',
    'def f():\n    a = 1\n    b = 3\n    return a\n',
    py,
  ],
  [
    'python nested dedent',
    'def f():\n⟦    if a:\n        b()\n⟧    return a\n',
    'if a:\n    c()',
    'def f():\n    if a:\n        c()\n    return a\n',
    py,
  ],
  [
    'ruby dedented',
    'class A\n⟦  def one\n    1\n  end\n⟧end\n',
    'def one\n  11\nend',
    'class A\n  def one\n    11\n  end\nend\n',
    { languageId: 'ruby' },
  ],
]);
