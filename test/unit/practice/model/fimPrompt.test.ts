import assert from 'node:assert/strict';
import { parseFimPrompt, type FimPrompt } from '../../../../practice/model/fimPrompt.ts';

function checkPrompt(prompt: string, expected: Partial<FimPrompt>, suffixField?: string): void {
  assert.deepEqual(parseFimPrompt(prompt, suffixField), { prefix: '', suffix: '', files: [], ...expected });
}

describe('parseFimPrompt', () => {
  it('reads the prefix first', () =>
    checkPrompt('<fim_prefix>a\nb<fim_suffix>c\n<fim_middle>', { prefix: 'a\nb', suffix: 'c\n' }));
  it('reads the suffix first', () =>
    checkPrompt('<fim_suffix>c<fim_prefix>a<fim_middle>', { prefix: 'a', suffix: 'c' }));
  it('takes a prompt without tokens as text to continue', () => checkPrompt('def f():', { prefix: 'def f():' }));
  it('takes the suffix field beside such a prompt', () => checkPrompt('a', { prefix: 'a', suffix: 'z' }, 'z'));
  it('reads files that come before the text', () =>
    checkPrompt('<repo_name>r<file_sep>x.ts\nlet x;\n<file_sep><fim_prefix>a<fim_suffix>b<fim_middle>', {
      prefix: 'a',
      suffix: 'b',
      files: [{ name: 'x.ts', text: 'let x;\n' }],
    }));
  it('reads files before text without a gap', () =>
    checkPrompt('<filename>x.ts\nlet x;\n<filename>y.ts\nlet ', {
      prefix: 'let ',
      files: [{ name: 'x.ts', text: 'let x;\n' }],
    }));
  it('takes an unfinished template as text', () =>
    checkPrompt('<fim_prefix>a<fim_suffix>b', { prefix: '<fim_prefix>a<fim_suffix>b' }));
});
