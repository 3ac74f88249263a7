import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realPath } from '../../../../src/platform/node/realPath.ts';

describe('realPath', () => {
  let folder = '';
  const at = (...parts: readonly string[]): string => path.join(folder, ...parts);
  before(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'interline-')));
    await mkdir(at('inside'));
    await mkdir(at('outside'));
    await writeFile(at('inside', 'a.ts'), '');
    await symlink(at('outside'), at('inside', 'link'), 'dir');
    await symlink(at('outside', 'not-there.ts'), at('inside', 'void.ts'));
    await symlink('loop', at('inside', 'loop'));
  });
  after(() => rm(folder, { recursive: true }));

  const rows: readonly (readonly [name: string, named: readonly string[], expected: readonly string[] | undefined])[] =
    [
      ['a plain file', ['inside', 'a.ts'], ['inside', 'a.ts']],
      ['a file that is not there', ['inside', 'new', 'b.ts'], ['inside', 'new', 'b.ts']],
      ['a folder behind a link', ['inside', 'link', 'c.ts'], ['outside', 'c.ts']],
      ['a link into the void', ['inside', 'void.ts'], ['outside', 'not-there.ts']],
      ['a link to itself', ['inside', 'loop', 'x.ts'], undefined],
    ];
  for (const [name, named, expected] of rows)
    it(`follows ${name}`, async () =>
      assert.equal(await realPath(at(...named)), expected === undefined ? undefined : at(...expected)));
});
