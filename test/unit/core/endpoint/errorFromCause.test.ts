import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { endpointErrorText } from '../../../../src/core/endpoint/describeEndpointError.ts';
import { errorFromCause } from '../../../../src/core/endpoint/errorFromCause.ts';
import type { ConnectionFault } from '../../../../src/core/endpoint/endpointError.ts';

/** As Node throws it: "fetch failed" around what happened. */
function fetchFailed(code: string, message = code): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

function checkCause(cause: unknown, reason: ConnectionFault | undefined, retryable: boolean): void {
  const error = errorFromCause(cause, { host: 'api.test:8080', url: 'http://api.test:8080/v1' });
  assert.deepEqual([error.kind, error.details.reason, error.details.retryable], ['unreachable', reason, retryable]);
  assert.match(endpointErrorText(error), /api\.test:8080/);
}

describe('errorFromCause', () => {
  const rows: Readonly<Record<string, readonly [unknown, ConnectionFault | undefined, boolean]>> = {
    'nobody listens': [fetchFailed('ECONNREFUSED'), 'refused', true],
    'nobody listens on any address': [
      new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), {
          code: 'ECONNREFUSED',
        }),
      }),
      'refused',
      true,
    ],
    'nobody listens, in Electron': [new Error('net::ERR_CONNECTION_REFUSED'), 'refused', true],
    'no such host': [fetchFailed('ENOTFOUND', 'getaddrinfo ENOTFOUND api.test'), 'unknownHost', false],
    'names cannot be looked up now': [fetchFailed('EAI_AGAIN'), 'unknownHost', true],
    'own certificate': [fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'certificate', false],
    'unknown issuer': [fetchFailed('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'certificate', false],
    'certificate of another': [fetchFailed('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate', false],
    expired: [fetchFailed('CERT_HAS_EXPIRED'), 'certificate', false],
    'TLS to a plain server': [fetchFailed('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'), 'protocol', false],
    'the proxy refuses': [new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'proxy', false],
    'a slow connection': [fetchFailed('UND_ERR_CONNECT_TIMEOUT'), 'connectTimeout', true],
    'a cut connection': [fetchFailed('ECONNRESET'), 'cut', true],
    'a socket that was closed': [fetchFailed('UND_ERR_SOCKET', 'other side closed'), 'cut', true],
    'no network': [fetchFailed('ENETUNREACH'), 'offline', true],
    'a browser that says nothing': [new TypeError('Failed to fetch'), 'blockedOrDown', false],
    Firefox: [new TypeError('NetworkError when attempting to fetch resource.'), 'blockedOrDown', false],
    Safari: [new TypeError('Load failed'), 'blockedOrDown', false],
    'something else': [new Error('?'), undefined, false],
    'no error at all': ['text', undefined, false],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkCause(...row));

  it('calls the platform’s own time-out a time-out', () =>
    assert.equal(errorFromCause(fetchFailed('UND_ERR_HEADERS_TIMEOUT'), { host: 'h', url: 'u' }).kind, 'timeout'));

  it('survives a cause that is its own cause', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    assert.equal(errorFromCause(loop, { host: 'h', url: 'u' }).kind, 'unreachable');
  });

  it('knows a proxy that wants a password by the silence of Node about it', () => {
    const cause = new TypeError('fetch failed', { cause: new Error() });
    const error = errorFromCause(cause, { host: 'api.test', url: 'http://api.test/v1' });
    assert.deepEqual([error.kind, error.details.status], ['intermediary', 407]);
  });
});
