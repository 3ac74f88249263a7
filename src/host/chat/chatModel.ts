import type { Conversation, ModelChoice } from '../../core/chat/conversation.ts';
import { DEFAULT_SYSTEM_PROMPT } from '../../core/chat/defaultSystemPrompt.ts';
import type { TurnSettings } from '../../core/chat/chatSession.ts';
import { EndpointError } from '../../core/endpoint/endpointError.ts';
import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { hostKind } from '../../core/util/hostKind.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import type { ComposerState } from '../../shared/toChatView.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { createModelWindows } from './modelWindows.ts';

export type ModelLabels = Omit<ComposerState, 'busy'>;

/** What the chat needs to know about its model: where it is, how it is called, how much it takes. */
export interface ChatModel {
  readonly labels: ModelLabels;
  /** Finds out again; resolves to true when the labels have changed. */
  refresh(): Promise<boolean>;
  turnSettings(conversation: Conversation, signal: AbortSignal): Promise<TurnSettings>;
}

/** A conversation of fewer tokens fits every model in use, so that its window need not be asked for. */
const FITS_EVERYWHERE_TOKENS = 2_000;
/** The rest of the window after the longest answer, by which our estimate may be wrong. */
const SHARE_OF_ESTIMATE = 0.9;
const SMALLEST_PROMPT_TOKENS = 512;

export function createChatModel(gateway: ModelGateway, settings: SettingsSource): ChatModel {
  const windows = createModelWindows(gateway);
  let labels: ModelLabels = { modelLabel: '', endpointLabel: '', needsSetup: false };

  const maxPromptTokens = async (conversation: Conversation, target: Target, signal: AbortSignal): Promise<number> => {
    const { maxTokens } = settings.current.chat;
    if (roughTokens(conversation) < FITS_EVERYWHERE_TOKENS) return Number.MAX_SAFE_INTEGER;
    const window = await windows.tokensOf(target, signal);
    return Math.max(
      SMALLEST_PROMPT_TOKENS,
      Math.floor((window - maxTokens) * SHARE_OF_ESTIMATE),
      Math.floor(window / 4),
    );
  };

  return {
    get labels() {
      return labels;
    },
    async refresh() {
      const before = JSON.stringify(labels);
      labels = await findLabels(gateway, settings);
      return JSON.stringify(labels) !== before;
    },
    async turnSettings(conversation, signal) {
      const { systemPrompt, maxTokens, temperature } = settings.current.chat;
      const turn = { model: '', systemPrompt: systemPrompt || DEFAULT_SYSTEM_PROMPT, maxTokens, temperature };
      const override = choiceOfLastQuestion(conversation);
      const target = await untilAborted(gateway.resolveTarget('chat', override), signal);
      if (!target) return { ...turn, maxPromptTokens: 0 };
      const room = await maxPromptTokens(conversation, target, signal);
      return { ...turn, model: target.model, maxPromptTokens: room, ...(override && { override }) };
    },
  };
}

function choiceOfLastQuestion({ messages }: Conversation): ModelChoice | undefined {
  return messages.findLast((message) => message.kind === 'user')?.choice;
}

async function findLabels(gateway: ModelGateway, settings: SettingsSource): Promise<ModelLabels> {
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
