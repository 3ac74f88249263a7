import type { Browser } from 'playwright-core';
import { launchWebviewBrowser, openWebviewPage, type WebviewPage } from '../support/webviewPage.ts';
import { buildPages, type BuiltPages } from './markdownXss/buildPages.ts';
import { installProbe } from './markdownXss/pageProbe.ts';
import { watchPutOffWork } from './markdownXss/putOffWork.ts';
import { runCase, type DrawMode } from './markdownXss/runCase.ts';
import { readXssCases, type XssCase } from './markdownXss/xssCase.ts';
import type { CaseResult } from './result.ts';

/** One way to open the page, and the ways in which every case is drawn there. */
interface Round {
  readonly name: string;
  readonly bundle: keyof Omit<BuiltPages, 'remove'>;
  readonly hasPolicy: boolean;
  readonly modes: readonly DrawMode[];
  /** False: with a layer missing, only harm counts. */
  readonly isComplete: boolean;
}

const AS_SHIPPED: Round = {
  name: 'as shipped',
  bundle: 'real',
  hasPolicy: true,
  modes: ['whole', 'streamed', 'again', 'everywhere'],
  isComplete: true,
};

const ROUNDS: readonly Round[] = [
  AS_SHIPPED,
  { name: 'without policy', bundle: 'real', hasPolicy: false, modes: ['whole', 'streamed'], isComplete: true },
  { name: 'parser alone', bundle: 'parserAlone', hasPolicy: false, modes: ['whole', 'streamed'], isComplete: false },
  { name: 'sanitiser alone', bundle: 'sanitizerAlone', hasPolicy: false, modes: ['whole'], isComplete: false },
];

/** Pages that draw at the same time. */
const PAGES_AT_ONCE = 3;

interface Place {
  readonly browser: Browser;
  readonly pages: BuiltPages;
}

/**
 * Draws every case of a `markdown-xss.json` on the real page in a real browser: whole, streamed, again from stored state, and in all sinks at
 * once; then without the content security policy, and with each of the two layers alone. A case passes when nothing went wrong anywhere.
 */
export async function* runMarkdownXssConformance(file: string): AsyncIterable<CaseResult> {
  const cases = await readXssCases(file);
  const pages = await buildPages();
  const browser = await launchWebviewBrowser();
  try {
    const place = { browser, pages };
    const problems = new Map<XssCase, readonly string[]>();
    const isTimed = (row: XssCase): boolean => row.expect.budgetMs !== null || row.mustNot.includes('freeze');
    const jobs = ROUNDS.flatMap((round) => cases.filter((row) => !isTimed(row)).map((row) => ({ row, round })));
    await runJobs(jobs, PAGES_AT_ONCE, { place, problems });
    // What is measured in time runs alone. It tries the patience of the page as it ships, none of its layers.
    const timedJobs = cases.filter(isTimed).map((row) => ({ row, round: AS_SHIPPED }));
    await runJobs(timedJobs, 1, { place, problems });
    for (const row of cases) {
      const found = problems.get(row) ?? ['not run'];
      yield { id: row.id, tier: row.tier, passed: found.length === 0, expected: row.expect, got: found.slice(0, 8) };
    }
  } finally {
    await browser.close();
    await pages.remove();
  }
}

interface Job {
  readonly row: XssCase;
  readonly round: Round;
}

interface JobsOptions {
  readonly place: Place;
  /** Filled: what was found for each case. */
  readonly problems: Map<XssCase, readonly string[]>;
}

async function runJobs(jobs: readonly Job[], atOnce: number, { place, problems }: JobsOptions): Promise<void> {
  const waiting = [...jobs];
  const worker = async (): Promise<void> => {
    let open: { readonly round: Round; readonly page: WebviewPage } | undefined;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { row, round } = job;
      for (const mode of round.modes) {
        if (open?.round !== round) {
          await open?.page.close();
          open = { round, page: await openProbedPage(round, { ...place, hasFastFrames: atOnce > 1 }) };
        }
        const found = await runCase(row, mode, { page: open.page, isContentKept: round.isComplete });
        problems.set(row, [...(problems.get(row) ?? []), ...found.map((problem) => `${round.name}, ${problem}`)]);
        if (found.length === 0 && atOnce > 1) continue;
        // What has gone wrong, or has filled the memory, must not colour what comes next.
        await open.page.close();
        open = undefined;
      }
    }
    await open?.page.close();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function openProbedPage(
  { bundle, hasPolicy }: Round,
  { browser, pages, hasFastFrames }: Place & { readonly hasFastFrames: boolean },
): Promise<WebviewPage> {
  const page = await openWebviewPage(browser, { bundleFolder: pages[bundle], hasPolicy, hasFastFrames });
  await page.page.evaluate(installProbe);
  await page.page.evaluate(watchPutOffWork);
  return page;
}
