import type { Conversation } from '../../core/chat/conversation.ts';
import { DEFAULT_SYSTEM_PROMPT } from '../../core/chat/defaultSystemPrompt.ts';
import { wantedModel } from '../../core/chat/conversationSettings.ts';
import type { TurnSettings } from '../../core/chat/runAnswer.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { nameTakesImages } from '../../core/endpoint/takesImages.ts';
import { joinInstructions } from '../../core/prompts/joinInstructions.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import { type ChatLabelsDeps, findLabels, type ModelLabels } from './chatLabels.ts';
import { createModelWindows, UNKNOWN_WINDOW_TOKENS } from './modelWindows.ts';

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
  /** Undefined: neither the server nor the model's name says so. */
  readonly takesImages: boolean | undefined;
}

/** A conversation of fewer tokens fits every model in use, so that its window need not be asked for. */
const FITS_EVERYWHERE_TOKENS = 2_000;
/** The rest of the window after the longest answer, by which our estimate may be wrong. */
const SHARE_OF_ESTIMATE = 0.9;
const SMALLEST_PROMPT_TOKENS = 512;
/** Of what the project asks of models, all files together. */
const MAX_INSTRUCTION_CHARACTERS = 24_000;
const CHARACTERS_OF_A_TOKEN = 4;

export interface ChatModelDeps extends ChatLabelsDeps {
  readonly gateway: ModelGateway;
  readonly instructions: Pick<ProjectInstructions, 'read'>;
  /** Whose model it is, as it is now. */
  readonly conversation: () => Conversation;
  /** What is shown until it is known: most chats have the model of the one before. */
  readonly firstLabels?: ModelLabels;
}

export function createChatModel(deps: ChatModelDeps): ChatModel {
  const { gateway, settings, instructions } = deps;
  const windows = createModelWindows(gateway);
  const { firstLabels = { modelLabel: '', endpointLabel: '', needsSetup: false, instructions: [] } } = deps;
  let labels = firstLabels;
  return {
    get labels() {
      return labels;
    },
    async refresh() {
      const before = JSON.stringify(labels);
      const [found, files] = await Promise.all([findLabels(deps, deps.conversation()), instructions.read()]);
      labels = { ...found, instructions: files.map(({ label }) => label) };
      return JSON.stringify(labels) !== before;
    },
    turnSettings: (conversation, signal) => factsOf(conversation, signal, false),
    requestFacts: (conversation, signal) => factsOf(conversation, signal, true),
  };

  async function factsOf(conversation: Conversation, signal: AbortSignal, wantsWindow: boolean): Promise<RequestFacts> {
    const wanted = wishesOf(settings.current.chat, conversation);
    const { maxTokens } = wanted;
    const override = wantedModel(conversation);
    const target = await untilAborted(gateway.resolveTarget('chat', override), signal);
    if (!target) return { ...wanted, model: '', instructions: '', maxPromptTokens: 0, ...NOTHING_KNOWN };
    const files = await instructions.read();
    const tokens = roughTokens(conversation) + files.reduce((sum, { text }) => sum + estimateTokens(text), 0);
    const fitsEverywhere = tokens < FITS_EVERYWHERE_TOKENS;
    const info = fitsEverywhere && !wantsWindow ? undefined : await windows.infoOf(target, signal);
    const windowTokens = info?.contextLength;
    const budget = fitsEverywhere ? undefined : (windowTokens ?? UNKNOWN_WINDOW_TOKENS);
    return {
      ...wanted,
      model: target.model,
      endpointName: target.connection.endpoint.name,
      instructions: joinInstructions(files, instructionCharacters(budget)),
      maxPromptTokens: promptTokens(budget, maxTokens),
      windowTokens,
      takesImages: info?.takesImages ?? nameTakesImages(target.model),
      ...(override && { override }),
    };
  }
}

/** The conversation's own settings, over the chat's. */
function wishesOf(
  chat: Settings['chat'],
  { settings: own }: Conversation,
): Pick<TurnSettings, 'systemPrompt' | 'maxTokens' | 'temperature' | 'summarises' | 'thinking'> {
  return {
    systemPrompt: own.systemPrompt?.text ?? (chat.systemPrompt || DEFAULT_SYSTEM_PROMPT),
    maxTokens: own.maxTokens ?? chat.maxTokens,
    temperature: own.temperature ?? chat.temperature,
    summarises: chat.summarise,
    ...(own.thinking && { thinking: own.thinking }),
  };
}

const NOTHING_KNOWN = { windowTokens: undefined, takesImages: undefined } as const;

/** Undefined: the window need not be known. */
function promptTokens(window: number | undefined, maxTokens: number): number {
  if (window === undefined) return Number.MAX_SAFE_INTEGER;
  return Math.max(SMALLEST_PROMPT_TOKENS, Math.floor((window - maxTokens) * SHARE_OF_ESTIMATE), Math.floor(window / 4));
}

/** A small model's window is for the question. */
function instructionCharacters(window = Number.MAX_SAFE_INTEGER): number {
  return Math.min(MAX_INSTRUCTION_CHARACTERS, Math.floor((window / 8) * CHARACTERS_OF_A_TOKEN));
}

function roughTokens({ messages }: Conversation): number {
  return messages.reduce((sum, message) => {
    const attached = message.kind === 'user' ? message.attachments.reduce((total, one) => total + one.tokens, 0) : 0;
    return sum + attached + estimateTokens(message.text);
  }, 0);
}
