import assert from 'node:assert/strict';
import { describeRequestSide, requestSide, type WindowFacts } from '../../../../src/core/connect/requestSide.ts';

const LOCAL: WindowFacts = { platform: 'node', remoteName: undefined, uiKind: 'desktop', runsOn: 'ui' };

function checkSide(facts: Partial<WindowFacts>, expected: RegExp | undefined): void {
  const side = requestSide({ ...LOCAL, ...facts });
  if (expected === undefined) assert.equal(side, undefined);
  else assert.match(side ? describeRequestSide(side) : '', expected);
}

describe('requestSide', () => {
  const rows: readonly (readonly [string, Partial<WindowFacts>, RegExp | undefined])[] = [
    ['says nothing in a local window', {}, undefined],
    ['names the browser for the web worker host', { platform: 'web', uiKind: 'web' }, /from your browser.*CORS/],
    ['names the browser even when the folder is remote', { platform: 'web', remoteName: 'github' }, /your browser/],
    ['names the serving machine for code-server', { uiKind: 'web', runsOn: 'workspace' }, /serves this window/],
    ['tells the way out of WSL', { remoteName: 'wsl', runsOn: 'workspace' }, /inside WSL.*ip route.*mirrored/],
    ['names the far end of SSH', { remoteName: 'ssh-remote', runsOn: 'workspace' }, /end of SSH.*RemoteForward/],
    ['names a container', { remoteName: 'dev-container', runsOn: 'workspace' }, /container.*host\.docker\.internal/],
    ['names an attached container', { remoteName: 'attached-container', runsOn: 'workspace' }, /container/],
    ['names a codespace', { remoteName: 'codespaces', runsOn: 'workspace', uiKind: 'web' }, /codespace/],
    ['names a tunnel', { remoteName: 'tunnel', runsOn: 'workspace' }, /tunnel/],
    [
      'names a server by what it does',
      { remoteName: '127.0.0.1:8080', runsOn: 'workspace', uiKind: 'web' },
      /serves this window/,
    ],
    ['names a remote that it does not know', { remoteName: 'my-cloud\n<b>', runsOn: 'workspace' }, /\(my-cloudb\)/],
    ['names the own machine when the extension runs beside the window', { remoteName: 'wsl' }, /your own machine/],
  ];
  for (const [name, facts, expected] of rows)
    it(name, () => {
      checkSide(facts, expected);
    });
});
