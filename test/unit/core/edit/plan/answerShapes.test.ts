/** Answers as models give them, and what becomes of the document: the region is written between `⟦` and `⟧`, a file has none. */
import assert from 'node:assert/strict';
import { checkShape, checkStreaming } from '../../../../support/answerShape.ts';
import type { Shape } from '../../../../support/answerShape.ts';
import { page } from '../../../../support/page.ts';

const ALL: Shape[] = [];

function describeShapes(title: string, shapes: readonly Shape[]): void {
  ALL.push(...shapes);
  describe(title, () => {
    for (const shape of shapes) it(shape.name, () => checkShape(shape));
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

describeShapes('planEdit: wrappings of an answer for a region', [
  { name: 'takes bare code', document: ONE, answer: 'uno();', becomes: ONE_DONE },
  { name: 'takes code out of its fence', document: ONE, answer: '```ts\nuno();\n```', becomes: ONE_DONE },
  { name: 'takes a fence without a language', document: ONE, answer: '```\nuno();\n```\n', becomes: ONE_DONE },
  { name: 'takes a fence of tildes', document: ONE, answer: '~~~typescript\nuno();\n~~~', becomes: ONE_DONE },
  {
    name: 'leaves out prose around the fence',
    document: ONE,
    answer: "Sure! Here's the code:\n\n```ts\nuno();\n```\n\nI changed the name.",
    becomes: ONE_DONE,
  },
  {
    name: 'leaves out prose around bare code',
    document: ONE,
    answer: 'Here is the updated code:\n\nuno();\n\nThis renames the function to Spanish.',
    becomes: ONE_DONE,
  },
  {
    name: 'leaves out thinking',
    document: ONE,
    answer: '<think>The user wants\n```ts\nnot this\n```\n</think>\n\n```ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  {
    name: 'leaves out thinking of which only the end is marked',
    document: ONE,
    answer: 'Let me see, uno it is.\n</think>\n```ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  { name: 'takes a fence that stays open', document: ONE, answer: '```ts\nuno();', becomes: ONE_DONE },
  {
    name: 'takes an indented fence, as in a list',
    document: ONE,
    answer: '1. Change it:\n   ```ts\n   uno();\n   ```',
    becomes: ONE_DONE,
  },
  { name: 'leaves out a byte order mark', document: ONE, answer: '\uFEFFuno();\n', becomes: ONE_DONE },
  { name: 'takes Windows line ends', document: ONE, answer: '```ts\r\nuno();\r\n```\r\n', becomes: ONE_DONE },
  { name: 'leaves out blank lines at the ends', document: ONE, answer: '```ts\n\n\nuno();\n\n```', becomes: ONE_DONE },
  { name: 'leaves out tags around the code', document: ONE, answer: '<code>\nuno();\n</code>', becomes: ONE_DONE },
  { name: 'leaves out backticks around one line', document: ONE, answer: '`uno();`', becomes: ONE_DONE },
  {
    name: 'leaves out a comment with the file name',
    document: ONE,
    answer: '```ts\n// src/main.ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  {
    name: 'takes the block in the language of the document',
    document: ONE,
    answer: 'Run this first:\n```sh\nnpm i uno\n```\nThen:\n```ts\nuno();\n```',
    becomes: ONE_DONE,
  },
  {
    name: 'takes the last of two forms',
    document: page`
      ⟦const alpha = one();
      use(alpha);
      ⟧
    `,
    answer: page`
      Now it is:
      '''ts
      const alpha = one();
      use(alpha);
      '''
      It should be:
      '''ts
      const alpha = one();
      use(alpha, 2);
      '''
    `,
    becomes: page`
      const alpha = one();
      use(alpha, 2);

    `,
  },
  {
    name: 'keeps a fence inside of a text',
    document: '⟦# Old\n⟧',
    answer: '````md\n# New\n```js\nx\n```\n````',
    becomes: '# New\n```js\nx\n```\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'keeps a fence of equal length inside of a text',
    document: '⟦# Old\n⟧',
    answer: '```markdown\n# New\n```js\nx\n```\nEnd\n```',
    becomes: '# New\n```js\nx\n```\nEnd\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'keeps a fence in a comment of code',
    document: '⟦f();\n⟧',
    answer: '```ts\n/**\n * ```ts\n * f();\n * ```\n */\nf();\n```',
    becomes: '/**\n * ```ts\n * f();\n * ```\n */\nf();\n',
  },
  {
    name: 'keeps a fence inside of a string of code',
    document: '⟦f();\n⟧',
    answer: '```ts\nconst text = `\n```js\nx\n```\n`;\nf(text);\n```\nDone.',
    becomes: 'const text = `\n```js\nx\n```\n`;\nf(text);\n',
  },
  {
    name: 'takes prose for a text',
    document: '⟦Old words.\n⟧',
    answer: 'Here is a new sentence: it is good.',
    becomes: 'Here is a new sentence: it is good.\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'leaves out what announces a text',
    document: '⟦- one\n- two\n⟧',
    answer: 'Here is the list:\n\n- one\n- three\n',
    becomes: '- one\n- three\n',
    with: { languageId: 'markdown' },
  },
  {
    name: 'does nothing for a refusal',
    document: ONE,
    answer: 'I cannot help with that request.',
    becomes: 'nothing: I cannot help with that request.',
  },
  { name: 'does nothing for nothing', document: ONE, answer: '', becomes: 'nothing: ' },
  { name: 'does nothing for thinking alone', document: ONE, answer: '<think>Well, uno();', becomes: 'nothing: ' },
  {
    name: 'removes the region for an empty fence',
    document: ONE,
    answer: '```ts\n```',
    becomes: 'before();\nafter();\n',
  },
]);

describeShapes('planEdit: indentation and line ends', [
  {
    name: 'gives back the indentation that the answer dropped',
    document: page`
      class A {
      ⟦    one() {
              return 1;
          }
      ⟧}
    `,
    answer: page`
      '''ts
      one() {
          return 11;
      }
      '''
    `,
    becomes: page`
      class A {
          one() {
              return 11;
          }
      }
    `,
  },
  {
    name: 'gives back the indentation of the first line alone',
    document: 'class A {\n⟦    one() {\n        return 1;\n    }\n⟧}\n',
    answer: '```ts\none() {\n        return 11;\n    }\n```',
    becomes: 'class A {\n    one() {\n        return 11;\n    }\n}\n',
  },
  {
    name: 'takes off indentation that the answer added',
    document: '⟦one();\ntwo();\n⟧',
    answer: '```ts\n    one();\n    zwei();\n```',
    becomes: 'one();\nzwei();\n',
  },
  {
    name: 'leaves right indentation alone',
    document: 'if (a) {\n⟦  one();\n  two();\n⟧}\n',
    answer: '```ts\n  one();\n  zwei();\n```',
    becomes: 'if (a) {\n  one();\n  zwei();\n}\n',
  },
  {
    name: 'indents what wraps the region like the region',
    document: '{\n⟦    one();\n⟧}\n',
    answer: 'if (a) {\n    one();\n}',
    becomes: '{\n    if (a) {\n        one();\n    }\n}\n',
  },
  {
    name: 'writes tabs where the document has tabs',
    document: 'f() {\n⟦\tone();\n\tif (a) {\n\t\ttwo();\n\t}\n⟧}\n',
    answer: '```ts\n    one();\n    if (a) {\n        zwei();\n    }\n```',
    becomes: 'f() {\n\tone();\n\tif (a) {\n\t\tzwei();\n\t}\n}\n',
  },
  {
    name: 'writes spaces where the document has spaces',
    document: 'f() {\n⟦  one();\n  if (a) {\n    two();\n  }\n⟧}\n',
    answer: '```ts\n\tone();\n\tif (a) {\n\t\tzwei();\n\t}\n```',
    becomes: 'f() {\n  one();\n  if (a) {\n    zwei();\n  }\n}\n',
  },
  {
    name: 'keeps Windows line ends, also of new lines',
    document: 'a();\r\n⟦b();\r\n⟧c();\r\n',
    answer: '```ts\nb();\nx();\n```',
    becomes: 'a();\r\nb();\r\nx();\r\nc();\r\n',
  },
  {
    name: 'leaves line ends of untouched lines alone in a mixed document',
    document: '⟦a();\nb();\r\nc();\nd();\n⟧',
    answer: 'a();\nb();\nc();\nx();',
    becomes: 'a();\nb();\r\nc();\nx();\n',
  },
  {
    name: 'leaves the last line without an end when the document does',
    document: 'a();\n⟦b();⟧',
    answer: '```ts\nx();\ny();\n```\n',
    becomes: 'a();\nx();\ny();',
  },
  {
    name: "keeps the region's blank lines at both ends",
    document: 'a();\n⟦\nb();\n\n⟧c();\n',
    answer: '```ts\nx();\n```',
    becomes: 'a();\n\nx();\n\nc();\n',
  },
  {
    name: 'keeps a byte order mark',
    document: '\uFEFF⟦a();\n⟧b();\n',
    answer: '```ts\nx();\n```',
    becomes: '\uFEFFx();\nb();\n',
  },
  {
    name: 'grows a selection in mid-line to its lines',
    document: 'let a = ⟦one⟧();\nb();\n',
    answer: 'let a = uno();',
    becomes: 'let a = uno();\nb();\n',
  },
  {
    name: 'indents what comes into a block that is open above a blank line',
    document: 'function f() {\n⟦\n⟧}\n',
    answer: '```ts\nreturn 1;\n```',
    becomes: 'function f() {\n    return 1;\n}\n',
  },
  {
    name: 'indents like the blank line',
    document: 'class A:\n    x = 1\n⟦    \n⟧',
    answer: '```python\ndef f(self):\n    return 1\n```',
    becomes: 'class A:\n    x = 1\n    def f(self):\n        return 1\n',
    with: { languageId: 'python' },
  },
]);

describeShapes('planEdit: answers that say too much', [
  {
    name: 'leaves out lines repeated from before the region',
    document: 'const a = first();\nconst b = second();\n⟦use(a);\n⟧done();\n',
    answer: 'const b = second();\nuse(a, b);',
    becomes: 'const a = first();\nconst b = second();\nuse(a, b);\ndone();\n',
  },
  {
    name: 'leaves out lines repeated from after the region',
    document: 'start();\n⟦use(a);\n⟧const c = third();\nfinish();\n',
    answer: 'use(b);\nconst c = third();',
    becomes: 'start();\nuse(b);\nconst c = third();\nfinish();\n',
  },
  {
    name: 'leaves out the bracket after the region when it would be one too many',
    document: 'if (a) {\n⟦  one();\n⟧}\nrest();\n',
    answer: '  uno();\n}',
    becomes: 'if (a) {\n  uno();\n}\nrest();\n',
  },
  {
    name: 'keeps a bracket of its own',
    document: 'if (a) {\n⟦  one();\n⟧}\n',
    answer: '  if (b) {\n    one();\n  }',
    becomes: 'if (a) {\n  if (b) {\n    one();\n  }\n}\n',
  },
  {
    name: 'keeps a line that the region starts with too',
    document: 'log("start");\n⟦log("start");\nwork();\n⟧',
    answer: 'log("start");\nrest();',
    becomes: 'log("start");\nlog("start");\nrest();\n',
  },
  {
    name: 'takes the region out of an answer that is the whole file',
    document: 'import x from "x";\nconst a = 1;\nconst b = 2;\n⟦use(a);\n⟧export default run;\nfinish(a, b);\n',
    answer:
      '```ts\nimport x from "x";\nconst a = 1;\nconst b = 2;\nuse(a, b);\nexport default run;\nfinish(a, b);\n```',
    becomes: 'import x from "x";\nconst a = 1;\nconst b = 2;\nuse(a, b);\nexport default run;\nfinish(a, b);\n',
  },
  {
    name: 'takes what was written into a blank region out of an answer that is the whole file',
    document: 'import a\n\n⟦\n⟧\nx = 1\ny = 2\n',
    answer: '```python\nimport a\n\nw = 0\n\nx = 1\ny = 2\n```',
    becomes: 'import a\n\nw = 0\n\nx = 1\ny = 2\n',
    with: { languageId: 'python' },
  },
  {
    name: 'leaves out what a whole file changes outside of the region, and says so',
    document: 'import x from "x";\nconst a = 1;\nconst b = 2;\n⟦use(a);\n⟧export default run;\nfinish(a, b);\n',
    answer:
      '```ts\nimport x from "x";\nimport y from "y";\nconst a = 1;\nconst b = 2;\nuse(a, b);\nexport default run;\nfinish(a, b);\n```',
    becomes: 'import x from "x";\nconst a = 1;\nconst b = 2;\nuse(a, b);\nexport default run;\nfinish(a, b);\n',
    notes: 'outsideIgnored',
  },
]);

const STEPS = page`
  ⟦function steps() {
    const first = 1;
    const second = 2;
    const third = 3;
    const fourth = 4;
    const fifth = 5;
    const sixth = 6;
    return first;
  }
  ⟧after();
`;
const CUT_STEPS = page`
  function steps() {
    const first = 11;
    const second = 2;
    const third = 3;
    const fourth = 4;
    const fifth = 5;
    const sixth = 6;
    return first;
  }
  after();
`;

describeShapes('planEdit: answers that stop early', [
  {
    name: 'keeps the tail of an answer at the length limit, and drops its half line',
    document: STEPS,
    answer: '```ts\nfunction steps() {\n  const first = 11;\n  const second = 2;\n  const th',
    becomes: CUT_STEPS,
    notes: 'truncated',
    with: { stage: 'cut' },
  },
  {
    name: 'keeps the tail when the fence stays open with brackets open',
    document: STEPS,
    answer: '```ts\nfunction steps() {\n  const first = 11;\n  const second = 2;',
    becomes: CUT_STEPS,
    notes: 'truncated',
  },
  {
    name: 'keeps the tail when the fence is closed but the brackets are not',
    document: STEPS,
    answer: '```ts\nfunction steps() {\n  const first = 11;\n  const second = 2;\n```',
    becomes: CUT_STEPS,
    notes: 'truncated',
  },
  {
    name: 'lets the tail go where the answer is whole without it',
    document: STEPS,
    answer: '```ts\nfunction steps() {\n  return 1;\n}\n```',
    becomes: 'function steps() {\n  return 1;\n}\nafter();\n',
  },
  {
    name: 'says when many last lines go',
    document: '⟦alpha();\nbeta();\ngamma();\ndelta();\nepsilon();\nzeta();\neta();\ntheta();\n⟧',
    answer: '```ts\nalpha();\nbeta();\n```',
    becomes: 'alpha();\nbeta();\n',
    notes: 'muchRemoved',
  },
  {
    name: 'takes an open fence for whole when the answer ends as the region does',
    document: '⟦f() {\n  one();\n}\n⟧',
    answer: '```ts\nf() {\n  uno();\n}',
    becomes: 'f() {\n  uno();\n}\n',
  },
  {
    name: 'shows only what has come while it streams',
    document: '⟦alpha();\nbeta();\ngamma();\n⟧',
    answer: '```ts\nalpha();\nBETA();\ngam',
    becomes: 'alpha();\nBETA();\nbeta();\ngamma();\n',
    with: { stage: 'streaming' },
  },
  {
    name: 'takes a line for a new form of the next one while it streams',
    document: '⟦const a = 1;\nconst b = 2;\nconst c = 3;\n⟧',
    answer: '```ts\nconst a = 1;\nconst b = 22;\n',
    becomes: 'const a = 1;\nconst b = 22;\nconst c = 3;\n',
    with: { stage: 'streaming' },
  },
  {
    name: 'shows nothing of a lead-in while it streams',
    document: ONE,
    answer: 'Here is the code:\n\n``',
    becomes: 'nothing: Here is the code:',
    with: { stage: 'streaming' },
  },
  {
    name: 'leaves out a search/replace block that is cut',
    document: 'one();\ntwo();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE\n<<<<<<< SEARCH\ntwo();\n=======\ndo',
    becomes: 'uno();\ntwo();\n',
    notes: 'truncated',
    with: { stage: 'cut' },
  },
]);

const FILE = page`
  import a from 'a';
  import b from 'b';

  export class Shop {
    open() {
      this.door.unlock();
      return true;
    }

    close() {
      this.door.lock();
      this.light.off();
      return false;
    }
  }

  function helper() {
    return 3;
  }
`;

/** The file with some of its text replaced. */
function fileWith(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, () => to);
  }, FILE);
}

