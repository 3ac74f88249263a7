import assert from 'node:assert/strict';
import { matchPrompts, promptQuery } from '../../../../../src/webview/chat/text/promptQuery.ts';

/** The cursor is `█`. */
function checkQuery(text: string, expected: string | undefined): void {
  assert.equal(promptQuery(text.replace('█', ''), text.indexOf('█')), expected);
}

describe('promptQuery', () => {
  it('begins at the slash', () => checkQuery('/█', ''));
  it('is what is typed after it', () => checkQuery('/exp█', 'exp'));
  it('ends with the name', () => checkQuery('/explain █', undefined));
  it('is none while the cursor is elsewhere', () => checkQuery('/ex█p', undefined));
  it('is none for a path', () => checkQuery('/usr/█', undefined));
  it('is none in the middle of a text', () => checkQuery('see /exp█', undefined));
  it('is none without a slash', () => checkQuery('exp█', undefined));
});

describe('matchPrompts', () => {
  const prompts = [
    { name: 'document', description: 'Writes comments' },
    { name: 'explain', description: 'Says what code does' },
    { name: 'Write-tests', description: '' },
  ];
  const checkMatches = (query: string, expected: readonly string[]): void =>
    assert.deepEqual(
      matchPrompts(prompts, query).map(({ name }) => name),
      expected,
    );
  it('gives all for nothing', () => checkMatches('', ['document', 'explain', 'Write-tests']));
  it('gives names that begin so first', () => checkMatches('w', ['Write-tests', 'document', 'explain']));
  it('finds descriptions', () => checkMatches('comments', ['document']));
  it('finds nothing where nothing fits', () => checkMatches('zz', []));
});
