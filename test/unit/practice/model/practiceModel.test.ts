import assert from 'node:assert/strict';
import { createDocument } from '../../../../practice/model/corpus.ts';
import { continueText } from '../../../../practice/model/practiceModel.ts';
import { processorMs } from '../../../support/processorMs.ts';

const options = { temperature: 0, seed: 1, maxCharacters: 4000 };

/** `text` holds the cursor as `█`; `expected` is what the model writes there. */
function checkContinuation(text: string, expected: string, workspace: Readonly<Record<string, string>> = {}): void {
  const [prefix = '', suffix = ''] = text.split('█');
  const documents = Object.entries(workspace).map(([name, content]) => createDocument({ name, text: content }));
  assert.equal(continueText({ prefix, suffix, files: [] }, documents, options), expected);
}

describe('continueText', () => {
  it('carries a pattern over to a new name', () =>
    checkContinuation(
      "if (c === 'red') return RED;\nif (c === 'green') return GREEN;\nif (c === 'blue') █\n",
      'return BLUE;',
    ));

  it('writes a method after the model of another one', () =>
    checkContinuation(
      'class User {\n  constructor(name, age) {}\n\n  getName(): string {\n    return this.name;\n  }\n\n  getAge(█\n}\n',
      '): string {\n    return this.age;\n  }',
    ));

  it('waits until a new name is finished', () =>
    checkContinuation(
      'class User {\n  constructor(name, age) {}\n\n  getName(): string {\n    return this.name;\n  }\n\n  getAg█\n}\n',
      '',
    ));

  it('does not take the line that is being written for the end of the pattern', () =>
    checkContinuation(
      'class Box {\n  weight = 0;\n  price = 0;\n\n  addPrice(n) {\n    this.price += n;\n  }\n\n    addWeight█\n}\n',
      '(n) {\n      this.weight += n;\n    }',
    ));

  it('does not take half a name for a finished one', () =>
    checkContinuation('let total = 0;\none();\ntwo();\nthree();\ntotal += 1;\nfour();\ntotalW█\nfive();\n', ''));

  it('finishes the word at the cursor', () =>
    checkContinuation("console.log('one');\nfoo(1);\nbar(2);\nbaz(3);\nconsol█", "e.log('one');"));

  it('goes on with all names of a loop exchanged', () =>
    checkContinuation(
      'for (let i = 0; i < items.length; i += 1) {\n  total += items[i];\n}\nfor (let j = 0; j < rows█',
      '.length; j += 1) {\n  total += rows[j];\n}',
    ));

  it('stops where a block of Python ends', () =>
    checkContinuation(
      'def area(shape):\n    if shape is None:\n        return 0\n    return shape.w * shape.h\n\n\nx = 1\n\n\ndef perimeter(shape):\n    █\n',
      'if shape is None:\n        return 0\n    return shape.w * shape.h',
    ));

  it('stops at a bracket that the editor has closed', () =>
    checkContinuation('send(message, 1);\none();\ntwo();\nthree();\nsend(█);\n', 'message, 1'));

  it('goes on behind such a bracket where the pattern has more to say', () =>
    checkContinuation(
      'class Cup {\n  size = 0;\n  heat = 0;\n\n  getSize(): number {\n    return this.size;\n  }\n\n  getHeat(█)\n}\n',
      '): number {\n    return this.heat;\n  }',
    ));

  it('stops before a line that follows the cursor', () =>
    checkContinuation('{\n  open();\n  read();\n  close();\n}\n{\n  open();\n  █\n  close();\n}\n', 'read();'));

  it('stops before the end of a block that is there already', () =>
    checkContinuation(
      'def a(x):\n    start(x)\n    work(x)\n    stop(x)\n\n\ndef b(x):\n    █\n    stop(x)\n',
      'start(x)\n    work(x)',
    ));

  it('does not repeat the line above or below', () => checkContinuation('let first = 1;\n█\nlet other = 2;\n', ''));

  it('says how neighbouring lines begin when it knows no more', () =>
    checkContinuation("  if (day === 'monday') work();\n  if (day === 'friday') rest();\n  if█\n", " (day === '"));

  it('keeps the indentation of the place', () =>
    checkContinuation(
      'if (a) {\n  run();\n}\nfunction f() {\n    {\n        if (b) {█\n    }\n}\n',
      '\n          run();\n        }',
    ));

  it('writes tabs where the text has tabs and the source has spaces', () =>
    checkContinuation('\tx();\n\twhile (ready) {█', '\n\t\t\twork();\n\t}', {
      'a.js': 'while (ready) {\n        work();\n}\n',
    }));

  it('draws on the workspace', () =>
    checkContinuation('import { test } from█', " 'node:test';", {
      'a.test.ts': "import { test } from 'node:test';\n",
    }));

  it('takes no words about code for a pattern of code', () =>
    checkContinuation('let a = 1;\nsteep(', '', { 'README.md': 'Write `steep(` and see `steep(leaves, 3)`.\n' }));

  it('does not take the stored state of the file itself for a pattern', () => {
    const stored =
      'let apple = fruit(1);\nlet berry = fruit(2);\nlet lemon = fruit(3);\nlet melon = fruit(4);\nend();\n';
    checkContinuation(`${stored.replace('end();\n', '')}let grape = █\nend();\n`, 'fruit(4);', { 'a.ts': stored });
  });

  it('keeps the line breaks of Windows', () =>
    checkContinuation(
      'switch (d) {\r\n  case 1:\r\n    one();\r\n    break;\r\n  case 2:█\r\n}\r\n',
      '\r\n    one();\r\n    break;',
    ));

  it('says nothing without a pattern', () => checkContinuation('completely new text █', ''));
  it('says nothing to nothing', () => checkContinuation('█', ''));

  it('gives the same text for the same seed, and other texts when it may choose', () => {
    const prefix = 'a.run(1);\nx();\na.walk(2);\ny();\na.rest(3);\nz();\na.';
    const sample = (seed: number): string =>
      continueText({ prefix, suffix: '', files: [] }, [], { ...options, temperature: 2, seed });
    assert.equal(sample(3), sample(3));
    assert.ok(new Set(Array.from({ length: 30 }, (_, seed) => sample(seed))).size > 1);
  });

  it('draws on files that the prompt brought along', () => {
    const files = [{ name: 'colours.py', text: 'PALETTE = load_palette("warm")\n' }];
    assert.equal(continueText({ prefix: 'PALETTE =', suffix: '', files }, [], options), ' load_palette("warm")');
  });

  describe('on a workspace of forty thousand lines', () => {
    const line = (index: number): string =>
      `  register(handler${index % 97}, { path: '/p${index}', method: 'GET' });\n`;
    const text = Array.from({ length: 2000 }, (_, index) => line(index)).join('');
    let documents: ReturnType<typeof createDocument>[] = [];
    before(() => {
      documents = Array.from({ length: 20 }, (_, index) => createDocument({ name: `f${index}.ts`, text }));
    });

    it('answers within a moment', () => {
      const tookMs = processorMs(() => {
        continueText({ prefix: `${text}  register(`, suffix: '\n', files: [] }, documents, options);
      });
      assert.ok(tookMs < 1_500, `${tookMs} ms`);
    });
  });
});
