import assert from 'node:assert/strict';
import { destinationNote, isRelativeAddress, openableAddress } from '../../../../../src/webview/chat/markdown/links.ts';

describe('openableAddress', () => {
  const openable: readonly (readonly [string, string])[] = [
    ['https://example.com', 'https://example.com/'],
    ['HTTP://EXAMPLE.com/a?b#c', 'http://example.com/a?b#c'],
    ['mailto:me@example.com', 'mailto:me@example.com'],
    ['https://g\u0456thub.com/', 'https://xn--gthub-n2e.com/'],
  ];
  for (const [href, expected] of openable) it(`opens ${href}`, () => assert.equal(openableAddress(href), expected));

  const refused = [
    ...['javascript:1', 'java\tscript:1', '\u0001javascript:1', 'vbscript:1', 'data:text/html,x', 'blob:https://a/1'],
    ...['command:a', 'vscode://a', 'file:///etc/passwd', 'file://host/share', '\\\\host\\share', '//host/path'],
    ...[
      'ms-msdt:/id',
      'ftp://a',
      'https://github.com@evil.test/',
      'src/app.ts',
      '#a',
      '',
      'javascript%3Aalert(1)',
      'filesystem:https://a/b',
      'view-source:https://a',
    ],
  ];
  for (const href of refused)
    it(`refuses ${JSON.stringify(href)}`, () => assert.equal(openableAddress(href), undefined));
});

describe('isRelativeAddress', () => {
  for (const href of ['src/app.ts', './a.md#b', '#usage', '/docs/x', 'a?b=c']) {
    it(`knows ${href}`, () => assert.ok(isRelativeAddress(href)));
  }
  for (const href of ['//host/a', '\\\\host\\a', '/\\host', 'a:b', 'java\tscript', 'javascript%3Ax', 'C:\\a']) {
    it(`refuses ${JSON.stringify(href)}`, () => assert.ok(!isRelativeAddress(href)));
  }
});

function checkNote(text: string, href: string, expected: string | undefined): void {
  assert.equal(destinationNote(text, openableAddress(href) ?? ''), expected);
}

describe('destinationNote', () => {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['https://example.com/x', 'https://example.com/x', undefined],
    ['example.com', 'https://example.com/', undefined],
    ['Example.com/docs', 'https://example.com/docs', undefined],
    ['docs', 'https://example.com/a', 'example.com'],
    ['github.com', 'https://evil.test/', 'evil.test'],
    ['github.com', 'https://github.com.evil.test/', 'github.com.evil.test'],
    ['evil.test.github.com', 'https://evil.test/', 'evil.test'],
    ['g\u0456thub.com', 'https://g\u0456thub.com/', 'xn--gthub-n2e.com'],
    ['exam\u200Bple.com', 'https://example.com/', 'example.com'],
    ['example.com:8080', 'https://example.com:8080/', undefined],
    ['example.com', 'https://example.com:8080/', 'example.com:8080'],
    ['me@example.com', 'mailto:me@example.com', undefined],
    ['mail me', 'mailto:me@example.com?subject=x', 'me@example.com'],
    ['', 'https://example.com/', 'example.com'],
  ];
  for (const [text, href, expected] of rows) it(`${text} → ${href}`, () => checkNote(text, href, expected));
});
