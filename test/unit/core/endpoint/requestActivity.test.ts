import assert from 'node:assert/strict';
import type { Role } from '../../../../src/core/settings/endpoint.ts';
import { createRequestActivity, type RequestEnd } from '../../../../src/core/endpoint/requestActivity.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const done: RequestEnd = { kind: 'completed' };
const failed = (error: string): RequestEnd => ({ kind: 'failed', error });

const clock = new FakeClock();

/** @param ends What ends one after the other: a role and how. */
function checkFault(name: string, ends: readonly (readonly [Role, RequestEnd])[], expected: unknown): void {
  it(name, () => {
    const activity = createRequestActivity(clock);
    for (const [role, end] of ends) activity.begin(role)(end);
    assert.equal(activity.fault, expected);
    activity.forgetFaults();
    assert.equal(activity.fault, undefined);
  });
}

describe('createRequestActivity', () => {
  it('counts by role and in all, and tells of each change', () => {
    const activity = createRequestActivity(clock);
    const told: number[] = [];
    activity.onDidChange(() => told.push(activity.underWay()));
    const endChat = activity.begin('chat');
    const endFirst = activity.begin('completion');
    const endSecond = activity.begin('completion');
    assert.equal(activity.underWay('completion'), 2);
    assert.equal(activity.underWay('edit'), 0);
    endFirst(done);
    endChat(done);
    endSecond(done);
    assert.deepEqual(told, [1, 2, 3, 2, 1, 0]);
  });
  it('knows since when the oldest has been under way', () => {
    const activity = createRequestActivity({ now: () => now });
    let now = 100;
    const endFirst = activity.begin('completion');
    now = 200;
    const endSecond = activity.begin('completion');
    assert.equal(activity.oldestStart, 100);
    endFirst({ kind: 'aborted' });
    assert.equal(activity.oldestStart, 200);
    endSecond(done);
    assert.equal(activity.oldestStart, undefined);
  });
  it('an end that is called twice counts once', () => {
    const activity = createRequestActivity(clock);
    activity.begin('chat');
    const end = activity.begin('chat');
    end(done);
    end({ kind: 'failed', error: 'late' });
    assert.equal(activity.underWay(), 1);
  });

  checkFault('no request, no fault', [], undefined);
  checkFault('a failure is a fault', [['chat', failed('a')]], 'a');
  checkFault(
    'a success of the same role ends it',
    [
      ['chat', failed('a')],
      ['chat', done],
    ],
    undefined,
  );
  checkFault(
    'a success of another role does not',
    [
      ['chat', failed('a')],
      ['completion', done],
    ],
    'a',
  );
  checkFault(
    'an abort says nothing',
    [
      ['chat', failed('a')],
      ['chat', { kind: 'aborted' }],
    ],
    'a',
  );
  checkFault(
    'the latest of several',
    [
      ['chat', failed('a')],
      ['completion', failed('b')],
      ['chat', failed('c')],
    ],
    'c',
  );
});
