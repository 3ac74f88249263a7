// Builds what ships: one bundle for each extension host, and the chat page with its lazily loaded chunks.
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const release = process.argv.includes('--release');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: release,
  sourcemap: release ? false : 'linked',
  target: 'es2023',
  metafile: true,
  logLevel: 'info',
  legalComments: release ? 'eof' : 'none',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: { 'extension.node': 'src/entry/extension.node.ts' },
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outdir: 'dist',
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'src/entry/extension.web.ts' },
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    outdir: 'dist',
  },
  {
    ...common,
    entryPoints: { chat: 'src/webview/chat/main.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir: 'dist/webview',
    loader: { '.css': 'css' },
  },
];

await rm('dist', { recursive: true, force: true });
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
