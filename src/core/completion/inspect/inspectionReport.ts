import { templateForTarget } from '../../fim/selectFimTemplate.ts';
import { formatDuration } from '../../usage/formatUsage.ts';
import { estimateTokens } from '../../usage/estimateTokens.ts';
import type { UsageRecord } from '../../usage/usageRecord.ts';
import { escapeMarkdown } from '../../util/escapeMarkdown.ts';
import { fenceFor } from '../../util/fenceFor.ts';
import type { ContextSource } from '../../settings/contextSources.ts';
import type { ModelRequest } from '../../endpoint/modelGateway.ts';
import { cleanInContext, type CleaningStep } from '../postprocess/cleanAnswer.ts';
import type { AnswerLength } from '../postprocess/cleaningContext.ts';
import type { RequestPlan } from '../prepareRequest.ts';
import type { RequestInFlight } from '../requestInFlight.ts';
import { curlCommand } from './curlCommand.ts';
import type { OutgoingRequest } from './outgoingRequest.ts';

/** One request that went out, and all that is known of it. */
export interface InspectedRequest {
  readonly plan: RequestPlan;
  readonly request: Pick<RequestInFlight, 'raw' | 'times' | 'state' | 'error'>;
  /** Undefined: it has not ended, or was never sent. */
  readonly usage: UsageRecord | undefined;
  /** From the key to the request. */
  readonly waitedMs: number | undefined;
  /** As it is on the wire; undefined when its address cannot be used. */
  readonly outgoing: OutgoingRequest | undefined;
  /** The setting `completion.template`. */
  readonly templateSetting: string;
}

