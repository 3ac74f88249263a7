import type { AssistantMessageView, HostMessage, UserMessageView } from '../../../src/shared/chatProtocol.ts';
import type { WebviewPage } from '../../support/webviewPage.ts';
import type { PageReport, ProbeOptions } from './pageProbe.ts';
import { viewWithText, viewWithTextEverywhere } from './sinks.ts';
import type { XssCase } from './xssCase.ts';

/** How a text comes onto the page. */
export type DrawMode = 'whole' | 'streamed' | 'again' | 'everywhere';

const MOST_STEPS = 2000;
const QUIET_MS = 30;
/** A long text is drawn in portions with pauses between them. */
const QUIET_AFTER_LONG_MS = 250;
const LONG_INPUT = 20_000;
/** Streaming all steps at 60 frames a second takes 34 seconds. */
const LONGEST_RUN_MS = 90_000;

/** Other programs on the machine can only make a task longer, never shorter: of so many measurements the shortest counts. */
const MEASUREMENTS = 3;

interface Place {
  readonly page: WebviewPage;
  /** False: only harm counts, not what is shown. */
  readonly isContentKept: boolean;
}

/** Draws a case in one way; the problems found, empty when it passes. */
export async function runCase(row: XssCase, mode: DrawMode, where: Place): Promise<string[]> {
  for (let measurement = 1; ; measurement += 1) {
    const { problems, slow } = await drawCase(row, mode, where);
    if (problems.length > 0 || slow.length === 0 || measurement === MEASUREMENTS)
      return [...problems, ...slow].map((problem) => `${mode}: ${problem}`);
  }
}

interface Drawn {
  readonly problems: readonly string[];
  /** What took too long, and may have because the machine was busy. */
  readonly slow: readonly string[];
}

async function drawCase(row: XssCase, mode: DrawMode, where: Place): Promise<Drawn> {
  const { page, isContentKept } = where;
  const requestsBefore = page.requests.length;
  const faultsBefore = page.faults.length;
  const isLong = row.input.length > LONG_INPUT;
  const options: ProbeOptions = {
    messages: messagesFor(row, mode),
    // Against a clock the steps come as fast as they can, and the page has to keep up.
    drawEachStep: !isLong && row.expect.budgetMs === null,
    mustMatch: isContentKept && mode !== 'everywhere' ? row.expect.mustMatch : [],
    quietMs: isLong ? QUIET_AFTER_LONG_MS : QUIET_MS,
  };
  const report = await probe(page, options);
  if (typeof report === 'string') return { problems: [report], slow: [] };
  const problems = [
    ...report.violations,
    ...page.requests.slice(requestsBefore).map((url) => `network-request: ${url.slice(0, 120)}`),
    ...page.faults.slice(faultsBefore).map((fault) => `crash: ${fault.slice(0, 200)}`),
    ...(isContentKept && mode !== 'everywhere' ? contentProblems(row, report) : []),
  ];
  return { problems, slow: timeProblems(row, mode, report) };
}

/** The report, or in one sentence why there is none: a page that hangs, has crashed or has gone elsewhere cannot give one. */
async function probe({ page }: WebviewPage, options: ProbeOptions): Promise<PageReport | string> {
  const report = page
    .evaluate((given) => window.interlineProbe(given), options)
    .catch((error: unknown) => `crash: no report: ${String(error).slice(0, 200)}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`freeze: no report after ${LONGEST_RUN_MS} ms`), LONGEST_RUN_MS);
  });
  const first = await Promise.race([report, late]);
  clearTimeout(timer);
  return first;
}

function messagesFor(row: XssCase, mode: DrawMode): readonly HostMessage[] {
  if (mode === 'everywhere') return [{ type: 'state', view: viewWithTextEverywhere(row.input) }];
  if (mode !== 'streamed') return [{ type: 'state', view: viewWithText(row.where, row.input) }];
  return row.where === 'assistant' ? streamedAnswer(row.input) : redrawnPrefixes(row);
}

function streamedAnswer(text: string): readonly HostMessage[] {
  const view = viewWithText('assistant', '');
  const [question, answer] = view.messages as readonly [UserMessageView, AssistantMessageView];
  const growth = steps(text).map((part): HostMessage => ({
    type: 'answerGrew',
    messageId: answer.id,
    text: part,
    reasoning: '',
  }));
  return [
    { type: 'state', view: { ...view, busy: true, messages: [question, { ...answer, status: 'streaming' }] } },
    ...growth,
    { type: 'messageChanged', message: { ...answer, text, status: 'done' } },
    {
      type: 'composerChanged',
      attachments: [],
      modelLabel: 'm',
      endpointLabel: 'e',
      busy: false,
      needsSetup: false,
      instructions: [],
    },
  ];
}

/** Other sinks do not stream; they are drawn again with every longer text. */
function redrawnPrefixes(row: XssCase): readonly HostMessage[] {
  let text = '';
  return steps(row.input).map((part) => {
    text += part;
    return { type: 'state', view: viewWithText(row.where, text) };
  });
}

/** Single characters, or for a long text as many equal parts as are allowed. */
function steps(text: string): readonly string[] {
  const characters = Array.from(text);
  const size = Math.ceil(characters.length / MOST_STEPS);
  const parts: string[] = [];
  for (let start = 0; start < characters.length; start += size)
    parts.push(characters.slice(start, start + size).join(''));
  return parts;
}

function contentProblems({ expect }: XssCase, report: PageReport): readonly string[] {
  const problems: string[] = [];
  for (const text of expect.visibleTextContains)
    if (!report.text.includes(text)) problems.push(`missing text: ${text}`);
  for (const text of expect.visibleTextNotContains)
    if (report.text.includes(text)) problems.push(`unwanted text: ${text}`);
  if (expect.linkHrefs !== null) {
    const wanted = [...new Set(expect.linkHrefs.map((href) => new URL(href).href))].sort();
    const got = [...new Set(report.hrefs)].sort();
    if (JSON.stringify(wanted) !== JSON.stringify(got)) problems.push(`links: ${JSON.stringify(got)}`);
  }
  return problems;
}

function timeProblems({ mustNot, tier, expect }: XssCase, mode: DrawMode, report: PageReport): readonly string[] {
  const problems: string[] = [];
  // Six sinks at once are harder than the case asks for.
  const longest = tier === 'should' && mode !== 'everywhere' ? 100 : 500;
  if (mustNot.includes('freeze') && report.longestTaskMs > longest) {
    problems.push(`freeze: one task of ${Math.round(report.longestTaskMs)} ms`);
  }
  if (expect.budgetMs !== null && report.totalMs > expect.budgetMs) {
    problems.push(`freeze: ${Math.round(report.totalMs)} ms of ${expect.budgetMs} ms`);
  }
  return problems;
}
