import assert from 'node:assert/strict';
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { describeEndpointError } from '../../../../src/core/endpoint/describeEndpointError.ts';
import { type ConnectionFault, EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { sendRequest } from '../../../../src/core/endpoint/transport.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const pem = (name: string) => readFileSync(new URL(`../../../fixtures/tls/${name}`, import.meta.url));

/** What Node's own `fetch` makes of this address, as the client tells it. */
async function failureAt(baseUrl: string): Promise<EndpointError> {
  const connection = { endpoint: { name: 'x', baseUrl, headers: {}, extraBody: {} } };
  const options = { method: 'GET', path: '/models', authHeader: 'authorization' } as const;
  const limits = { signal: new AbortController().signal, firstByteTimeoutMs: 60_000, idleTimeoutMs: 60_000 };
  try {
    await sendRequest({ fetch, clock: new FakeClock() }, connection, { ...options, ...limits });
  } catch (error) {
    assert.ok(error instanceof EndpointError, String(error));
    return error;
  }
  throw new Error('It answered.');
}

async function checkFailure(baseUrl: string, reason: ConnectionFault, words: RegExp): Promise<void> {
  const error = await failureAt(baseUrl);
  const { sentence } = describeEndpointError(error);
  assert.deepEqual([error.kind, error.details.reason], ['unreachable', reason], sentence);
  assert.match(sentence, words);
  assert.ok(sentence.includes(new URL(baseUrl).host), 'names the host');
}

/** Runs `work` with the port of a listening server, and closes it. */
async function withServer(server: Server, work: (port: number) => Promise<void>): Promise<void> {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

const tlsServer = () =>
  createTlsServer({ key: pem('selfSigned.key.pem'), cert: pem('selfSigned.cert.pem') }, (_request, response) => {
    response.end('{}');
  });

describe("failures of Node's own network", () => {
  it('nobody listens', async () => {
    let free = 0;
    await withServer(createTcpServer(), async (port) => void (free = port));
    await checkFailure(`http://127.0.0.1:${free}/v1`, 'refused', /refused the connection.*running.*port/);
    await checkFailure(`http://localhost:${free}/v1`, 'refused', /refused the connection/);
  });
  it('a port that no browser may call', () => checkFailure('http://127.0.0.1:6000/v1', 'refused', /port right/));
  it('an own certificate', () =>
    withServer(tlsServer(), (port) =>
      checkFailure(`https://127.0.0.1:${port}/v1`, 'certificate', /certificate.*not trusted.*issuer/),
    ));
  it('https to a plain server', () =>
    withServer(createHttpServer(), (port) =>
      checkFailure(`https://127.0.0.1:${port}/v1`, 'protocol', /Try http:\/\/ in place of https:\/\//),
    ));
  it('a server that speaks something else', () => {
    const server = createTcpServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    return withServer(server, (port) => checkFailure(`http://127.0.0.1:${port}/v1`, 'protocol', /protocol/));
  });
  it('a server that hangs up', () => {
    const server = createTcpServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    return withServer(server, (port) => checkFailure(`http://127.0.0.1:${port}/v1`, 'cut', /closed the connection/));
  });
  it('plain http to a server that wants https', () =>
    withServer(tlsServer(), async (port) => {
      const { kind, details } = await failureAt(`http://127.0.0.1:${port}/v1`);
      assert.equal(kind, 'unreachable');
      assert.ok(details.reason === 'protocol' || details.reason === 'cut', details.reason);
    }));

  for (const code of ['ENOTFOUND', 'EAI_AGAIN'])
    it(`a name that nobody knows (${code})`, async () => {
      const original = dns.lookup;
      const lookup = (name: string, _options: unknown, done: (error: Error) => void): void => {
        done(Object.assign(new Error(`getaddrinfo ${code} ${name}`), { code, syscall: 'getaddrinfo', hostname: name }));
      };
      Object.assign(dns, { lookup });
      try {
        await checkFailure('http://no-such-name.test:8080/v1', 'unknownHost', /No server named .* was found/);
      } finally {
        Object.assign(dns, { lookup: original });
      }
    });
});
