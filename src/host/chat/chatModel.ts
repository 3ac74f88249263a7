import type { Conversation, ModelChoice } from '../../core/chat/conversation.ts';
import { DEFAULT_SYSTEM_PROMPT } from '../../core/chat/defaultSystemPrompt.ts';
import { choiceOf } from '../../core/chat/choiceOf.ts';
import type { TurnSettings } from '../../core/chat/runAnswer.ts';
import { EndpointError } from '../../core/endpoint/endpointError.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { joinInstructions } from '../../core/prompts/joinInstructions.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { hostKind } from '../../core/util/hostKind.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import type { ComposerState } from '../../shared/toChatView.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { createModelWindows, UNKNOWN_WINDOW_TOKENS } from './modelWindows.ts';

export type ModelLabels = Omit<ComposerState, 'busy'>;

/** What the chat needs to know about its model: where it is, how it is called, how much it takes. */
export interface ChatModel {
  readonly labels: ModelLabels;
  /** Finds out again; resolves to true when the labels have changed. */
  refresh(): Promise<boolean>;
  turnSettings(conversation: Conversation, signal: AbortSignal): Promise<TurnSettings>;
  /** The same for showing what a request would take: the window is asked for however small the conversation is. */
  requestFacts(conversation: Conversation, signal: AbortSignal): Promise<RequestFacts>;
}

export interface RequestFacts extends TurnSettings {
  /** What the model takes, prompt and answer together. Undefined: the server does not tell. */
  readonly windowTokens: number | undefined;
}

/** A conversation of fewer tokens fits every model in use, so that its window need not be asked for. */
const FITS_EVERYWHERE_TOKENS = 2_000;
/** The rest of the window after the longest answer, by which our estimate may be wrong. */
const SHARE_OF_ESTIMATE = 0.9;
const SMALLEST_PROMPT_TOKENS = 512;
/** Of what the project asks of models, all files together. */
const MAX_INSTRUCTION_CHARACTERS = 24_000;
const CHARACTERS_OF_A_TOKEN = 4;

export interface ChatModelDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly instructions: Pick<ProjectInstructions, 'read'>;
}

export function createChatModel({ gateway, settings, instructions }: ChatModelDeps): ChatModel {
  const windows = createModelWindows(gateway);
  let labels: ModelLabels = { modelLabel: '', endpointLabel: '', needsSetup: false, instructions: [] };
  return {
    get labels() {
      return labels;
    },
    async refresh() {
      const before = JSON.stringify(labels);
      const [found, files] = await Promise.all([findLabels(gateway, settings), instructions.read()]);
      labels = { ...found, instructions: files.map(({ label }) => label) };
      return JSON.stringify(labels) !== before;
    },
    turnSettings: (conversation, signal) => factsOf(conversation, signal, false),
    requestFacts: (conversation, signal) => factsOf(conversation, signal, true),
  };

  async function factsOf(conversation: Conversation, signal: AbortSignal, wantsWindow: boolean): Promise<RequestFacts> {
    const { systemPrompt: own, maxTokens, temperature, summarise } = settings.current.chat;
    const wanted = { systemPrompt: own || DEFAULT_SYSTEM_PROMPT, maxTokens, temperature, summarises: summarise };
    const override = choiceOf(conversation);
    const target = await untilAborted(gateway.resolveTarget('chat', override), signal);
    if (!target) return { ...wanted, model: '', instructions: '', maxPromptTokens: 0, windowTokens: undefined };
    const files = await instructions.read();
    const tokens = roughTokens(conversation) + files.reduce((sum, { text }) => sum + estimateTokens(text), 0);
    const fitsEverywhere = tokens < FITS_EVERYWHERE_TOKENS;
    const windowTokens = fitsEverywhere && !wantsWindow ? undefined : await windows.find(target, signal);
    const budget = fitsEverywhere ? undefined : (windowTokens ?? UNKNOWN_WINDOW_TOKENS);
    return {
      ...wanted,
      model: target.model,
      instructions: joinInstructions(files, instructionCharacters(budget)),
      maxPromptTokens: promptTokens(budget, maxTokens),
      windowTokens,
      ...(override && { override }),
    };
  }
}

/** Undefined: the window need not be known. */
function promptTokens(window: number | undefined, maxTokens: number): number {
  if (window === undefined) return Number.MAX_SAFE_INTEGER;
  return Math.max(SMALLEST_PROMPT_TOKENS, Math.floor((window - maxTokens) * SHARE_OF_ESTIMATE), Math.floor(window / 4));
}

/** A small model's window is for the question. */
function instructionCharacters(window = Number.MAX_SAFE_INTEGER): number {
  return Math.min(MAX_INSTRUCTION_CHARACTERS, Math.floor((window / 8) * CHARACTERS_OF_A_TOKEN));
}

async function findLabels(gateway: ModelGateway, settings: SettingsSource): Promise<Omit<ModelLabels, 'instructions'>> {
  try {
    const { connection, model } = await gateway.resolveTarget('chat');
    const { endpoint, key } = connection;
    const needsSetup = key === undefined && hostKind(new URL(endpoint.baseUrl).hostname) === 'public';
    return { modelLabel: model, endpointLabel: endpoint.name, needsSetup };
  } catch (error) {
    const { endpointName, model } = settings.current.roles.chat;
    const needsSetup = error instanceof EndpointError && NEEDS_SETUP.has(error.kind);
    return { modelLabel: model, endpointLabel: endpointName, needsSetup };
  }
}

const NEEDS_SETUP: ReadonlySet<EndpointError['kind']> = new Set(['notConfigured', 'unauthorized', 'refusedLocally']);

function roughTokens({ messages }: Conversation): number {
  return messages.reduce((sum, message) => {
    const attached = message.kind === 'user' ? message.attachments.reduce((total, one) => total + one.tokens, 0) : 0;
    return sum + attached + estimateTokens(message.text);
  }, 0);
}
