import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { ThinkingEffort } from '../endpoint/thinkingEffort.ts';
import type { Clock } from '../ports.ts';
import { addUsage } from './addUsage.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { AssistantMessage, Conversation, Failure, HistorySummary, ModelChoice } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { summaryOf } from './promptParts.ts';
import type { AnswerEnd } from './streamAnswer.ts';
import { summariseHistory, type SummaryPlan } from './summariseHistory.ts';

/** What the settings and the model say about the next turn; asked anew for each. */
export interface TurnSettings {
  readonly model: string;
  /** Whose model it is; absent: not known yet. */
  readonly endpointName?: string;
  /** The answer's, the question's or the conversation's own, over the chat's. */
  readonly override?: ModelChoice;
  readonly systemPrompt: string;
  /** What the project asks of models; empty: nothing. */
  readonly instructions: string;
  readonly maxTokens: number;
  readonly temperature: number;
  /** Absent: as much as the model thinks unasked. */
  readonly thinking?: ThinkingEffort;
  readonly maxPromptTokens: number;
  /** Whether the oldest turns are summarised where they do not fit any more. */
  readonly summarises: boolean;
}

/** Whom a question went to, as far as it is known: empty, while no target is resolved, and absent, where the chat's own endpoint was asked. */
export type AskedTarget = Required<Pick<ModelChoice, 'model'>> & Pick<ModelChoice, 'endpointName'>;

export interface AnswerDeps {
  readonly gateway: Pick<ModelGateway, 'chat'>;
  readonly clock: Clock;
  /** Unique forever, also across windows. */
  readonly newId: () => string;
  readonly estimateTokens: (text: string) => number;
  /**
   * The conversation's branch ends with the answer that is wanted, whose own choice of a model counts most (`choiceOf`). Rejects when no
   * target can be resolved; the answer then fails with that error.
   */
  readonly turnSettings: (conversation: Conversation, signal: AbortSignal) => Promise<TurnSettings>;
  readonly describeFailure: (error: unknown, asked: AskedTarget) => Failure;
}

/** What one run of the model works on. */
export interface AnswerRun {
  /** As it is when the run begins; its branch ends with `answer`. */
  readonly conversation: Conversation;
  /** Without a word yet, or cut: then it goes on in place. */
  readonly answer: AssistantMessage;
  readonly signal: AbortSignal;
  readonly emit: (event: ConversationEvent) => void;
}

export type AnswerEndedEvent = Extract<ConversationEvent, { readonly type: 'answerEnded' }>;

/** Asks for one answer and emits it as it grows, but for its end, which is handed back. The fault barrier of a turn: never rejects. */
export async function runAnswer(run: AnswerRun, deps: AnswerDeps): Promise<AnswerEndedEvent> {
  let asked: AskedTarget = { model: '' };
  try {
    const settings = await deps.turnSettings(run.conversation, run.signal);
    const { model, override } = settings;
    asked = { ...override, model };
    const end: AnswerEnd = run.signal.aborted ? { status: 'stopped', notes: [] } : await stream(run, settings, deps);
    return endedEvent(run, end, (error) => deps.describeFailure(error, asked));
  } catch (error) {
    const end: AnswerEnd = run.signal.aborted
      ? { status: 'stopped', notes: [] }
      : { status: 'failed', notes: [], error };
    return endedEvent(run, end, (fault) => deps.describeFailure(fault, asked));
  }
}

function stream(run: AnswerRun, settings: TurnSettings, deps: AnswerDeps): Promise<AnswerEnd> {
  const { answer, emit, signal } = run;
  const { id } = answer;
  const { endpointName = settings.override?.endpointName } = settings;
  emit({ type: 'answerTargeted', id, model: settings.model, ...(endpointName && { endpointName }) });
  const { messages, summaries, omitted } = run.conversation;
  return answerQuestion({
    ...settings,
    gateway: deps.gateway,
    estimateTokens: deps.estimateTokens,
    ...{ messages, summaries, omitted },
    ...(settings.summarises && { summarise: (plan) => summarise(run, plan, { settings, deps }) }),
    signal,
    continues: answer.text,
    onGrowth: (text, reasoning) => emit({ type: 'answerGrew', id, text, reasoning }),
    onRetract: (length) => emit({ type: 'answerRetracted', id, length }),
    thoughtTime: {
      now: () => deps.clock.now(),
      // A continued answer may have thought before.
      onThought: (ms) => emit({ type: 'answerThought', id, ms: ms + (answer.reasoningMs ?? 0) }),
    },
  });
}

async function summarise(
  { conversation, signal, emit }: AnswerRun,
  plan: SummaryPlan,
  { settings, deps }: { readonly settings: TurnSettings; readonly deps: AnswerDeps },
): Promise<HistorySummary | undefined> {
  const { gateway, newId, clock } = deps;
  const { model, override } = settings;
  const earlier = summaryOf(conversation);
  const call = { gateway, signal, model, earlier, newId, now: () => clock.now(), ...(override && { override }) };
  const summary = await summariseHistory(plan, call);
  if (summary) emit({ type: 'summarised', summary });
  return summary;
}

function endedEvent(
  { answer }: AnswerRun,
  end: AnswerEnd,
  describeFailure: (error: unknown) => Failure,
): AnswerEndedEvent {
  const usage = addUsage(answer.usage, end.usage);
  return {
    type: 'answerEnded',
    id: answer.id,
    status: end.status,
    notes: end.notes,
    ...(end.status === 'failed' && { failure: describeFailure(end.error) }),
    ...(usage && { usage }),
  };
}
