import assert from 'node:assert/strict';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { createPlainHttpGuard, isPlainHttpBeyondLoopback } from '../../../../src/core/endpoint/plainHttpGuard.ts';

function checkBeyond(baseUrl: string, expected: boolean): void {
  it(`${baseUrl} ${expected ? 'asks' : 'does not ask'}`, () => {
    assert.equal(isPlainHttpBeyondLoopback(baseUrl), expected);
  });
}

const isRefused = (error: unknown) => error instanceof EndpointError && error.kind === 'refusedLocally';

describe('isPlainHttpBeyondLoopback', () => {
  for (const host of ['localhost', '127.0.0.1:8080', '127.1.2.3', '[::1]:11434', 'api.localhost', '[::ffff:127.0.0.1]'])
    checkBeyond(`http://${host}/v1`, false);
  for (const host of [
    'api.test',
    '192.168.1.5:8080',
    '10.0.0.1',
    'gpu-box',
    '[fd00::1]',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
  ])
    checkBeyond(`http://${host}/v1`, true);
  checkBeyond('https://api.test/v1', false);
});

describe('createPlainHttpGuard', () => {
  /** A guard whose user gives these answers in turn. */
  const guardWith = (...answers: readonly boolean[]) => {
    const asked: string[] = [];
    const guard = createPlainHttpGuard(async (origin) => {
      asked.push(origin);
      return answers[asked.length - 1] ?? assert.fail('asked once too often');
    });
    return { guard, asked };
  };
  it('asks once an origin, however many wait', async () => {
    const { guard, asked } = guardWith(true);
    await Promise.all([guard.check('http://a.test/v1'), guard.check('http://a.test/v2')]);
    await guard.check('http://a.test/v1');
    assert.deepEqual(asked, ['http://a.test']);
  });
  it('asks again for another port', async () => {
    const { guard, asked } = guardWith(true, true);
    await guard.check('http://a.test/v1');
    await guard.check('http://a.test:81/v1');
    assert.deepEqual(asked, ['http://a.test', 'http://a.test:81']);
  });
  it('remembers a refusal until it is told to forget', async () => {
    const { guard, asked } = guardWith(false, true);
    await assert.rejects(guard.check('http://a.test/v1'), isRefused);
    await assert.rejects(guard.check('http://a.test/v1'), isRefused);
    assert.equal(asked.length, 1);
    guard.forgetRefusals();
    await guard.check('http://a.test/v1');
    assert.equal(asked.length, 2);
  });
  it('asks nothing for https and loopback', async () => {
    const { guard, asked } = guardWith();
    await guard.check('https://a.test/v1');
    await guard.check('http://127.0.0.1:8080/v1');
    assert.deepEqual(asked, []);
  });
});
