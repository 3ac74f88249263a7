import assert from 'node:assert/strict';
import { holeFillerMessages } from '../../../../src/core/fim/holeFiller.ts';

describe('holeFiller', () => {
  const parts = {
    prefix: 'a = {{FILL_HERE}} + ',
    suffix: '\nb\n',
    fileName: 'a.py',
    language: 'python',
    repository: '',
  };
  const messages = holeFillerMessages(parts);
  it('marks the cursor once, whatever the text holds', () => {
    const last = messages.at(-1)?.content ?? '';
    assert.equal(last.split('{{FILL_HERE}}').length, 2);
    assert.ok(last.includes('+ {{FILL_HERE}}\nb\n'));
    assert.ok(last.includes('File: a.py'));
  });
  it('keeps what stands before the question the same for every request', () => {
    const other = holeFillerMessages({ ...parts, prefix: 'x' });
    assert.deepEqual(other.slice(0, -1), messages.slice(0, -1));
  });
});
