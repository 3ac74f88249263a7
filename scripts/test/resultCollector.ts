import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestEvent } from '../../test/integration/support/testEvent.ts';
import { NOTHING, addCounts } from './counts.ts';
import type { Counts } from './counts.ts';

export interface ResultCollector {
  readonly url: string;
  /** Resolves when the suite has ended or is broken. */
  readonly ended: Promise<void>;
  counts(): Counts;
  close(): void;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-private-network': 'true',
};

const COUNTED: Readonly<Record<TestEvent['type'], Counts>> = {
  passed: { ...NOTHING, passed: 1 },
  skipped: { ...NOTHING, skipped: 1 },
  failed: { ...NOTHING, failed: 1 },
  broken: { ...NOTHING, failed: 1 },
  ended: NOTHING,
};

/** Takes the results of a suite that runs in another process or in a browser, and prints them as they come. */
export async function startResultCollector(): Promise<ResultCollector> {
  let counts = NOTHING;
  let printed: readonly string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const take = (event: TestEvent): void => {
    counts = addCounts(counts, COUNTED[event.type]);
    if ('titles' in event) {
      printHeadings(printed, event.titles);
      printed = event.titles;
    }
    console.log(describe(event));
    if (event.type === 'ended' || event.type === 'broken') end();
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'POST') take(JSON.parse(await text(request)) as TestEvent);
    response.writeHead(204, CORS).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, ended, counts: () => counts, close };
}

/** The names of the groups around a test, as far as they differ from those of the test before. */
function printHeadings(before: readonly string[], titles: readonly string[]): void {
  const groups = titles.slice(0, -1);
  const same = groups.findIndex((title, depth) => before[depth] !== title);
  if (same < 0) return;
  for (const [depth, title] of groups.entries()) if (depth >= same) console.log(`${'  '.repeat(depth + 1)}${title}`);
}

function describe(event: TestEvent): string {
  if (event.type === 'ended') return '';
  if (event.type === 'broken') return `  The suite is broken: ${event.message}`;
  const title = `${'  '.repeat(event.titles.length)}${{ passed: '✔', skipped: '-', failed: '✘' }[event.type]} ${event.titles.at(-1) ?? ''}`;
  if (event.type !== 'failed') return title;
  return `${title}\n${event.message}\n${event.stack}`;
}
