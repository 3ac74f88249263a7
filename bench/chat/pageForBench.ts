import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { inProject } from '../../scripts/host/paths.ts';
import { ensureCodeServer } from '../../scripts/setup/ensureCodeServer.ts';
import { run } from '../../scripts/setup/run.ts';
import { SetupProblem } from '../../scripts/setup/setupProblem.ts';
import type { HostMessage } from '../../src/shared/chatProtocol.ts';
import { launchWebviewBrowser, openWebviewPage, type WebviewPage } from '../../test/support/webviewPage.ts';

/** A browser and the page as it ships; close it at the end. */
export interface BenchBrowser {
  readonly browser: Browser;
  /** A fresh page, which knows the editor's own grammars for the languages of the answers. */
  openPage(): Promise<WebviewPage>;
  close(): Promise<void>;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: 'typescript-basics/syntaxes/TypeScript.tmLanguage.json',
  python: 'python/syntaxes/MagicPython.tmLanguage.json',
  sql: 'sql/syntaxes/sql.tmLanguage.json',
  json: 'json/syntaxes/JSON.tmLanguage.json',
};

/** Builds the page for release and starts a browser that reaches no network. */
export async function openBenchBrowser(): Promise<BenchBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'interline-bench-page-'));
  const builder = [inProject('esbuild.mjs'), '--page', '--release', '--outdir', folder];
  const { code, output } = await run(process.execPath, builder, { cwd: inProject() });
  if (code !== 0) throw new SetupProblem(`the page could not be built:\n${output}`);
  const grammars = await readGrammars();
  const browser = await launchWebviewBrowser();
  return {
    browser,
    openPage: async () => {
      const page = await openWebviewPage(browser, {
        bundleFolder: path.join(folder, 'webview'),
        width: 480,
        height: 900,
      });
      await page.tell({ type: 'theme', theme: { kind: 'dark' } }, ...grammars);
      return page;
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readGrammars(): Promise<readonly HostMessage[]> {
  const { entry } = await ensureCodeServer();
  const extensions = path.join(path.dirname(entry), '../../lib/vscode/extensions');
  const names = await readdir(extensions);
  return Promise.all(
    Object.entries(LANGUAGES)
      .filter(([, file]) => names.includes(file.split('/')[0] ?? ''))
      .map(async ([language, file]): Promise<HostMessage> => {
        const grammar = JSON.parse(await readFile(path.join(extensions, file), 'utf8')) as {
          readonly scopeName: string;
        };
        return { type: 'grammar', language, scopeName: grammar.scopeName, grammars: [grammar] };
      }),
  );
}
