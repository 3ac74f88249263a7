import assert from 'node:assert/strict';
import { createRequestActivity } from '../../../../src/core/endpoint/requestActivity.ts';

describe('createRequestActivity', () => {
  it('counts by role and in all, and tells of each change', () => {
    const activity = createRequestActivity();
    const told: number[] = [];
    activity.onDidChange(() => told.push(activity.underWay()));
    const endChat = activity.begin('chat');
    const endFirst = activity.begin('completion');
    const endSecond = activity.begin('completion');
    assert.equal(activity.underWay('completion'), 2);
    assert.equal(activity.underWay('edit'), 0);
    endFirst();
    endChat();
    endSecond();
    assert.deepEqual(told, [1, 2, 3, 2, 1, 0]);
  });
  it('an end that is called twice counts once', () => {
    const activity = createRequestActivity();
    activity.begin('chat');
    const end = activity.begin('chat');
    end();
    end();
    assert.equal(activity.underWay(), 1);
  });
});
