import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { type ChunkReader, createChunkReader } from '../../../../src/host/web/chunkReader.ts';
import { splitCommonJs } from '../../../../scripts/build/splitCommonJs.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'main.js': `
    import os from 'node:os';
    import { count } from './deep/counter.js';
    import { Kind } from './kind.js';
    export const activate = () => count() + os.EOL.length * 0;
    export const rare = () => import('./deep/rare.js');
    export const other = () => import('./other.js');
    export const make = () => new Kind();`,
  'deep/counter.js': `let counted = 0; export const count = () => (counted += 1); export { count as countAgain };`,
  'kind.js': `export class Kind {}`,
  'deep/rare.js': `
    import { count } from './counter.js';
    import { Kind } from '../kind.js';
    import { both } from '../both.js';
    export const next = () => count();
    export const isKind = (one) => one instanceof Kind;
    export const counter = () => import('./counter.js');
    export { both };`,
  'other.js': `import { both } from './both.js'; import { countAgain } from './deep/counter.js'; export { both, countAgain };`,
  'both.js': `export const both = {};`,
  'web.js': `
    import { both } from './both.js';
    import { count } from './deep/counter.js';
    import { Kind } from './kind.js';
    export let chunks;
    export const use = (reader) => { chunks = reader; };
    export const activate = () => count();
    export const rare = () => import('./deep/rare.js');
    export const other = () => import('./other.js');
    export const make = () => new Kind();
    export { both };`,
};

interface Rare {
  readonly next: () => number;
  readonly isKind: (one: object) => boolean;
  readonly counter: () => Promise<{ readonly count: () => number }>;
  readonly both: object;
}

interface Built {
  readonly activate: () => number;
  readonly rare: () => Promise<Rare>;
  readonly other: () => Promise<{ readonly both: object; readonly countAgain: () => number }>;
  readonly make: () => object;
}

interface BuiltForWeb extends Built {
  readonly use: (reader: ChunkReader) => void;
  readonly both: object;
}

describe('splitCommonJs', () => {
  for (const minify of [false, true])
    describe(minify ? 'minified' : 'as it is', () => {
      let folder: string;
      let outdir: string;
      before(async () => {
        folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'split-')));
        outdir = path.join(folder, 'dist');
        for (const [name, text] of Object.entries(SOURCES)) {
          await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
          await writeFile(path.join(folder, name), text);
        }
        await build({
          entryPoints: { main: path.join(folder, 'main.js'), web: path.join(folder, 'web.js') },
          bundle: true,
          splitting: true,
          format: 'esm',
          platform: 'node',
          chunkNames: 'chunks/[name]-[hash]',
          outdir,
          minify,
          metafile: true,
          write: false,
          plugins: [splitCommonJs],
        });
      });
      after(() => rm(folder, { recursive: true, force: true }));

      const load = (): { readonly built: Built; readonly read: () => readonly string[] } => {
        const require = createRequire(path.join(outdir, 'test.cjs'));
        const isOurs = (file: string): boolean => file.startsWith(outdir);
        for (const file of Object.keys(require.cache).filter(isOurs)) Reflect.deleteProperty(require.cache, file);
        const built = loadFrom(outdir, 'main.js') as Built;
        return {
          built,
          read: () =>
            Object.keys(require.cache)
              .filter(isOurs)
              .map((file) => path.relative(outdir, file)),
        };
      };

      it('reads one file at the start, and a later one when it is called', async () => {
        const { built, read } = load();
        assert.equal(built.activate(), 1);
        assert.deepEqual(read(), ['main.js']);
        await built.other();
        assert.ok(read().length > 1);
      });

      it('has every module once, wherever it is wanted', async () => {
        const { built } = load();
        built.activate();
        const rare = await built.rare();
        assert.equal(rare.next(), 2);
        assert.equal((await rare.counter()).count(), 3);
        const other = await built.other();
        assert.equal(other.countAgain(), 4);
        assert.equal(built.activate(), 5);
        assert.equal(other.both, rare.both);
        assert.equal(rare.isKind(built.make()), true);
      });

      it('lets a host that reads no second file by itself share the chunks, every module once', async () => {
        const names: string[] = [];
        const readText = (name: string): Promise<string> => {
          names.push(name);
          return readFile(path.join(outdir, 'chunks', name), 'utf8');
        };
        const built = loadFrom(outdir, 'web.js') as BuiltForWeb;
        built.use(createChunkReader({ readText, vscode: {} }));
        assert.equal(built.activate(), 1);
        assert.deepEqual(names, []);
        const rare = await built.rare();
        assert.equal(rare.next(), 2);
        assert.equal((await rare.counter()).count(), 3);
        const other = await built.other();
        assert.equal(other.countAgain(), 4);
        assert.equal(other.both, rare.both);
        assert.equal(other.both, built.both);
        assert.equal(rare.isKind(built.make()), true);
        await built.rare();
        assert.equal(new Set(names).size, names.length, 'a chunk was read twice');
      });

      it('says which chunk cannot be read, and tries again', async () => {
        let isThere = false;
        const readText = (name: string): Promise<string> =>
          isThere ? readFile(path.join(outdir, 'chunks', name), 'utf8') : Promise.reject(new Error(`lost ${name}`));
        const built = loadFrom(outdir, 'web.js') as BuiltForWeb;
        built.use(createChunkReader({ readText, vscode: {} }));
        await assert.rejects(built.other(), /lost other-/);
        isThere = true;
        assert.equal((await built.other()).both, built.both);
      });

      it('holds each source once', async () => {
        const names = await readdir(outdir, { recursive: true });
        const files = names.filter((name) => name.endsWith('.js'));
        const texts = await Promise.all(
          files.filter((name) => name !== 'web.js').map((name) => readFile(path.join(outdir, name), 'utf8')),
        );
        assert.equal(texts.join('').match(/class[ {]/g)?.length, 1);
      });
    });
});

function loadFrom(folder: string, name: string): unknown {
  return createRequire(path.join(folder, 'test.cjs'))(`./${name}`);
}