describeShapes('planEdit: partial answers with markers', [
  {
    name: 'keeps what markers stand for, at the start, inside and at the end',
    document: FILE,
    answer: page`
      '''ts
      // ... existing code ...
        close() {
          this.door.lock();
          // ... existing code ...
          return true;
        }
      // ... existing code ...
      '''
    `,
    becomes: fileWith(['return false', 'return true']),
  },
  {
    name: 'puts a new method behind the others of its class',
    document: FILE,
    answer: page`
      '''ts
      export class Shop {
        // ... existing methods ...

        paint() {
          return 3;
        }
      }
      '''
    `,
    becomes: fileWith(['return false;\n  }\n', 'return false;\n  }\n\n  paint() {\n    return 3;\n  }\n']),
  },
  {
    name: 'puts a new import over the file',
    document: FILE,
    answer: "```ts\nimport z from 'z';\n// rest of the file unchanged\n```",
    becomes: `import z from 'z';\n${FILE}`,
  },
  {
    name: 'puts a new import between the others',
    document: FILE,
    answer: "```ts\nimport a from 'a';\nimport z from 'z';\n// ...\n```",
    becomes: fileWith(["import b from 'b';", "import z from 'z';\nimport b from 'b';"]),
  },
  {
    name: 'puts a new function under the file',
    document: FILE,
    answer: '```ts\n// ... existing code ...\n\nfunction second() {\n  return 4;\n}\n```',
    becomes: `${FILE}\nfunction second() {\n  return 4;\n}\n`,
  },
  {
    name: 'changes two places at once',
    document: FILE,
    answer: page`
      '''ts
      // … existing code …
        open() {
          this.door.unlock();
          this.light.on();
          return true;
        }
      // … unchanged …
      function helper() {
        return 33;
      }
      '''
    `,
    becomes: fileWith(['unlock();\n', 'unlock();\n    this.light.on();\n'], ['return 3;', 'return 33;']),
  },
  {
    name: 'changes a head between markers',
    document: FILE,
    answer: '```ts\n// ... existing code ...\nfunction helper(n: number) {\n  // ... existing code ...\n}\n```',
    becomes: fileWith(['function helper()', 'function helper(n: number)']),
  },
  {
    name: 'knows markers in the comments of Python',
    document: 'import os\n\ndef one():\n    return 1\n\ndef two():\n    return 2\n',
    answer: '```python\n# ... (previous code remains the same)\n\ndef two():\n    return 22\n```',
    becomes: 'import os\n\ndef one():\n    return 1\n\ndef two():\n    return 22\n',
    with: { languageId: 'python' },
  },
  {
    name: 'knows markers in the comments of HTML',
    document: '<body>\n  <h1>Title</h1>\n  <p>First</p>\n  <p>Second</p>\n</body>\n',
    answer: '```html\n<body>\n  <h1>New title</h1>\n  <!-- rest of the body unchanged -->\n</body>\n```',
    becomes: '<body>\n  <h1>New title</h1>\n  <p>First</p>\n  <p>Second</p>\n</body>\n',
    with: { languageId: 'html' },
  },
  {
    name: 'knows markers in the comments of SQL',
    document: 'create table a (\n  id int,\n  name text,\n  age int\n);\n',
    answer: '```sql\ncreate table a (\n  id bigint,\n  -- ... other columns ...\n  age int\n);\n```',
    becomes: 'create table a (\n  id bigint,\n  name text,\n  age int\n);\n',
    with: { languageId: 'sql' },
  },
  {
    name: 'knows markers in the comments of CSS',
    document: '.alpha {\n  color: red;\n}\n.beta {\n  color: blue;\n}\n',
    answer: '```css\n/* ... existing styles ... */\n.beta {\n  color: green;\n}\n```',
    becomes: '.alpha {\n  color: red;\n}\n.beta {\n  color: green;\n}\n',
    with: { languageId: 'css' },
  },
  {
    name: 'takes a comment that the document has for a comment',
    document: '⟦one();\n// ... and so on\ntwo();\n⟧',
    answer: '```ts\nuno();\n// ... and so on\ntwo();\n```',
    becomes: 'uno();\n// ... and so on\ntwo();\n',
  },
  {
    name: 'takes three dots in Python for code',
    document: '⟦def f():\n    pass\n⟧',
    answer: '```python\ndef f():\n    ...\n```',
    becomes: 'def f():\n    ...\n',
    with: { languageId: 'python' },
  },
  {
    name: 'takes a marker inside of a region for what stays there',
    document: 'head();\n⟦function f() {\n  const x = load();\n  check(x);\n  return x;\n}\n⟧tail();\n',
    answer: '```ts\nfunction f() {\n  const x = load(true);\n  // ... existing code ...\n}\n```',
    becomes: 'head();\nfunction f() {\n  const x = load(true);\n  check(x);\n  return x;\n}\ntail();\n',
  },
  {
    name: 'asks where half a block belongs that resembles nothing',
    document: FILE,
    answer: '```ts\n// ... existing code ...\n    window.clean();\n  }\n// ... existing code ...\n```',
    becomes: 'notFound: 0-0 19-19',
  },
]);

