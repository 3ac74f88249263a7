import assert from 'node:assert/strict';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { answers, textOf, Typist } from '../../../support/typist.ts';

interface Row {
  readonly name: string;
  readonly at: string;
  readonly answer: string;
  /** What goes into the document, piece by piece: a word, a line, or keys. */
  readonly taken: readonly string[];
  /** What the editor adds right of the cursor with the first piece. */
  readonly autoClosed?: string;
  /** What is left to accept behind each piece; undefined: nothing. */
  readonly left: readonly (string | undefined)[];
}

/** Accepts or types an answer in pieces: the rest stays, and nothing is asked for again. */
function checkTaken({ name, at, answer, taken, autoClosed = '', left }: Row): void {
  it(name, async () => {
    const typist = new Typist(at, new FakeGateway(answers(answer)));
    const start = typist.start();
    await typist.clock.advance(1000);
    await start;
    const got: (string | undefined)[] = [];
    for (const [index, piece] of taken.entries())
      got.push(textOf(await typist.key(piece, index === 0 ? autoClosed : '')));
    assert.deepEqual(got, left);
    assert.equal(typist.requests(), 1);
  });
}

describe('typing and accepting piece by piece', () => {
  checkTaken({
    name: 'word after word',
    at: 'const total = █\n',
    answer: 'price * quantity;',
    taken: ['price', ' *', ' quantity'],
    left: [' * quantity;', ' quantity;', ';'],
  });
  checkTaken({
    name: 'line after line',
    at: 'function f() {█\n',
    answer: '\n  one();\n  two();\n}',
    taken: ['\n  one();\n', '  two();\n'],
    left: ['  two();\n}', '}'],
  });
  checkTaken({
    name: 'lines of a document with CRLF',
    at: 'const a = 1;\r\nfunction f() {█\r\n',
    answer: '\n  one();\n  two();\n}',
    taken: ['\r\n  one();\r\n', '  two();\r\n'],
    left: ['  two();\n}', '}'],
  });
  checkTaken({
    name: 'lines with tabs',
    at: 'class A {\n\tx = 1;\n}\nfunc f() {█\n',
    answer: '\n\tif a {\n\t\tb()\n\t}\n}',
    taken: ['\n\tif a {\n', '\t\tb()\n'],
    left: ['\t\tb()\n\t}\n}', '\t}\n}'],
  });
  checkTaken({
    name: 'a bracket that the editor closes',
    at: 'const x = █\n',
    answer: 'max(a, b)',
    taken: ['max', '(', 'a'],
    left: ['(a, b)', 'a, b)', ', b)'],
  });
  checkTaken({
    name: 'a word before brackets that stand there',
    at: 'foo(█)\n',
    answer: 'alpha, beta)',
    taken: ['alpha', ', '],
    left: [', beta', 'beta'],
  });
  checkTaken({
    name: 'a block whose bracket the editor closes',
    at: 'if (a) █\n',
    answer: '{\n  go();\n}',
    taken: ['{'],
    autoClosed: '}',
    left: ['\n  go();\n'],
  });
  checkTaken({
    name: 'a string whose quote the editor closes',
    at: 'log(█)\n',
    answer: '"found", user',
    taken: ['"', 'found'],
    autoClosed: '"',
    left: ['found", user', '", user'],
  });
  checkTaken({
    name: 'all of it',
    at: 'const total = █\n',
    answer: 'price;',
    taken: ['price'],
    left: [';'],
  });
});
