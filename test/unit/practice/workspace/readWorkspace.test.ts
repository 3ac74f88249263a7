import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createWorkspace } from '../../../../practice/workspace/readWorkspace.ts';

describe('createWorkspace', () => {
  let folder = '';
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'interline-workspace-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('reads source files and leaves out what is hidden, generated, binary or large', async () => {
    await write('a.ts', 'let a;\n');
    await write('deep/er/b.py', 'b = 1\n');
    await write('.env', 'SECRET=1\n');
    await write('node_modules/x/index.js', 'x\n');
    await write('image.bin', 'a\0b');
    await write('large.txt', 'x'.repeat(300_000));
    const files = await createWorkspace(folder, () => 0).read();
    assert.deepEqual(
      files.map(({ name, text }) => [name, text]),
      [
        ['a.ts', 'let a;\n'],
        ['deep/er/b.py', 'b = 1\n'],
      ],
    );
  });

  it('sees changes after two seconds, not before', async () => {
    let now = 0;
    const workspace = createWorkspace(folder, () => now);
    const names = async () => (await workspace.read()).map(({ name }) => name);
    await write('a.ts', 'a');
    assert.deepEqual(await names(), ['a.ts']);
    await write('b.ts', 'b');
    await rm(path.join(folder, 'a.ts'));
    now = 1_999;
    assert.deepEqual(await names(), ['a.ts']);
    now = 2_000;
    assert.deepEqual(await names(), ['b.ts']);
  });

  it('is empty for a folder that has gone', async () => {
    assert.deepEqual(await createWorkspace(path.join(folder, 'nowhere'), () => 0).read(), []);
  });
});