describeShapes('planEdit: parts that could go anywhere', [
  {
    name: 'does not put half a block under the file',
    document: FILE,
    answer: '```ts\n// ... existing code ...\n    window.clean();\n  }\n```',
    becomes: 'notFound: 0-0 19-19',
  },
  {
    name: 'does not put half a block over the file',
    document: FILE,
    answer: '```ts\nfunction unknown() {\n  // ... existing code ...\n```',
    becomes: 'notFound: 0-0 19-19',
  },
  {
    name: 'knows a function by its body when it got a new name',
    document:
      'const x = 1;\n\nfunction sum(list) {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total;\n}\n\nconst last = 2;\n',
    answer:
      '```ts\nfunction add(list) {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total + 1;\n}\n```',
    becomes:
      'const x = 1;\n\nfunction add(list) {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total + 1;\n}\n\nconst last = 2;\n',
  },
  {
    name: 'knows a function by its body when its whole head is new',
    document:
      'const x = 1;\n\nfunction sum(list) {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total;\n}\n',
    answer:
      '```ts\n// ...\nexport const combine = async (numbers: List) => {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total;\n}\n```',
    becomes:
      'const x = 1;\n\nexport const combine = async (numbers: List) => {\n  let total = 0;\n  total += list.first;\n  log(total);\n  return total;\n}\n',
  },
]);

