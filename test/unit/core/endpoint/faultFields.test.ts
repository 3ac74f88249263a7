import assert from 'node:assert/strict';
import { faultFields } from '../../../../src/core/endpoint/faultFields.ts';

/** What is thrown while `work` runs. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('faultFields', () => {
  it('say what kind of fault it was, and where', () => {
    const { fault, where } = faultFields(thrownBy(() => Reflect.get(undefined as unknown as object, 'text')));
    assert.equal(fault, 'TypeError');
    assert.match(String(where), /^at .*faultFields\.test\.ts:\d+:\d+\)?; at /);
    assert.ok(String(where).split('; ').length <= 8);
  });
  for (const words of ['secret {', 'secret\n    at secret (secret:1:1)\n'])
    it(`quote nothing of ${JSON.stringify(words)}`, () => {
      const fields = faultFields(thrownBy(() => JSON.parse(words)));
      assert.equal(fields['fault'], 'SyntaxError');
      assert.doesNotMatch(JSON.stringify(fields), /secret/);
      assert.doesNotMatch(JSON.stringify(faultFields(new Error(words))), /secret/);
    });
  it('live with what is no error', () => {
    assert.deepEqual(faultFields('secret'), { fault: 'string' });
    assert.deepEqual(faultFields(undefined), { fault: 'undefined' });
  });
});
