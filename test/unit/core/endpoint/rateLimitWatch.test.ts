import assert from 'node:assert/strict';
import { createRateLimitWatch } from '../../../../src/core/endpoint/rateLimitWatch.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const AT = { baseUrl: 'https://api.test/v1', model: 'm' };

function checkHold(headers: Readonly<Record<string, string>>, seconds: number): void {
  const clock = new FakeClock(Date.UTC(2026, 5, 1, 12));
  const watch = createRateLimitWatch(clock);
  watch.note({ ...AT, headers: new Headers(headers) });
  assert.equal(watch.holdMs(AT.baseUrl, AT.model) / 1000, seconds);
}

const empty = (bucket: string, reset: string) => ({
  [`x-ratelimit-remaining-${bucket}`]: '0',
  [`x-ratelimit-reset-${bucket}`]: reset,
});

describe('rateLimitWatch', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['no headers', {}, 0],
    ['room is left', { 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '60s' }, 0],
    ['requests are used up', empty('requests', '1m0.5s'), 60.5],
    ['tokens are used up', empty('tokens', '250ms'), 0.25],
    ['both are: the later counts', { ...empty('requests', '2s'), ...empty('tokens', '6m0s') }, 360],
    ['bare seconds', empty('requests', '59.7'), 59.7],
    ['seconds since the epoch', empty('requests', String(Date.UTC(2026, 5, 1, 12) / 1000 + 20)), 20],
    ['milliseconds since the epoch', empty('requests', String(Date.UTC(2026, 5, 1, 12) + 5000)), 5],
    ['a date', empty('requests', '2026-06-01T12:01:30Z'), 90],
    ['a moment that is over', empty('requests', '2026-06-01T11:00:00Z'), 0],
    ['no length of time', empty('requests', 'soon'), 0],
    ['an unknown number left', { 'x-ratelimit-remaining-requests': '', 'x-ratelimit-reset-requests': '60s' }, 0],
    ['a day: believed for an hour', empty('requests', '24h'), 3600],
    ['a plain bucket', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '17' }, 17],
    ["the IETF's names", { 'ratelimit-remaining': '0', 'ratelimit-reset': '17' }, 17],
    [
      "Anthropic's names, by the server's clock",
      {
        date: 'Wed, 21 Oct 2026 07:28:00 GMT',
        'anthropic-ratelimit-input-tokens-remaining': '0',
        'anthropic-ratelimit-input-tokens-reset': '2026-10-21T07:28:30Z',
      },
      30,
    ],
    ['a reset alone says nothing in a good answer', { 'x-ratelimit-reset-tokens': '5s' }, 0],
  ];
  for (const [name, headers, seconds] of rows) it(name, () => checkHold(headers, seconds));

  it('holds for one model of one endpoint, until the time is over', async () => {
    const clock = new FakeClock();
    const watch = createRateLimitWatch(clock);
    watch.note({ ...AT, headers: new Headers(empty('requests', '10s')) });
    assert.deepEqual([watch.holdMs(AT.baseUrl, 'other'), watch.holdMs('https://other.test/v1', 'm')], [0, 0]);
    await clock.advance(9000);
    assert.equal(watch.holdMs(AT.baseUrl, AT.model), 1000);
    await clock.advance(1000);
    assert.equal(watch.holdMs(AT.baseUrl, AT.model), 0);
  });

  it('is lifted by an answer that has room again, and by forgetting', () => {
    const watch = createRateLimitWatch(new FakeClock());
    const note = (headers: Readonly<Record<string, string>>) => watch.note({ ...AT, headers: new Headers(headers) });
    note(empty('tokens', '10s'));
    note({ 'x-ratelimit-remaining-tokens': '500' });
    assert.equal(watch.holdMs(AT.baseUrl, AT.model), 0);
    note(empty('tokens', '10s'));
    watch.forget();
    assert.equal(watch.holdMs(AT.baseUrl, AT.model), 0);
  });
});
