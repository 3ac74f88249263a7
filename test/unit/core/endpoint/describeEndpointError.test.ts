import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeEndpointError, endpointErrorText } from '../../../../src/core/endpoint/describeEndpointError.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';

const ANSWERED: readonly EndpointErrorKind[] = [
  'unauthorized',
  'forbidden',
  'quotaExceeded',
  'rateLimited',
  'contextTooLong',
  'modelNotFound',
  'wrongUrl',
  'badRequest',
  'payloadTooLarge',
  'contentFiltered',
  'overloaded',
  'server',
  'intermediary',
  'malformed',
  'timeout',
];

describe('describeEndpointError', () => {
  for (const kind of ANSWERED)
    it(`names host and status for ${kind}`, () => {
      const words = endpointErrorText(
        new EndpointError(kind, { host: 'api.test:81', status: 499, retryable: false, serverMessage: 'Said so.' }),
      );
      assert.match(words, /api\.test:81 \(499\)/);
      assert.match(words, /The server said: Said so\.$/);
      assert.doesNotMatch(words, /undefined|\[object/);
    });

  for (const kind of ['unreachable', 'timeout', 'incomplete', 'refusedLocally', 'unauthorized', 'malformed'] as const)
    it(`names the host for ${kind} without an answer`, () =>
      assert.match(
        describeEndpointError(new EndpointError(kind, { host: 'api.test', retryable: false })).sentence,
        /api\.test/,
      ));

  const waiting: readonly (readonly [number, string])[] = [
    [400, 'in 1 second.'],
    [30_000, 'in 30 seconds.'],
    [150_000, 'in 3 minutes.'],
    [86_400_000, 'in 24 hours.'],
  ];
  for (const [retryAfterMs, words] of waiting)
    it(`says ${words}`, () =>
      assert.ok(
        endpointErrorText(
          new EndpointError('rateLimited', { host: 'h', status: 429, retryable: true, retryAfterMs }),
        ).endsWith(words),
      ));

  it('names the parameter and the address', () => {
    assert.match(
      endpointErrorText(
        new EndpointError('badRequest', { host: 'h', status: 400, retryable: false, parameter: 'stop' }),
      ),
      /"stop"/,
    );
    assert.match(
      endpointErrorText(
        new EndpointError('wrongUrl', { host: 'h', url: 'https://h/v1/x', status: 404, retryable: false }),
      ),
      /https:\/\/h\/v1\/x/,
    );
  });
});
