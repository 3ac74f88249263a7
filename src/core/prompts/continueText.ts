import type { ConnectionOverride } from '../endpoint/connection.ts';
import { createThinkingSplitter } from '../endpoint/splitThinking.ts';
import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { StreamEvent } from '../endpoint/streamEvent.ts';
import type { Role } from '../settings/endpoint.ts';
import type { ContinuationPlan } from './continuationPlan.ts';
import { createStopAtSuffixStage } from './stopAtSuffix.ts';
import { createStopWhenLoopingStage } from './stopWhenLooping.ts';
import { createUnwrapStage, type StreamStage } from './unwrapAnswer.ts';

export interface ContinueTextOptions {
  readonly gateway: Pick<ModelGateway, 'complete' | 'chat'>;
  readonly plan: ContinuationPlan;
  readonly role: Role;
  /** Over the role's own model, for example the one for the document's language. */
  readonly override?: ConnectionOverride;
  readonly suffix: string;
  readonly signal: AbortSignal;
}

/** The text to insert at the cursor, piece by piece, cleaned of all that is not code. Throws what the gateway throws. */
export async function* continueText(options: ContinueTextOptions): AsyncGenerator<string> {
  const { plan, gateway, suffix } = options;
  // Leaving early must close the connection: the gateway gets a signal of its own.
  const abort = new AbortController();
  const { role, override } = options;
  const call = { role, signal: AbortSignal.any([options.signal, abort.signal]), ...(override && { override }) };
  const events = plan.kind === 'complete' ? gateway.complete(plan.request, call) : gateway.chat(plan.request, call);
  const pieces = plan.kind === 'complete' ? textOf(events) : answerOf(events);
  const stages = [createStopWhenLoopingStage(), createStopAtSuffixStage(suffix)];
  try {
    yield* throughStages(pieces, stages);
  } finally {
    abort.abort();
  }
}

/** Runs the pieces through all stages in order, until the stream ends or a stage has had enough. */
export async function* throughStages(
  pieces: AsyncIterable<string>,
  stages: readonly StreamStage[],
): AsyncGenerator<string> {
  for await (const piece of pieces) {
    const { text, done } = pushThrough(stages, piece);
    if (text !== '') yield text;
    if (done) return;
  }
  for (const [index, stage] of stages.entries()) {
    const { text } = pushThrough(stages.slice(index + 1), stage.end());
    if (text !== '') yield text;
  }
}

function pushThrough(stages: readonly StreamStage[], piece: string): { readonly text: string; readonly done: boolean } {
  let text = piece;
  let done = false;
  for (const stage of stages) {
    const result = stage.push(text);
    // A stage before has had enough: nothing more will come, so this one lets go of what it holds.
    text = done && !result.done ? result.text + stage.end() : result.text;
    done ||= result.done;
  }
  return { text, done };
}

async function* textOf(events: AsyncIterable<StreamEvent>): AsyncGenerator<string> {
  for await (const event of events) if (event.type === 'text') yield event.text;
}

/**
 * The code of a chat model's answer, without inline thinking. What came as text and turns out to be thinking is forgotten as long as it was
 * held back as a lead-in.
 */
async function* answerOf(events: AsyncIterable<StreamEvent>): AsyncGenerator<string> {
  const splitter = createThinkingSplitter();
  let unwrap = createUnwrapStage();
  for await (const event of events) {
    if (event.type !== 'text') continue;
    const piece = splitter.push(event.text);
    if (piece.retract) unwrap = createUnwrapStage();
    const { text, done } = unwrap.push(piece.text);
    if (text !== '') yield text;
    if (done) return;
  }
  const { text } = unwrap.push(splitter.end().text);
  yield text + unwrap.end();
}
