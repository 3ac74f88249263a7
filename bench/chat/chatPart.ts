import type { WebviewPage } from '../../test/support/webviewPage.ts';
import { chatView } from '../../test/support/webviewPage.ts';
import type { BenchPart } from '../support/part.ts';
import { median, percentile, range } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { answerText, answerTokens } from './answerText.ts';
import { answer, conversationOf, question } from './conversation.ts';
import { openGiant } from './giantAnswer.ts';
import { type BenchBrowser, openBenchBrowser } from './pageForBench.ts';
import { pageMemory, type PageMemory } from './pageMemory.ts';
import { type StreamRecord, streamAnswer } from './streamAnswer.ts';

const TOKENS_PER_SECOND = 500;
const MEBIBYTE = 2 ** 20;
const REMARK =
  'Release build, its own content security policy, headless Chromium, 480 × 900 pixels, code coloured by the editor’s grammars.';

export const chatPart: BenchPart = {
  name: 'chat',
  title: 'the chat page in a real browser: streaming, opening, memory',
  run: async ({ quick }) => {
    const bench = await openBenchBrowser();
    try {
      return [
        await streamTable(bench, quick ? 5000 : 100_000),
        await openTable(bench, quick ? 2 : 7),
        await memoryTable(bench, quick ? 2 : 10),
        await giantTable(bench, quick ? [10_000] : [10_000, 100_000]),
      ];
    } finally {
      await bench.close();
    }
  },
};

async function streamTable(bench: BenchBrowser, count: number): Promise<Table> {
  const rows: Cell[][] = [];
  for (const [name, history] of [
    ['one answer', 0],
    ['below 200 messages', 200],
  ] as const) {
    // The second is shorter: it differs by its start alone.
    const tokens = answerTokens(history === 0 ? count : count / 5, 1);
    const page = await bench.openPage();
    await openConversation(page, history);
    rows.push([
      name,
      tokens.length,
      ...describeFrames(
        await streamAnswer(page.page, { messageId: 'answer', tokens, tokensPerSecond: TOKENS_PER_SECOND }),
      ),
    ]);
    await page.close();
  }
  return {
    title: `An answer that streams at ${TOKENS_PER_SECOND} tokens a second`,
    columns: [
      { name: 'answer' },
      { name: 'tokens' },
      { name: 'frames' },
      { name: 'median ms', decimals: 1 },
      { name: '95 %', decimals: 1 },
      { name: '99 %', decimals: 1 },
      { name: 'longest', decimals: 1 },
      { name: 'tasks > 50 ms' },
      { name: 'longest task' },
    ],
    rows,
    remarks: [`Time from one animation frame to the next. ${REMARK} Goal: median under 17 ms, 99 % under 50 ms.`],
  };
}

async function openConversation(page: WebviewPage, history: number): Promise<void> {
  const messages = [...conversationOf(history), question('question'), answer('answer', '')];
  await page.tell({ type: 'state', view: chatView({ messages, busy: true }) });
}

function describeFrames({ framesMs, longTasksMs }: StreamRecord): readonly Cell[] {
  const shares = [0.5, 0.95, 0.99, 1].map((share) => percentile(framesMs, share));
  return [framesMs.length, ...shares, longTasksMs.length, Math.max(0, ...longTasksMs)];
}

async function openTable(bench: BenchBrowser, rounds: number): Promise<Table> {
  const rows: Cell[][] = [];
  for (const count of [20, 200, 1000]) {
    const view = chatView({ messages: conversationOf(count) });
    const tookMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await bench.openPage();
      tookMs.push(await timeToEnd(page, view));
      if (round === rounds - 1) rows.push([count, median(tookMs), range(tookMs), (await pageMemory(page.page)).nodes]);
      await page.close();
    }
  }
  return {
    title: `A conversation that opens, median of ${rounds}`,
    columns: [{ name: 'messages' }, { name: 'ms', decimals: 0 }, { name: 'range' }, { name: 'nodes afterwards' }],
    rows,
    remarks: [
      'From the arrival of the state in a page that has just started until its end is painted and can be scrolled. Goal: 1,000 messages under 200 ms.',
    ],
  };
}

