import { ChatSession } from '../../core/chat/chatSession.ts';
import type { ModelChoice } from '../../core/chat/conversation.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { ConversationFollower } from '../../core/chat/conversationFollower.ts';
import type { ConversationJournal } from '../../core/chat/conversationJournal.ts';
import type { PooledChat } from '../../core/chat/sessionPool.ts';
import type { Clock, FileSystem, Logger } from '../../core/ports.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { describeError } from '../describeError.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import type { PromptLibrary } from '../prompts/promptLibrary.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { type ChatModel, type ChatModelDeps, createChatModel } from './chatModel.ts';
import { type Composer, createComposer } from './composer.ts';
import type { LastEditor } from './lastEditor.ts';
import type { ChatModels } from './models/chatModels.ts';
import { createModelCalls, type ModelCalls } from './models/modelCalls.ts';
import type { SystemPromptFiles } from './models/systemPromptFiles.ts';
import { createPromptCalls, type PromptCalls } from './promptCalls.ts';

/** An open conversation with what works on it, whichever and however many pages show it. */
export interface OpenChat extends PooledChat {
  readonly model: ChatModel;
  readonly composer: Composer;
  readonly promptCalls: PromptCalls;
  readonly modelCalls: ModelCalls;
  /** Takes in what other windows have written. @param name the file where something was written; absent: anywhere */
  lookForNews(name?: string): Promise<void>;
  /** Asks for a model, for one answer or one question. Undefined: the user has left. */
  readonly pickModel: (title: string) => Promise<ModelChoice | undefined>;
}

export interface OpenChatDeps extends Pick<ChatModelDeps, 'firstLabels'> {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly models: ChatModels;
  readonly promptFiles: SystemPromptFiles;
  readonly library: Pick<PromptLibrary, 'list' | 'find' | 'fill'>;
  readonly instructions: Pick<ProjectInstructions, 'read'>;
  readonly clock: Clock;
  readonly journal: ConversationJournal;
  readonly lastEditor: LastEditor;
  readonly files: FileSystem;
  readonly log: Logger;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

/** An empty conversation, open. */
export function createOpenChat(deps: OpenChatDeps): OpenChat {
  const { library, lastEditor } = deps;
  const model = createChatModel({ ...deps, conversation: () => session.conversation });
  const session = createSession(deps, model);
  rememberSeenFiles(session, deps);
  nameByModel(session, model, deps);
  const follower = new ConversationFollower({ ...deps, session });
  return {
    session,
    open(loaded) {
      session.open(loaded.conversation);
      follower.begin(loaded);
    },
    close: () => follower.close(),
    lookForNews: (name) => follower.look(name),
    model,
    composer: createComposer(session, lastEditor),
    promptCalls: createPromptCalls({ session, library, lastEditor }),
    modelCalls: createModelCalls({ ...deps, session, model }),
    pickModel: (title) => pickModel(deps, model, title),
  };
}

async function pickModel(
  deps: OpenChatDeps,
  { labels: { endpointLabel, modelLabel } }: ChatModel,
  title: string,
): Promise<ModelChoice | undefined> {
  const { chooseModel } = await import('./models/chooseModel.ts');
  const chosen = await chooseModel(deps, { title, current: { endpointName: endpointLabel, model: modelLabel } });
  if (chosen?.kind !== 'model') return undefined;
  const { endpointName, model } = chosen;
  deps.models.remember({ endpointName, model });
  return { endpointName, model };
}

/** Blocks of an answer can tell later whether their files have changed since. The session goes with its listener. */
function rememberSeenFiles(session: ChatSession, { files, log }: OpenChatDeps): void {
  session.onDidChange((change) => {
    if (change.type !== 'answerEnded') return;
    void import('./codeSeen.ts')
      .then(({ recordSeenFiles }) => recordSeenFiles(session, change.id, files))
      .catch((error: unknown) => log.error('The files of an answer could not be read.', { reason: String(error) }));
  });
}

/** Where the setting says so; never in anybody's way, and never in place of a person's title. */
function nameByModel(session: ChatSession, model: ChatModel, { settings, gateway, log }: OpenChatDeps): void {
  const ask = async (): Promise<void> => {
    const { titleByModel } = await import('../../core/chat/titleByModel.ts');
    const { signal } = new AbortController();
    const { override } = await model.turnSettings(session.conversation, signal);
    const text = await titleByModel(session.conversation, { gateway, signal, ...(override && { override }) });
    if (text !== undefined && !session.conversation.title) session.change({ type: 'titled', text, by: 'model' });
  };
  session.onDidChange(({ type }) => {
    const { title, messages } = session.conversation;
    if (type !== 'answerEnded' || settings.current.chat.titles !== 'model' || title || messages.length !== 2) return;
    void ask().catch((error: unknown) => log.warn('The chat could not be named.', { reason: String(error) }));
  });
}

function createSession({ gateway, clock, journal, requestSide }: OpenChatDeps, model: ChatModel): ChatSession {
  return new ChatSession({
    gateway,
    clock,
    journal,
    newId: () => crypto.randomUUID(),
    estimateTokens,
    turnSettings: (conversation, signal) => model.turnSettings(conversation, signal),
    describeFailure: (error, { model: modelName, endpointName = model.labels.endpointLabel }) =>
      describeError(error, {
        requestSide,
        ...(endpointName && { endpointName }),
        ...(modelName && { model: modelName }),
      }),
  });
}