describeShapes('planEdit: search/replace blocks', [
  {
    name: 'replaces what a block finds',
    document: FILE,
    answer: '<<<<<<< SEARCH\n    this.light.off();\n=======\n    this.light.dim();\n>>>>>>> REPLACE',
    becomes: fileWith(['light.off', 'light.dim']),
  },
  {
    name: 'replaces several, in any order, between prose and with the file named',
    document: FILE,
    answer: page`
      I will change two things.

      src/shop.ts
      '''ts
      <<<<<<< SEARCH
        return 3;
      =======
        return 33;
      >>>>>>> REPLACE
      '''
      And:
      src/shop.ts
      '''ts
      <<<<<<< SEARCH
      import b from 'b';
      =======
      import c from 'c';
      >>>>>>> REPLACE
      '''
    `,
    becomes: fileWith(['return 3;', 'return 33;'], ["b from 'b'", "c from 'c'"]),
    with: { path: '/home/dev/shop/src/shop.ts' },
  },
  {
    name: 'leaves out blocks of other files',
    document: 'one();\n',
    answer: page`
      a.ts
      <<<<<<< SEARCH
      one();
      =======
      uno();
      >>>>>>> REPLACE
      b.ts
      <<<<<<< SEARCH
      one();
      =======
      eins();
      >>>>>>> REPLACE
    `,
    becomes: 'uno();\n',
    with: { path: 'src/a.ts' },
  },
  {
    name: 'asks which of two places is meant',
    document: 'one();\ntwo();\none();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'ambiguous: 0-1 2-3',
  },
  {
    name: 'takes the place that was chosen',
    document: 'one();\ntwo();\none();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'one();\ntwo();\nuno();\n',
    with: { choices: [{ part: 0, range: { start: 2, end: 3 } }] },
  },
  {
    name: 'takes the place beside which the user pointed',
    document: 'one();\ntwo();\nthree();\none();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'one();\ntwo();\nthree();\nuno();\n',
    with: { nearLine: 2 },
  },
  {
    name: 'leaves out a part when that was chosen',
    document: 'one();\ntwo();\none();\n',
    answer:
      '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE\n<<<<<<< SEARCH\ntwo();\n=======\ndos();\n>>>>>>> REPLACE',
    becomes: 'one();\ndos();\none();\n',
    with: { choices: [{ part: 0, range: 'leaveOut' }] },
  },
  {
    name: 'asks when nothing is like it',
    document: 'one();\n',
    answer: '<<<<<<< SEARCH\nunknown(here);\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'notFound: ',
  },
  {
    name: 'finds lines with other indentation, and indents the new ones like the place',
    document: 'class A {\n\tone() {\n\t\treturn 1;\n\t}\n}\n',
    answer: '<<<<<<< SEARCH\none() {\n  return 1;\n}\n=======\none() {\n  log();\n  return 1;\n}\n>>>>>>> REPLACE',
    becomes: 'class A {\n\tone() {\n\t\tlog();\n\t\treturn 1;\n\t}\n}\n',
  },
  {
    name: 'finds lines with trailing spaces and other quotes, and lets those that only repeat be',
    document: "const a = 'x';  \nconst b = 2;\nuse(a, b)\n",
    answer:
      '<<<<<<< SEARCH\nconst a = "x";\nconst b = 2;\nuse(a, b);\n=======\nconst a = "x";\nconst b = 3;\nuse(a, b);\n>>>>>>> REPLACE',
    becomes: 'const a = "x";\nconst b = 3;\nuse(a, b);\n',
  },
  {
    name: 'finds most of the lines, and says so',
    document: FILE,
    answer: page`
      <<<<<<< SEARCH
        close() {
          this.door.lock();
          this.lights.off();
          return false;
        }
      =======
        close() {
          return this.door.lock();
        }
      >>>>>>> REPLACE
    `,
    becomes: fileWith([
      '    this.door.lock();\n    this.light.off();\n    return false;\n',
      '    return this.door.lock();\n',
    ]),
    notes: 'fuzzy',
  },
  {
    name: 'does not place a single line that is only alike',
    document: 'const a = 1;\nconst b = 2;\n',
    answer: '<<<<<<< SEARCH\nconst c = 1;\n=======\nconst c = 3;\n>>>>>>> REPLACE',
    becomes: 'notFound: ',
  },
  {
    name: 'leaves alone what is done already',
    document: 'uno();\ntwo();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'uno();\ntwo();\n',
    notes: 'alreadyThere',
  },
  {
    name: 'adds no blank lines that a block has around its text',
    document: 'one();\n\ntwo();\n',
    answer: '<<<<<<< SEARCH\n\none();\n\n=======\n\nuno();\n\n>>>>>>> REPLACE',
    becomes: 'uno();\n\ntwo();\n',
  },
  {
    name: 'asks where a block without a search belongs in a file with text',
    document: 'one();\n',
    answer: '<<<<<<< SEARCH\n=======\ntwo();\n>>>>>>> REPLACE',
    becomes: 'notFound: 1-1',
  },
  {
    name: 'keeps to the region',
    document: 'a();\n⟦b();\n⟧a();\n',
    answer: '<<<<<<< SEARCH\na();\n=======\nx();\n>>>>>>> REPLACE',
    becomes: 'notFound: ',
  },
  {
    name: 'removes what has no replacement',
    document: 'one();\ntwo();\n',
    answer: '<<<<<<< SEARCH\none();\n=======\n>>>>>>> REPLACE',
    becomes: 'two();\n',
  },
  {
    name: 'fills an empty file',
    document: '',
    answer: '<<<<<<< SEARCH\n=======\none();\n>>>>>>> REPLACE',
    becomes: 'one();\n',
  },
  {
    name: 'asks when two blocks want the same lines',
    document: 'one();\ntwo();\n',
    answer:
      '<<<<<<< SEARCH\none();\ntwo();\n=======\na();\n>>>>>>> REPLACE\n<<<<<<< SEARCH\ntwo();\n=======\nb();\n>>>>>>> REPLACE',
    becomes: 'overlap: ',
  },
  {
    name: 'takes the stated line when it is exactly right',
    document: 'one();\ntwo();\none();\n',
    answer: '<<<<<<< SEARCH\n:start_line:3\n-------\none();\n=======\nuno();\n>>>>>>> REPLACE',
    becomes: 'one();\ntwo();\nuno();\n',
  },
  {
    name: 'finds fences inside of a block',
    document: 'Text\n```js\nold\n```\nEnd\n',
    answer: '```md\n<<<<<<< SEARCH\n```js\nold\n```\n=======\n```js\nnew\n```\n>>>>>>> REPLACE\n```',
    becomes: 'Text\n```js\nnew\n```\nEnd\n',
    with: { languageId: 'markdown' },
  },
]);

