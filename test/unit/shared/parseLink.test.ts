import assert from 'node:assert/strict';
import { parseLink } from '../../../src/shared/parseLink.ts';

function checkLink(href: string, destination: string | undefined): void {
  assert.equal(parseLink(href)?.destination, destination);
}

const rows: readonly (readonly [name: string, href: string, destination: string | undefined])[] = [
  ['opens https', 'https://example.org/a?b#c', 'example.org'],
  ['shows the port', 'http://example.org:8080/', 'example.org:8080'],
  ['opens mail', 'mailto:a@example.org', 'a@example.org'],
  ['shows look-alike letters in ASCII', 'https://аpple.com/', 'xn--pple-43d.com'],
  ['shows the whole of a long host', 'https://github.com.evil.example/', 'github.com.evil.example'],
  ['refuses a host in front of the host', 'https://github.com@evil.example/', undefined],
  ['refuses commands', 'command:workbench.action.terminal.new', undefined],
  ['refuses the editor’s own scheme', 'vscode://interline.interline/x', undefined],
  ['refuses files', 'file:///etc/passwd', undefined],
  ['refuses scripts', 'java\nscript:alert(1)', undefined],
  ['refuses data', 'data:text/html,x', undefined],
  ['refuses relative addresses', '//example.org', undefined],
  ['refuses words', 'example.org', undefined],
  ['refuses nothing', '', undefined],
];

describe('parseLink', () => {
  for (const [name, href, destination] of rows) it(name, () => checkLink(href, destination));
});
