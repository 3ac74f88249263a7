import assert from 'node:assert/strict';
import { isAllowedHost, parsePageAddress } from '../../../../../src/core/context/url/pageAddress.ts';

function checkAddress(typed: string, expected: string): void {
  const address = parsePageAddress(typed);
  assert.equal(address.kind === 'page' ? address.url.href : address.reason, expected);
}

describe('parsePageAddress', () => {
  for (const [typed, expected] of [
    ['https://docs.rs/serde', 'https://docs.rs/serde'],
    ['http://localhost:8080/a?b=1', 'http://localhost:8080/a?b=1'],
    ['docs.rs/serde', 'https://docs.rs/serde'],
    ['example.org:8443/x', 'https://example.org:8443/x'],
    ['localhost:3000', 'https://localhost:3000/'],
    ['HTTPS://EXAMPLE.org/A#part', 'https://example.org/A'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['  https://a.example  ', 'https://a.example/'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['ftp://a.example', 'scheme'],
    ['command:workbench.action', 'scheme'],
    ['https://user:pass@a.example/', 'credentials'],
    ['https://user@a.example/', 'credentials'],
    ['serde', 'noAddress'],
    ['how does it work', 'noAddress'],
    ['', 'noAddress'],
    [`https://a.example/${'x'.repeat(3000)}`, 'noAddress'],
  ] as const)
    it(`reads ${JSON.stringify(typed.slice(0, 40))}`, () => checkAddress(typed, expected));
});

describe('isAllowedHost', () => {
  const allowed = ['docs.rs', 'Example.org:8443', ' spaced.example '];
  for (const [address, expected] of [
    ['https://docs.rs/x', true],
    ['http://docs.rs/x', true],
    ['https://example.org:8443/', true],
    ['https://spaced.example/', true],
    ['https://example.org/', false],
    ['https://docs.rs:444/', false],
    ['https://evil-docs.rs/', false],
    ['https://docs.rs.evil.example/', false],
    ['https://www.docs.rs/', false],
  ] as const)
    it(`${expected ? 'allows' : 'does not allow'} ${address}`, () =>
      assert.equal(isAllowedHost(new URL(address), allowed), expected));
});
