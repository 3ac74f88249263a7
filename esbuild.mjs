// Builds what ships: one bundle for each extension host, and the chat page with its lazily loaded chunks.
//   node esbuild.mjs [--page (only the chat page)] [--watch] [--release] [--outdir dist] [--metafile FILE (which sources each bundle holds, for their licences)]
import { readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { splitCommonJs } from './scripts/build/splitCommonJs.ts';
import { withoutGlyphSizes } from './scripts/build/withoutGlyphSizes.ts';

const { page, watch, release, outdir, metafile } = parseArgs({
  options: {
    page: { type: 'boolean', default: false },
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
  // Translations come from the editor or with the page: the build that reads files by itself is not needed.
  alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
  metafile: true,
  logLevel: release || watch ? 'info' : 'warning',
  legalComments: release ? 'eof' : 'none',
};

/** @type {import('esbuild').Plugin} */
const slimFormulas = {
  name: 'slim-formulas',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]katex\.mjs$/ }, async ({ path }) => ({
      contents: withoutGlyphSizes(await readFile(path, 'utf8')),
    }));
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const all = [
  {
    ...common,
    // The desktop's first; the web's shares its chunks.
    entryPoints: { 'extension.node': 'src/entry/extension.node.ts', 'extension.web': 'src/entry/extension.web.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode', 'node:*'],
    outdir,
    sourcemap: release ? false : 'inline',
    write: false,
    plugins: [splitCommonJs],
  },
  {
    ...common,
    entryPoints: { chat: 'src/webview/chat/main.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir: `${outdir}/webview`,
    plugins: [slimFormulas],
    loader: { '.css': 'css' },
  },
];

const bundles = page ? all.filter(({ entryPoints }) => 'chat' in (entryPoints ?? {})) : all;

await rm(outdir, { recursive: true, force: true });
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  const results = await Promise.all(bundles.map((options) => build(options)));
  const inputs = results.map((result) => result.metafile?.inputs);
  if (metafile) await writeFile(metafile, JSON.stringify(inputs));
}
