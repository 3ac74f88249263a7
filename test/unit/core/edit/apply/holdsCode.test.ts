import assert from 'node:assert/strict';
import { holdsCode } from '../../../../../src/core/edit/apply/holdsCode.ts';

const TEXT = 'function a() {\n  one();\n\n  two();\n}\nfunction b() {\n  three();\n}\n';

function checkHolds(code: string, info: string, expected: boolean): void {
  assert.equal(holdsCode(TEXT, { code, info, heading: '' }), expected);
}

describe('holdsCode', () => {
  const rows: readonly (readonly [name: string, code: string, info: string, expected: boolean])[] = [
    ['the whole file', TEXT, 'ts', true],
    ['lines of it', 'one();\ntwo();', 'ts', true],
    ['its lines, indented otherwise', '\tfunction b() {\n\t\tthree();\n\t}', 'ts', true],
    ['other lines', 'four();', 'ts', false],
    ['a part of a line', 'ree();', 'ts', false],
    ['parts with a gap between them', 'one();\n// ... existing code ...\nthree();', 'ts', true],
    ['parts of which one is not there', 'one();\n// ... existing code ...\nfour();', 'ts', false],
    ['what a diff makes of it', '@@ -1,2 +1,2 @@\n function a() {\n-  zero();\n+  one();', 'diff', true],
    ['a diff that is not applied', '@@ -1,2 +1,2 @@\n function a() {\n-  one();\n+  zero();', 'diff', false],
    ['a replacement', '<<<<<<< SEARCH\nzero();\n=======\none();\n>>>>>>> REPLACE', 'ts', true],
    ['nothing', '', 'ts', false],
  ];
  for (const [name, code, info, expected] of rows) it(`tells ${name}`, () => checkHolds(code, info, expected));

  it('does not care for line ends', () =>
    assert.equal(holdsCode('a();\r\nb();\r\n', { code: 'a();\nb();', info: 'js', heading: '' }), true));
});
