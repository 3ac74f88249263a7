import assert from 'node:assert/strict';
import { commentFiles, hasComments } from '../../../../../src/core/completion/context/commentFiles.ts';

function checkComment(languageId: string, text: string, expected: string): void {
  it(`${languageId}: ${JSON.stringify(text)}`, () => {
    assert.equal(commentFiles([{ path: 'lib/a', text }], languageId), expected);
  });
}

describe('commentFiles', () => {
  checkComment('typescript', 'let a;\n\nlet b;', '// lib/a\n// let a;\n//\n// let b;\n\n');
  checkComment('python', 'a = 1', '# lib/a\n# a = 1\n\n');
  checkComment('sql', 'select 1', '-- lib/a\n-- select 1\n\n');
  checkComment('css', 'a {}', '/*\nlib/a\na {}\n*/\n\n');
  checkComment('css', 'a {} /* b */', '/*\nlib/a\na {} /* b * /\n*/\n\n');
  checkComment('html', '<p> --> </p>', '<!--\nlib/a\n<p> - - > </p>\n-->\n\n');
  it('is empty without files', () => assert.equal(commentFiles([], 'python'), ''));
  it('knows which languages have comments', () => {
    assert.deepEqual(['typescript', 'html', 'markdown', 'plaintext'].map(hasComments), [true, true, false, false]);
  });
});
