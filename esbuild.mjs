// Builds what ships: one bundle for each extension host, and the chat page with its lazily loaded chunks.
//   node esbuild.mjs [--watch] [--release] [--outdir dist] [--metafile FILE (which sources each bundle holds, for their licences)]
import { rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

const { watch, release, outdir, metafile } = parseArgs({
  options: {
    watch: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
    metafile: { type: 'string' },
  },
}).values;

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: release,
  sourcemap: release ? false : 'linked',
  target: 'es2023',
  metafile: true,
  logLevel: release || watch ? 'info' : 'warning',
  legalComments: release ? 'eof' : 'none',
};

/**
 * Libraries that one rare action needs (an import of another tool's file, a theme's file): on Node each lies in a file of its own, so that no
 * window has to load it at its start. A web worker host cannot load a second file.
 */
const LIBRARIES_APART = { yaml: 'yaml', jsonc: 'jsonc-parser/lib/esm/main.js' };

/** @type {import('esbuild').Plugin} */
const librariesApart = {
  name: 'libraries-apart',
  setup({ onResolve }) {
    const fileOf = new Map(Object.entries(LIBRARIES_APART).map(([file, library]) => [library, `./${file}.js`]));
    onResolve({ filter: /^[^./]/ }, ({ kind, path }) => {
      const file = kind === 'entry-point' ? undefined : fileOf.get(path);
      return file === undefined ? undefined : { path: file, external: true };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: { 'extension.node': 'src/entry/extension.node.ts', ...LIBRARIES_APART },
    plugins: [librariesApart],
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outdir,
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'src/entry/extension.web.ts' },
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    outdir,
  },
  {
    ...common,
    entryPoints: { chat: 'src/webview/chat/main.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir: `${outdir}/webview`,
    loader: { '.css': 'css' },
  },
];

await rm(outdir, { recursive: true, force: true });
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  const results = await Promise.all(bundles.map((options) => build(options)));
  const inputs = results.map((result) => result.metafile?.inputs);
  if (metafile) await writeFile(metafile, JSON.stringify(inputs));
}
