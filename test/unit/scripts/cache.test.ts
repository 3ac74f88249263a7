import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cached } from '../../../scripts/setup/cache.ts';

const ENTRY = { name: 'tool', version: '1.2.3' };
/** Far above the highest process id of any system. */
const NOBODY = 2 ** 30;

describe('cached', () => {
  let home: string;
  let before: string | undefined;

  beforeEach(async () => {
    before = process.env['XDG_CACHE_HOME'];
    home = await mkdtemp(path.join(os.tmpdir(), 'interline-cache-'));
    process.env['XDG_CACHE_HOME'] = home;
  });

  afterEach(async () => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
    await rm(home, { recursive: true, force: true });
  });

  const install = async (folder: string): Promise<void> => {
    await writeFile(path.join(folder, 'program'), 'works');
  };

  it('installs once, into a folder of the version’s own', async () => {
    let installs = 0;
    const count = async (folder: string): Promise<void> => {
      installs += 1;
      await install(folder);
    };
    const folder = await cached(ENTRY, count);
    assert.equal(folder, path.join(home, 'interline-dev', 'tool-1.2.3'));
    assert.equal(await cached(ENTRY, count), folder);
    assert.equal(await readFile(path.join(folder, 'program'), 'utf8'), 'works');
    assert.equal(installs, 1);
  });

  it('leaves nothing behind when an installation fails, so that the next one starts clean', async () => {
    const failing = async (folder: string): Promise<void> => {
      await install(folder);
      throw new Error('no network');
    };
    await assert.rejects(cached(ENTRY, failing), /no network/);
    assert.deepEqual(await readdir(path.join(home, 'interline-dev')), []);
    await cached(ENTRY, install);
  });

  it('lets the second of two programs wait for the first', async () => {
    let installs = 0;
    const slow = async (folder: string): Promise<void> => {
      installs += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await install(folder);
    };
    const folders = await Promise.all([cached(ENTRY, slow), cached(ENTRY, slow)]);
    assert.equal(installs, 1);
    assert.equal(folders[0], folders[1]);
  });

  it('takes over the lock of a program that has died', async () => {
    await mkdir(path.join(home, 'interline-dev'), { recursive: true });
    await writeFile(path.join(home, 'interline-dev', 'tool-1.2.3.lock'), String(NOBODY));
    await cached(ENTRY, install);
    assert.deepEqual(await readdir(path.join(home, 'interline-dev')), ['tool-1.2.3']);
  });
});
