import assert from 'node:assert/strict';
import { globalIgnorePath } from '../../../../../src/core/context/files/globalIgnorePath.ts';
import type { ProgramEnd } from '../../../../../src/core/ports.ts';
import { fakeEnvironment } from '../../../../support/fakeEnvironment.ts';

async function checkPath(
  answer: ProgramEnd,
  environment: Readonly<Record<string, string>>,
  expected: string | undefined,
): Promise<void> {
  const asked: string[] = [];
  const programs = {
    run: async (command: readonly string[]) => {
      asked.push(command.join(' '));
      return answer;
    },
  };
  assert.equal(await globalIgnorePath({ programs, environment: fakeEnvironment(environment) }), expected);
  assert.deepEqual(asked, ['git config --type=path --get core.excludesFile']);
}

const said = (output: string): ProgramEnd => ({ kind: 'done', output });
const UNSET: ProgramEnd = { kind: 'failed', exitCode: 1 };

describe('globalIgnorePath', () => {
  const rows: readonly (readonly [name: string, ...Parameters<typeof checkPath>])[] = [
    ['is what Git says', said('/home/a/my ignores\n'), { HOME: '/home/a' }, '/home/a/my ignores'],
    ['is what Git says on Windows', said('C:/Users/a/ignores\r\n'), {}, 'C:/Users/a/ignores'],
    ['is none where Git is told that there is none', said('\n'), { HOME: '/home/a' }, undefined],
    ['is none where it would depend on the folder', said('ignores\n'), { HOME: '/home/a' }, undefined],
    ['lies with the settings by default', UNSET, { HOME: '/home/a' }, '/home/a/.config/git/ignore'],
    ['lies where the settings were moved', UNSET, { HOME: '/h', XDG_CONFIG_HOME: '/c' }, '/c/git/ignore'],
    ['takes no empty folder for settings', UNSET, { HOME: '/h', XDG_CONFIG_HOME: '' }, '/h/.config/git/ignore'],
    ['lies in the profile on Windows', UNSET, { USERPROFILE: 'C:\\Users\\a' }, 'C:\\Users\\a/.config/git/ignore'],
    ['does not need Git', { kind: 'notFound' }, { HOME: '/h' }, '/h/.config/git/ignore'],
    ['is none in a web host', { kind: 'unavailable' }, {}, undefined],
  ];
  for (const [name, ...row] of rows) it(name, () => checkPath(...row));
});
