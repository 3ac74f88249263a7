import assert from 'node:assert/strict';
import { parseStartOptions, type StartOptions } from '../../../../scripts/start/startOptions.ts';

const DEFAULTS: StartOptions = {
  folder: undefined,
  port: undefined,
  opensPage: true,
  isCheck: false,
  isInBrowser: false,
};

function checkOptions(line: string, expected: Partial<StartOptions>): void {
  assert.deepEqual(parseStartOptions(line.split(' ').filter(Boolean), '/home/me'), { ...DEFAULTS, ...expected });
}

describe('parseStartOptions', () => {
  it('asks for nothing by default', () => checkOptions('', {}));
  it('takes a folder from where the user stands', () =>
    checkOptions('--folder code/app', { folder: '/home/me/code/app' }));
  it('takes a port for the browser', () => checkOptions('--port 8090', { port: 8090, isInBrowser: true }));
  it('opens no page when told so', () => checkOptions('--no-open', { opensPage: false }));
  it('checks in the browser without showing it', () =>
    checkOptions('--check', { isCheck: true, opensPage: false, isInBrowser: true }));
  it('gives help', () => assert.equal(parseStartOptions(['--help'], '/'), 'help'));
  for (const line of ['--port none', '--port 0', '--port 70000', '--nonsense', 'word'])
    it(`refuses ${line} with a sentence`, () =>
      assert.throws(() => parseStartOptions(line.split(' '), '/'), { name: 'SetupProblem' }));
});