describeShapes('planEdit: diffs', [
  {
    name: 'lays down a unified diff',
    document: FILE,
    answer: page`
      '''diff
      --- a/src/shop.ts
      +++ b/src/shop.ts
      @@ -10,4 +10,4 @@ export class Shop {
         close() {
           this.door.lock();
      -    this.light.off();
      +    this.light.dim();
           return false;
      '''
    `,
    becomes: fileWith(['light.off', 'light.dim']),
  },
  {
    name: 'does not believe line numbers and counts',
    document: FILE,
    answer: '```diff\n@@ -100,9 +300,1 @@\n   close() {\n     this.door.lock();\n-    this.light.off();\n```',
    becomes: fileWith(['    this.light.off();\n', '']),
  },
  {
    name: 'does without hunk heads',
    document: FILE,
    answer: '```diff\n     this.door.lock();\n-    this.light.off();\n+    this.light.dim();\n```',
    becomes: fileWith(['light.off', 'light.dim']),
  },
  {
    name: 'takes context that lost its leading space',
    document: FILE,
    answer: "```diff\n@@ -1,2 +1,2 @@\nimport a from 'a';\n-import b from 'b';\n+import c from 'c';\n```",
    becomes: fileWith(["b from 'b'", "c from 'c'"]),
  },
  {
    name: 'lays down several hunks',
    document: FILE,
    answer:
      "```diff\n@@ -1,2 +1,2 @@\n-import a from 'a';\n+import x from 'x';\n import b from 'b';\n@@ -18,3 +18,3 @@\n function helper() {\n-  return 3;\n+  return 33;\n }\n```",
    becomes: fileWith(["a from 'a'", "x from 'x'"], ['return 3;', 'return 33;']),
  },
  {
    name: 'takes later hunks to lie behind earlier ones',
    document: 'a();\nsame();\nb();\nsame();\n',
    answer: '```diff\n@@ @@\n-b();\n+B();\n@@ @@\n-same();\n+SAME();\n```',
    becomes: 'a();\nsame();\nB();\nSAME();\n',
  },
  {
    name: 'takes a right line number to decide between equal places',
    document: 'same();\na();\nsame();\nb();\n',
    answer: '```diff\n@@ -3,1 +3,1 @@\n-same();\n+SAME();\n```',
    becomes: 'same();\na();\nSAME();\nb();\n',
  },
  {
    name: 'asks when the line number fits none of them',
    document: 'same();\na();\nsame();\nb();\n',
    answer: '```diff\n@@ -20,1 +20,1 @@\n-same();\n+SAME();\n```',
    becomes: 'ambiguous: 0-1 2-3',
  },
  {
    name: 'lays down a bare diff with git heads and prose around',
    document: 'one();\ntwo();\n',
    answer:
      'Here is the patch you asked for:\n\ndiff --git a/x.ts b/x.ts\nindex 123..456 100644\n--- a/x.ts\n+++ b/x.ts\n@@ -1,2 +1,2 @@\n one();\n-two();\n+dos();\n\nThis changes the second call.',
    becomes: 'one();\ndos();\n',
  },
  {
    name: 'lays down a patch with anchors instead of numbers',
    document: 'function f() {\n  done();\n}\n\nfunction g() {\n  done();\n}\n',
    answer: '*** Begin Patch\n*** Update File: src/a.ts\n@@ function g() {\n-  done();\n+  fertig();\n*** End Patch',
    becomes: 'function f() {\n  done();\n}\n\nfunction g() {\n  fertig();\n}\n',
  },
  {
    name: 'fills an empty file from a patch',
    document: '',
    answer: '*** Begin Patch\n*** Add File: src/a.ts\n+one();\n+two();\n*** End Patch',
    becomes: 'one();\ntwo();\n',
  },
  {
    name: 'lays down changes at Windows line ends',
    document: 'one();\r\ntwo();\r\n',
    answer: '```diff\n one();\n-two();\n+dos();\n```',
    becomes: 'one();\r\ndos();\r\n',
  },
  {
    name: 'keeps lines that look like heads in the code',
    document: 'select 1;\n-- old note\nselect 2;\n',
    answer: '```diff\n@@ -1,3 +1,3 @@\n select 1;\n--- old note\n+-- new note\n select 2;\n```',
    becomes: 'select 1;\n-- new note\nselect 2;\n',
    with: { languageId: 'sql' },
  },
]);

