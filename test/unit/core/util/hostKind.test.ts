import assert from 'node:assert/strict';
import { type HostKind, hostKind } from '../../../../src/core/util/hostKind.ts';

function checkKind(expected: HostKind, hostnames: readonly string[]): void {
  for (const hostname of hostnames) assert.equal(hostKind(hostname), expected, hostname);
}

describe('hostKind', () => {
  it('knows the own machine', () => {
    checkKind('loopback', ['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', '127.0.0.1', '127.8.9.10', '::1']);
    checkKind('loopback', ['[::1]', '0.0.0.0', '::ffff:127.0.0.1', '[::ffff:7f00:1]']);
  });
  it('knows private networks and names that no public server has', () => {
    checkKind('private', ['10.0.0.1', '192.168.0.1', '172.16.0.1', '172.31.255.255', '169.254.1.1', '100.64.0.1']);
    checkKind('private', ['gpu-box', 'nas.local', 'host.docker.internal', 'a.home.arpa', 'fd00::1', '[fe80::1]']);
  });
  it('takes everything else for public', () => {
    checkKind('public', ['example.com', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1']);
    checkKind('public', [
      '2001:db8::1',
      'localhost.example.com',
      '127.0.0.1.example.com',
      'notlocalhost.dev',
      'fd.example',
    ]);
  });
});