/** Everything about one request as a markdown document, for the person at the editor alone: it holds their own text. */
export function inspectionReport(inspected: InspectedRequest | undefined): string {
  if (inspected === undefined)
    return '# Last suggestion request\n\nNo request for a suggestion has gone out from this window yet.\n';
  const parts = [
    '# Last suggestion request',
    overview(inspected),
    '## Time and tokens',
    timeTable(inspected),
    '## What the model saw',
    partsTable(inspected),
    ...promptSections(inspected.plan.prepared),
    '## What it answered',
    inspected.request.raw === '' ? 'Nothing.' : fenced(inspected.request.raw),
    '## What the clean-up changed',
    ...cleaningSections(inspected),
    ...curlSection(inspected.outgoing),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Row = readonly [name: string, value: string];

function table(rows: readonly Row[]): string {
  return ['| | |', '|:--|:--|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

const LENGTHS: Readonly<Record<AnswerLength, string>> = {
  line: 'to the end of the line',
  statement: 'one statement',
  nextStatement: 'the next statement',
  block: 'to the end of the block',
};

const STATES: Readonly<Record<RequestInFlight['state'], string>> = {
  streaming: 'still under way',
  complete: 'answered',
  abandoned: 'taken back, because the typing went another way',
  failed: 'failed',
};

function overview({ plan, request, outgoing, templateSetting, usage }: InspectedRequest): string {
  const { connection, model } = plan.target;
  const { family, kind } = templateForTarget(templateSetting, plan.target);
  const { standsInFor, endpointName, model: answering } = usage ?? {};
  const wasOther = standsInFor !== undefined && endpointName !== undefined && answering !== undefined;
  return table([
    ['Endpoint', escapeMarkdown(connection.endpoint.name)],
    ['Model', escapeMarkdown(model)],
    ...(wasOther ? [['Answered by', escapeMarkdown(`${answering} at ${endpointName}`)] as const] : []),
    ['Address', code(outgoing?.url ?? connection.endpoint.baseUrl)],
    ['Template', `${escapeMarkdown(family)} (${ROUTES[kind]})`],
    ['Language', escapeMarkdown(plan.origin.context.languageId)],
    ['Asked for', LENGTHS[plan.origin.context.length]],
    ['Outcome', STATES[request.state]],
  ]);
}

const ROUTES = {
  fim: 'a raw prompt',
  suffixField: 'prompt and suffix as fields',
  infill: 'the server lays out the prompt',
  holeFiller: 'in words, to a model that only chats',
} as const;

function timeTable({ request, waitedMs, usage }: InspectedRequest): string {
  const { startedAt, firstTextAt, firstLineAt, endedAt } = request.times;
  const after = (at: number | undefined): string => (at === undefined ? '–' : formatDuration(at - startedAt));
  return table([
    ...(waitedMs === undefined ? [] : [['Waited before it went out', formatDuration(waitedMs)] as const]),
    ['First text after', after(firstTextAt)],
    ['First line complete after', after(firstLineAt)],
    ['Ended after', after(endedAt)],
    ...usageRows(usage),
  ]);
}

function usageRows(record: UsageRecord | undefined): readonly Row[] {
  if (record === undefined) return [];
  const { promptTokens, completionTokens, cachedTokens, source } = record.usage;
  const mark = source === 'estimated' ? '≈' : '';
  const share =
    cachedTokens === undefined || promptTokens === 0 ? undefined : Math.round((100 * cachedTokens) / promptTokens);
  return [
    ['Prompt', `${mark}${promptTokens} tokens`],
    ['From the server’s cache', share === undefined ? 'the server does not say' : `${cachedTokens} tokens, ${share} %`],
    ['Answer', `${mark}${completionTokens} tokens`],
  ];
}

const SOURCES: Readonly<Record<ContextSource, string>> = {
  pinned: 'pinned file',
  definition: 'definition',
  recentEdit: 'recent edit',
  visibleFile: 'visible file',
  recentFile: 'recently viewed file',
  openTab: 'open tab',
  diagnostic: 'problems nearby',
  clipboard: 'clipboard',
};

function partsTable({ plan }: InspectedRequest): string {
  const { window } = plan.origin;
  const factor = plan.target.tokenFactor ?? 1;
  const row = (name: string, lines: string, tokens: number): string =>
    `| ${name} | ${lines} | ≈${Math.round(tokens * factor)} |`;
  const files = plan.files.map(({ source, path, firstLine, endLine, tokens }) =>
    row(`${escapeMarkdown(path)} (${SOURCES[source]})`, `${firstLine + 1}–${endLine}`, tokens),
  );
  return [
    '| Part | Lines | Tokens |\n|:--|--:|--:|',
    ...files,
    row('Text before the cursor', String(countLines(window.prefix)), estimateTokens(window.prefix)),
    row('Text after the cursor', String(countLines(window.suffix)), estimateTokens(window.suffix)),
  ].join('\n');
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}

function promptSections(prepared: ModelRequest): readonly string[] {
  if (prepared.kind === 'chat')
    return prepared.request.messages.flatMap(({ role, content }) => [`## The prompt: ${role}`, fenced(content)]);
  const { prompt, suffix, extra = [], stop = [] } = prepared.request;
  return [
    ...extra.flatMap(({ path, text }) => [`## The prompt: ${escapeMarkdown(path)}`, fenced(text)]),
    '## The prompt',
    fenced(prompt),
    ...(suffix === undefined ? [] : ['## The suffix', fenced(suffix)]),
    ...(stop.length === 0 ? [] : [`Stop words: ${stop.map(code).join(', ')}`]),
  ];
}

function cleaningSections({ plan, request }: InspectedRequest): readonly string[] {
  const steps: CleaningStep[] = [];
  const fitted = cleanInContext(request.raw, plan.origin.context, (step) => steps.push(step));
  const shown = fitted === undefined ? ['Nothing was left to show.'] : ['What was left to show:', fenced(fitted.text)];
  return [...(steps.length === 0 ? ['Nothing.'] : steps.flatMap(stepSection)), ...shown];
}

/** A cut shows what went; any other change shows what it made. */
function stepSection({ rule, before, after }: CleaningStep): readonly string[] {
  if (after !== '' && before.startsWith(after))
    return [`\`${rule}\` cut off the end:`, fenced(before.slice(after.length))];
  if (after !== '' && before.endsWith(after))
    return [`\`${rule}\` took away the beginning:`, fenced(before.slice(0, -after.length))];
  return after === '' ? [`\`${rule}\` took away everything.`] : [`\`${rule}\` made of it:`, fenced(after)];
}

function curlSection(outgoing: OutgoingRequest | undefined): readonly string[] {
  if (outgoing === undefined) return [];
  return [
    '## The same for a terminal',
    'Put the key into the variable `API_KEY` first, where the server wants one.',
    fenced(curlCommand(outgoing), 'sh'),
  ];
}

/** Whatever the text holds, it ends neither the block nor the document's own lines. */
function fenced(text: string, language = ''): string {
  const fence = fenceFor(text);
  return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

function code(text: string): string {
  const line = text.replaceAll('\n', '⏎').replaceAll('|', '\\|');
  const fence = fenceFor(line);
  return `${fence} ${line} ${fence}`;
}