describeShapes('planEdit: code of a file without markers', [
  {
    name: 'takes a whole file for the file',
    document: FILE,
    answer: `\`\`\`ts\n${fileWith(['return 3;', 'return 33;'])}\`\`\``,
    becomes: fileWith(['return 3;', 'return 33;']),
  },
  {
    name: 'lets a whole file leave out something in the middle',
    document: FILE,
    answer: `\`\`\`ts\n${fileWith(['    this.light.off();\n', ''])}\`\`\``,
    becomes: fileWith(['    this.light.off();\n', '']),
  },
  {
    name: 'fills an empty file',
    document: '',
    answer: '```ts\none();\ntwo();\n```',
    becomes: 'one();\ntwo();\n',
  },
  {
    name: 'puts a function in the place of its old form',
    document: FILE,
    answer: '```ts\nfunction helper(n: number) {\n  return n;\n}\n```',
    becomes: fileWith(['function helper() {\n  return 3;', 'function helper(n: number) {\n  return n;']),
  },
  {
    name: 'puts a method in its place, indented like it',
    document: FILE,
    answer: '```ts\nclose() {\n  this.light.off();\n  return true;\n}\n```',
    becomes: fileWith(['    this.door.lock();\n', ''], ['return false', 'return true']),
  },
  {
    name: 'lets the rest of an old Python function go',
    document: 'def one():\n    a()\n    b()\n    c()\n\ndef two():\n    return 2\n',
    answer: '```python\ndef one():\n    a()\n    x()\n```',
    becomes: 'def one():\n    a()\n    x()\n\ndef two():\n    return 2\n',
    with: { languageId: 'python' },
  },
  {
    name: 'does not delete what lies between two parts that are shown together',
    document: FILE,
    answer: "```ts\nimport a from 'a';\nimport b from 'b';\n\nfunction helper() {\n  return 33;\n}\n```",
    becomes: fileWith(['return 3;', 'return 33;']),
  },
  {
    name: 'asks where an unknown function belongs: at the end, or instead of all',
    document: FILE,
    answer: '```ts\nfunction unknown() {\n  return 9;\n}\n```',
    becomes: 'notFound: 19-19 0-19',
  },
  {
    name: 'does not take a common line for the place',
    document: FILE,
    answer: '```ts\nfunction unknown() {\n  prepare(everything);\n  clean(everything);\n  return true;\n}\n```',
    becomes: 'notFound: 19-19 0-19',
  },
  {
    name: 'keeps the tail of a whole file that stops early',
    document: FILE,
    answer: `\`\`\`ts\n${fileWith(["import b from 'b'", "import c from 'c'"]).split('    close()')[0]?.split('  close()')[0] ?? ''}`,
    becomes: fileWith(["import b from 'b'", "import c from 'c'"]),
    notes: 'truncated',
  },
]);