/** Until the last message has its text, stands at the lower edge and is painted. */
function timeToEnd({ page }: WebviewPage, view: ReturnType<typeof chatView>): Promise<number> {
  return page.evaluate(
    async (data) => {
      const copy = structuredClone(data);
      const scroller = document.querySelector('.scroller');
      const isThere = (): boolean => {
        const last = [...document.querySelectorAll('.message')].at(-1);
        const hasText = last?.querySelector('.block') !== null && (last?.textContent.trim() ?? '') !== '';
        return hasText && scroller !== null && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
      };
      const started = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data: copy }));
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        // A message that is sent while a frame is prepared arrives when it has been painted.
        const { port1, port2 } = new MessageChannel();
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(undefined);
        });
        if (isThere()) return performance.now() - started;
      }
    },
    { type: 'state', view },
  );
}

async function memoryTable(bench: BenchBrowser, answers: number): Promise<Table> {
  const page = await bench.openPage();
  await openConversation(page, 0);
  const found: PageMemory[] = [await pageMemory(page.page)];
  const tokens = answerTokens(10_000, 3);
  for (let index = 0; index < answers; index += 1) {
    await page.tell(
      { type: 'messageAdded', message: question(`question-${index}`) },
      { type: 'messageAdded', message: answer(`answer-${index}`, '') },
    );
    await streamAnswer(page.page, { messageId: `answer-${index}`, tokens, tokensPerSecond: 5000 });
    await page.tell({ type: 'messageChanged', message: answer(`answer-${index}`, tokens.join('')) });
    await page.page.waitForTimeout(1000);
    found.push(await pageMemory(page.page));
  }
  await page.close();
  const shown = [0, 1, 2, 3, 5, 10].filter((index) => index < found.length);
  return {
    title: 'Memory after long answers',
    columns: [{ name: 'answers of 10,000 tokens' }, { name: 'script heap, MiB', decimals: 1 }, { name: 'nodes' }],
    rows: shown.map((index) => [index, (found[index]?.heapBytes ?? Number.NaN) / MEBIBYTE, found[index]?.nodes]),
    remarks: [
      'After a collection. The text itself (some 45 kB an answer) stays, because the page can draw it again; nodes are all there are, in the document or not.',
    ],
  };
}

const LAST_WORDS = 'These are its last words.';

async function giantTable(bench: BenchBrowser, counts: readonly number[]): Promise<Table> {
  const rows: Cell[][] = [];
  for (const count of counts) {
    const text = `${answerText(count, 1)}${LAST_WORDS}`;
    const view = chatView({ messages: [question('question'), answer('answer', text)] });
    const webview = await bench.openPage();
    const { endMs, settledMs, scrollMs } = await openGiant(webview.page, { type: 'state', view }, LAST_WORDS);
    const { heapBytes, nodes } = await pageMemory(webview.page);
    const scrolled = [0.5, 0.99, 1].map((share) => percentile(scrollMs, share));
    rows.push([count, endMs, settledMs, ...scrolled, heapBytes / MEBIBYTE, nodes]);
    await webview.close();
  }
  return {
    title: 'One long answer that is complete',
    columns: [
      { name: 'tokens' },
      { name: 'end shown after ms', decimals: 0 },
      { name: 'all drawn after ms', decimals: 0 },
      { name: 'a frame while scrolling, median ms', decimals: 1 },
      { name: '99 %', decimals: 1 },
      { name: 'longest', decimals: 1 },
      { name: 'script heap, MiB', decimals: 1 },
      { name: 'nodes' },
    ],
    rows,
    remarks: ['From the arrival of the state. Then 400 frames upwards from the end, 200 pixels each.'],
  };
}
