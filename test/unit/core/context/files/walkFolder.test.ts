import assert from 'node:assert/strict';
import { readGitIgnore } from '../../../../../src/core/context/files/gitIgnore.ts';
import {
  type FolderEntry,
  type FolderReader,
  walkFolder,
  type WalkOptions,
} from '../../../../../src/core/context/files/walkFolder.ts';

/** A disk as paths with texts; a path that ends with `@` is a link. */
function diskOf(files: Readonly<Record<string, string>>): FolderReader & { readonly listed: string[] } {
  const listed: string[] = [];
  return {
    listed,
    async list(folder) {
      listed.push(folder);
      const head = folder === '' ? '' : `${folder}/`;
      const entries = new Map<string, FolderEntry>();
      for (const path of Object.keys(files).filter((one) => one.startsWith(head))) {
        const [name = '', ...rest] = path.slice(head.length).split('/');
        const kind = name.endsWith('@') ? 'other' : rest.length > 0 ? 'folder' : 'file';
        entries.set(name, { name, kind });
      }
      return [...entries.values()];
    },
    readText: async (path) => files[path],
  };
}

interface Walk {
  readonly files: Readonly<Record<string, string>> | readonly string[];
  readonly options?: Partial<WalkOptions>;
}

async function walk({ files, options }: Walk) {
  const texts = Array.isArray(files) ? Object.fromEntries(files.map((path: string) => [path, ''])) : files;
  const reader = diskOf(texts as Readonly<Record<string, string>>);
  const signal = new AbortController().signal;
  const walked = await walkFolder({ reader, isExcluded: () => false, maxFiles: 100, signal, ...options });
  return { ...walked, listed: reader.listed };
}

async function checkWalk(given: Walk, expected: readonly string[]): Promise<void> {
  assert.deepEqual((await walk(given)).files, expected);
}

describe('walkFolder', () => {
  it('finds all files, those nearest to the top first', () =>
    checkWalk({ files: ['b/c/d.ts', 'b/a.ts', 'z.ts', 'a.ts'] }, ['a.ts', 'z.ts', 'b/a.ts', 'b/c/d.ts']));
  it('never looks into Git’s own folder', () =>
    checkWalk({ files: ['.git/config', 'a.ts', '.github/x.yml'] }, ['a.ts', '.github/x.yml']));
  it('leaves out what Git ignores, and does not even read such a folder', async () => {
    const files = { '.gitignore': 'node_modules/\n*.log\n', 'node_modules/a/b.js': '', 'x.log': '', 'a.ts': '' };
    const { files: found, listed } = await walk({ files });
    assert.deepEqual(found, ['.gitignore', 'a.ts']);
    assert.deepEqual(listed, ['']);
  });
  it('goes no deeper than anybody would', async () => {
    const { files, listed } = await walk({ files: ['a.ts', `${'d/'.repeat(500)}deep.ts`] });
    assert.deepEqual(files, ['a.ts']);
    assert.equal(listed.length, 64);
  });
  it('leaves out a line that would take forever, and no other', async () => {
    const endless = `${'**/a/'.repeat(12)}b`;
    const path = `${'a/'.repeat(40)}c.ts`;
    await checkWalk({ files: { '.gitignore': `${endless}\n${'x'.repeat(2_000)}\n*.log\n`, [path]: '', 'x.log': '' } }, [
      '.gitignore',
      path,
    ]);
  });
  it('lets an inner file take back what an outer one ignores', () =>
    checkWalk(
      {
        files: {
          '.gitignore': '*.log\n',
          'in/.gitignore': '!keep.log\n',
          'in/keep.log': '',
          'in/no.log': '',
          'no.log': '',
        },
      },
      ['.gitignore', 'in/.gitignore', 'in/keep.log'],
    ));
  it('applies an inner file below its own folder only', () =>
    checkWalk({ files: { 'a/.gitignore': '/x.ts\n', 'a/x.ts': '', 'a/b/x.ts': '', 'x.ts': '' } }, [
      'x.ts',
      'a/.gitignore',
      'a/b/x.ts',
    ]));
  it('takes back nothing inside of an ignored folder, as Git does', () =>
    checkWalk({ files: { '.gitignore': 'out/\n!out/keep.ts\n', 'out/keep.ts': '' } }, ['.gitignore']));
  it('tells upper from lower case, as Git does', () =>
    checkWalk({ files: { '.gitignore': 'build/\n', 'Build/a.ts': '' } }, ['.gitignore', 'Build/a.ts']));
  it('knows rules of the folders above', () =>
    checkWalk(
      {
        files: ['dist/a.js', 'src/a.ts', 'a.ts'],
        options: { outer: [readGitIgnore('/packages/app', 'packages/*/dist\n/a.ts\n')] },
      },
      ['a.ts', 'src/a.ts'],
    ));
  it('leaves out what the editor hides', () =>
    checkWalk(
      {
        files: ['a.js', 'a.ts', 'hidden/b.ts'],
        options: { isExcluded: (path, beside) => path === 'hidden/' || (path === 'a.js' && beside.has('a.ts')) },
      },
      ['a.ts'],
    ));
  it('does not follow links to folders', () => checkWalk({ files: ['loop@/a.ts', 'b.ts'] }, ['b.ts']));
  it('stops at its bound and says that there are more', async () => {
    const { files, isCut } = await walk({ files: ['a.ts', 'b.ts', 'c/d.ts'], options: { maxFiles: 2 } });
    assert.deepEqual([files, isCut], [['a.ts', 'b.ts'], true]);
  });
  it('is not cut when all fit exactly', async () => {
    const { isCut } = await walk({ files: ['a.ts', 'b.ts'], options: { maxFiles: 2 } });
    assert.equal(isCut, false);
  });
  it('reads nothing any more when nobody waits', async () => {
    const signal = AbortSignal.abort();
    const { files, listed } = await walk({ files: ['a.ts'], options: { signal } });
    assert.deepEqual([files, listed], [[], []]);
  });
});
