import type { Conversation } from '../../core/chat/conversation.ts';
import { wantedModel } from '../../core/chat/conversationSettings.ts';
import { EndpointError } from '../../core/endpoint/endpointError.ts';
import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';
import type { ThinkingEffort } from '../../core/endpoint/thinkingEffort.ts';
import { NUMBER_RANGES } from '../../core/settings/parseSettings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { hostKind } from '../../core/util/hostKind.ts';
import type { ChatSettingsView } from '../../shared/chatProtocol.ts';
import type { ComposerState } from '../../shared/toChatView.ts';
import { describeError } from '../describeError.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { ChatModels } from './models/chatModels.ts';

export type ModelLabels = Omit<ComposerState, 'busy'>;

export interface ChatLabelsDeps {
  readonly gateway: Pick<ModelGateway, 'resolveTarget'>;
  readonly settings: SettingsSource;
  readonly models: Pick<ChatModels, 'findOutage'>;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

const NEEDS_SETUP: ReadonlySet<EndpointError['kind']> = new Set(['notConfigured', 'unauthorized', 'refusedLocally']);
const OUT_OF_REACH: ReadonlySet<EndpointError['kind']> = new Set(['unreachable', 'timeout']);

/** What the page shows of a conversation's model: its names, the settings of its own, and, while it is empty, why its endpoint is out of reach. */
export async function findLabels(
  deps: ChatLabelsDeps,
  conversation: Conversation,
): Promise<Omit<ModelLabels, 'instructions'>> {
  const { gateway, settings, models, requestSide } = deps;
  const { settings: own, messages } = conversation;
  const wanted = wantedModel({ messages: [], settings: own });
  const words = (error: unknown, endpointName: string): string =>
    describeError(error, { endpointName, requestSide }).message;
  try {
    const target = await gateway.resolveTarget('chat', wanted);
    const { endpoint, key } = target.connection;
    const needsSetup = key === undefined && hostKind(new URL(endpoint.baseUrl).hostname) === 'public';
    const outage = messages.length > 0 || needsSetup ? undefined : await models.findOutage(endpoint.name);
    return {
      modelLabel: target.model,
      endpointLabel: endpoint.name,
      needsSetup,
      settings: settingsView(settings.current, conversation, target),
      ...(outage && { unreachable: words(outage, endpoint.name) }),
    };
  } catch (error) {
    const { endpointName, model } = { ...settings.current.roles.chat, ...wanted };
    const kind = error instanceof EndpointError ? error.kind : undefined;
    return {
      modelLabel: model,
      endpointLabel: endpointName,
      needsSetup: kind !== undefined && NEEDS_SETUP.has(kind) && wanted === undefined,
      settings: settingsView(settings.current, conversation),
      ...(kind !== undefined && OUT_OF_REACH.has(kind) && { unreachable: words(error, endpointName) }),
    };
  }
}

function settingsView({ chat }: Settings, conversation: Conversation, target?: Target): ChatSettingsView {
  const { endpointName, model, systemPrompt, ...rest } = conversation.settings;
  const current = chat.systemPrompts.find(({ name }) => name === systemPrompt?.name);
  return {
    ...rest,
    hasOwnModel: endpointName !== undefined || model !== undefined,
    ...(systemPrompt && { systemPrompt: systemPrompt.name }),
    ...(systemPrompt && current?.text !== systemPrompt.text && { isOlderPrompt: true }),
    defaults: { temperature: chat.temperature, maxTokens: chat.maxTokens },
    ranges: { temperature: NUMBER_RANGES['chat.temperature'], maxTokens: NUMBER_RANGES['chat.maxTokens'] },
    systemPrompts: chat.systemPrompts.map(({ name }) => name),
    efforts: effortsOf(conversation, target),
  };
}

/** A model that nobody knows to think has shown it by thinking. */
function effortsOf({ messages }: Conversation, target: Target | undefined): readonly ThinkingEffort[] {
  if (target?.thinking === undefined) return [];
  const { efforts, isKnownToThink } = target.thinking;
  const hasThought = messages.some(
    (message) => message.kind === 'assistant' && message.model === target.model && message.reasoning.trim() !== '',
  );
  return isKnownToThink || hasThought ? efforts : [];
}
