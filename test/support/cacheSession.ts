import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ContextSelector } from '../../src/core/completion/context/contextSelector.ts';
import type { ContextSnippet } from '../../src/core/completion/context/contextSnippet.ts';
import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import { prepareRequest } from '../../src/core/completion/prepareRequest.ts';
import { createModelGateway } from '../../src/core/endpoint/createModelGateway.ts';
import type { ModelGateway } from '../../src/core/endpoint/modelGateway.ts';
import { createPlainHttpGuard } from '../../src/core/endpoint/plainHttpGuard.ts';
import { createRequestActivity } from '../../src/core/endpoint/requestActivity.ts';
import type { DialectName } from '../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings/settings.ts';
import { sum } from '../../bench/support/statistics.ts';
import { fakeEnvironment } from './fakeEnvironment.ts';
import { recordTyping } from './recordedTyping.ts';
import { realClock, wireClient } from './wireClient.ts';

export interface CacheSessionOptions {
  readonly serverUrl: string;
  readonly dialect: DialectName;
  /** A template family or a template of one's own. */
  readonly template: string;
  readonly maxPromptTokens: number;
  /** Characters of the goal that are written. */
  readonly characters: number;
}

/** What the server counted over a session. */
export interface CacheResult {
  readonly requests: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  /** Mean tokens of a prompt that were read anew. */
  readonly readAnew: number;
}

const ROOT = path.resolve(import.meta.dirname, '../fixtures/typing');
const DOCUMENT = 'parseEndpoints.ts.txt';
const NEIGHBOURS = ['parseSettings.ts.txt', 'settingReader.ts.txt', 'endpoint.ts.txt', 'normaliseBaseUrl.ts.txt'];
/** The typing has slackened: a request goes out. */
const SLACK_MS = 220;

/**
 * A person writes the middle of a real file (an early one of this project), other files beside it are open; each time the typing slackens the server is asked, as
 * the extension asks. Nothing is accepted.
 */
export async function runCacheSession(options: CacheSessionOptions): Promise<CacheResult> {
  const settings = settingsFor(options);
  const gateway = gatewayFor(settings);
  // A tiny model's tokens are bytes: one plain request, and the budget knows.
  await usageOf(gateway, { prompt: read(DOCUMENT).slice(0, 800), maxTokens: 1 });
  const selector = new ContextSelector();
  const text = read(DOCUMENT);
  const start = text.indexOf('\n', text.length * 0.55) + 1;
  const goal = text.slice(start, start + options.characters);
  const [above, below] = [text.slice(0, start), text.slice(start + options.characters)];
  const usages = [];
  for (const { written, restMs } of recordTyping(goal, 7)) {
    if (restMs < SLACK_MS) continue;
    const input = inputOf(above + written, below);
    const { prepared } = await prepareRequest({ gateway, selector, input, settings, snippets: snippets() });
    if (prepared.kind !== 'completion') throw new Error('This session wants a raw completion.');
    usages.push(await usageOf(gateway, prepared.request));
  }
  const promptTokens = sum(usages.map((usage) => usage.promptTokens));
  const cachedTokens = sum(usages.map((usage) => usage.cachedTokens ?? 0));
  const readAnew = (promptTokens - cachedTokens) / usages.length;
  return { requests: usages.length, promptTokens, cachedTokens, readAnew };
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** As it lay in the project. */
function pathOf(name: string): string {
  return `src/core/settings/${path.basename(name, '.txt')}`;
}

function snippets(): readonly ContextSnippet[] {
  return NEIGHBOURS.map((name, index) => ({
    source: 'openTab',
    uri: `file:///${name}`,
    path: pathOf(name),
    languageId: 'typescript',
    text: read(name),
    firstLine: 0,
    touchedAt: 1_000_000 - index,
  }));
}

function inputOf(before: string, after: string): CompletionInput {
  return {
    uri: `file:///${DOCUMENT}`,
    languageId: 'typescript',
    fileName: pathOf(DOCUMENT),
    repository: 'interline',
    text: before + after,
    offset: before.length,
    textStart: 0,
    firstLine: 0,
    insertSpaces: true,
    tabSize: 2,
    trigger: 'automatic',
    hasSelection: false,
    cursorCount: 1,
    isReadOnly: false,
  };
}

function settingsFor({ serverUrl, dialect, template, maxPromptTokens }: CacheSessionOptions): Settings {
  const endpoint = { name: 'llama', baseUrl: serverUrl, dialect, headers: {}, extraBody: {} };
  return {
    ...DEFAULT_SETTINGS,
    endpoints: [endpoint],
    roles: { ...DEFAULT_SETTINGS.roles, completion: { endpointName: 'llama', model: 'tiny-fim' } },
    completion: { ...DEFAULT_SETTINGS.completion, template, maxPromptTokens, maxTokens: 4 },
  };
}

function gatewayFor(settings: Settings): ModelGateway {
  return createModelGateway({
    client: wireClient(),
    clock: realClock,
    settings: { current: settings },
    environment: fakeEnvironment(),
    keyRing: { keyFor: async () => undefined },
    plainHttp: createPlainHttpGuard(async () => true),
    activity: createRequestActivity(realClock),
    recordUsage: () => undefined,
  });
}

type Completion = Parameters<ModelGateway['complete']>[0];

async function usageOf(gateway: ModelGateway, request: Completion) {
  const { signal } = new AbortController();
  let usage;
  for await (const event of gateway.complete(request, { role: 'completion', signal }))
    if (event.type === 'usage') ({ usage } = event);
  if (usage === undefined) throw new Error('The server told no counts.');
  return usage;
}