const STORE = page`
  import os
  import sys


  class Store:
      def __init__(self, path):
          self.path = path
          self.items = {}

      def load(self):
          with open(self.path) as f:
              for line in f:
                  key, value = line.split("=")
                  self.items[key] = value
          return self.items

      def save(self):
          with open(self.path, "w") as f:
              for key, value in self.items.items():
                  f.write(f"{key}={value}")


  def main():
      store = Store(sys.argv[1])
      print(store.load())
`;

function storeWith(from: string, to: string): string {
  assert.ok(STORE.includes(from), from);
  return STORE.replace(from, () => to);
}

const SAVING = '            for key, value in self.items.items():\n                f.write(f"{key}={value}")\n';
const READING =
  '            for line in f:\n                key, value = line.split("=")\n                self.items[key] = value\n';

describeShapes('planEdit: blocks in partial answers', [
  {
    name: 'lets the rest of a Python body go that the answer shows anew',
    document: STORE,
    answer: page`
      '''python
      class Store:
          # ... existing code ...

          def save(self):
              with open(self.path, "w") as f:
                  json.dump(self.items, f)
      '''
    `,
    becomes: storeWith(SAVING, '            json.dump(self.items, f)\n'),
    with: { languageId: 'python' },
  },
  {
    name: 'keeps the rest of a Python body that a marker stands for',
    document: STORE,
    answer: page`
      '''python
      # ... existing code ...
          def load(self):
              log("load")
              # ... existing code ...
      # ... existing code ...
      '''
    `,
    becomes: storeWith('    def load(self):\n', '    def load(self):\n        log("load")\n'),
    with: { languageId: 'python' },
  },
  {
    name: 'puts a method alone in its place',
    document: STORE,
    answer: page`
      '''python
      def load(self):
          with open(self.path) as f:
              self.items = json.load(f)
          return self.items
      '''
    `,
    becomes: storeWith(READING, '            self.items = json.load(f)\n'),
    with: { languageId: 'python' },
  },
  {
    name: 'asks where a new method alone belongs',
    document: STORE,
    answer: '```python\ndef clear(self):\n    self.items = {}\n```',
    becomes: 'notFound: 25-25 0-25',
    with: { languageId: 'python' },
  },
  {
    name: 'does not let methods go because a class is shown with its first and last',
    document: page`
      class A {
        first() {
          alpha();
        }

        second() {
          beta();
        }

        third() {
          gamma();
        }

        fourth() {
          delta();
        }
      }

      export const used = new A();
      export const other = new A();
    `,
    answer: page`
      '''ts
      class A {
        first() {
          alpha(1);
        }

        fourth() {
          delta(4);
        }
      }
      '''
    `,
    becomes: page`
      class A {
        first() {
          alpha(1);
        }

        second() {
          beta();
        }

        third() {
          gamma();
        }

        fourth() {
          delta(4);
        }
      }

      export const used = new A();
      export const other = new A();
    `,
  },
  {
    name: 'puts new lines beside a marker inside of markup',
    document:
      'function App() {\n  const [a] = useState(0);\n  return (\n    <div>\n      <h1>Hi</h1>\n    </div>\n  );\n}\n',
    answer: page`
      '''tsx
      function App() {
        const [a] = useState(0);
        const [b] = useState(1);
        return (
          <div>
            {/* ... existing content ... */}
            <p>{b}</p>
          </div>
        );
      }
      '''
    `,
    becomes:
      'function App() {\n  const [a] = useState(0);\n  const [b] = useState(1);\n  return (\n    <div>\n      <h1>Hi</h1>\n      <p>{b}</p>\n    </div>\n  );\n}\n',
    with: { languageId: 'typescriptreact' },
  },
  {
    name: 'puts a case between the others and the default',
    document: "switch (x) {\n  case 'a':\n    return 1;\n  case 'b':\n    return 2;\n  default:\n    return 0;\n}\n",
    answer:
      "```ts\nswitch (x) {\n  // ... existing cases ...\n  case 'c':\n    return 3;\n  default:\n    return 0;\n}\n```",
    becomes:
      "switch (x) {\n  case 'a':\n    return 1;\n  case 'b':\n    return 2;\n  case 'c':\n    return 3;\n  default:\n    return 0;\n}\n",
  },
  {
    name: 'adds a field to an object of JSON',
    document: '{\n  "name": "a",\n  "scripts": {\n    "test": "x"\n  }\n}\n',
    answer: '```json\n{\n  // ... existing fields ...\n  "scripts": {\n    "test": "x",\n    "build": "y"\n  }\n}\n```',
    becomes: '{\n  "name": "a",\n  "scripts": {\n    "test": "x",\n    "build": "y"\n  }\n}\n',
    with: { languageId: 'json' },
  },
  {
    name: 'takes the line of the block that the answer shows, not the same line of another',
    document: 'function a() {\n  check();\n  return null;\n}\n\nfunction b() {\n  check();\n  return null;\n}\n',
    answer: '```ts\n// ...\nfunction b() {\n  check();\n  return undefined;\n}\n```',
    becomes: 'function a() {\n  check();\n  return null;\n}\n\nfunction b() {\n  check();\n  return undefined;\n}\n',
  },
  {
    name: 'changes two methods of one name by their classes',
    document:
      'class A {\n  run() {\n    start();\n    stop();\n  }\n}\n\nclass B {\n  run() {\n    start();\n    stop();\n  }\n}\n',
    answer: '```ts\n// ... existing code ...\nclass B {\n  run() {\n    start(1);\n    stop();\n  }\n}\n```',
    becomes:
      'class A {\n  run() {\n    start();\n    stop();\n  }\n}\n\nclass B {\n  run() {\n    start(1);\n    stop();\n  }\n}\n',
  },
  {
    name: 'says when many lines of a body are left out without a word',
    document: page`
      ⟦function all() {
        alpha();
        beta();
        gamma();
        delta();
        epsilon();
        zeta();
        eta();
        omega();
      }
      ⟧
    `,
    answer: '```ts\nfunction all() {\n  alpha();\n  omega();\n}\n```',
    becomes: 'function all() {\n  alpha();\n  omega();\n}\n\n',
    notes: 'muchRemoved',
  },
]);

describe('planEdit, while any of these answers streams', () => {
  for (const shape of ALL) it(`asks nothing and keeps to the document: ${shape.name}`, () => checkStreaming(shape));
});
