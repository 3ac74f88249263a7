import { shownAt } from '../../src/core/completion/answerFor.ts';
import { anticipate } from '../../src/core/completion/anticipate.ts';
import { completeAtCursor } from '../../src/core/completion/completeAtCursor.ts';
import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import type { CompletionOutcome, Suggestion } from '../../src/core/completion/completionOutcome.ts';
import { createCompletionSession } from '../../src/core/completion/completionSession.ts';
import { cleanInContext, hasSaidEnough } from '../../src/core/completion/postprocess/cleanAnswer.ts';
import { prepareRequest } from '../../src/core/completion/prepareRequest.ts';
import { rest } from '../../src/core/completion/requestPolicy.ts';
import type { ModelGateway } from '../../src/core/endpoint/modelGateway.ts';
import type { CompletionRequest } from '../../src/core/endpoint/requests.ts';
import type { Clock } from '../../src/core/ports.ts';
import {
  DEFAULT_SETTINGS,
  REQUEST_PRESETS,
  type RequestPreset,
  type Settings,
} from '../../src/core/settings/settings.ts';
import { sum } from '../support/statistics.ts';

export interface Question {
  readonly input: CompletionInput;
  readonly signal: AbortSignal;
  readonly onMore: () => void;
}

/** One session of a policy. */
export interface Suggester {
  /** Answers the editor's question. */
  readonly ask: (question: Question) => Promise<Suggestion | undefined>;
  /** Hears of each change when it happens, before the editor asks; absent: it waits to be asked. */
  readonly noteChange?: (input: CompletionInput) => void;
  /** After an acceptance: whether the editor is told to ask at once. */
  readonly hasNext?: () => boolean;
}

export interface Policy {
  readonly name: string;
  start(gateway: ModelGateway, clock: Clock): Suggester;
}

const ours = (requests: RequestPreset): Policy => ({
  name: `Interline, ${requests}`,
  start: (gateway, clock) => {
    const session = createCompletionSession({ gateway, clock });
    const settings: Settings = { ...DEFAULT_SETTINGS, completion: { ...DEFAULT_SETTINGS.completion, requests } };
    return {
      ask: async (question) => firstOf(await completeAtCursor(session, { ...question, settings })),
      noteChange: (input) => {
        anticipate(session, { input, settings });
      },
      hasNext: () => requests !== 'metered',
    };
  },
});

/** Times of this session that an adaptive delay is made from. */
interface Experience {
  readonly keysAt: number[];
  readonly answersMs: number[];
}

/** Waits as told before each request, takes it back at the next key, remembers nothing. Window, template and clean-up are ours. */
function waiting(name: string, delayMs: (experience: Experience) => number): Policy {
  return {
    name,
    start: (gateway, clock) => {
      const experience: Experience = { keysAt: [], answersMs: [] };
      const ask: Suggester['ask'] = async (question) => {
        experience.keysAt.push(clock.now());
        await rest(clock, delayMs(experience), question.signal);
        if (question.signal.aborted) return undefined;
        const startedAt = clock.now();
        const outcome = await askOnce(gateway, question);
        if (!question.signal.aborted) experience.answersMs.push(clock.now() - startedAt);
        return outcome && firstOf(outcome);
      };
      return { ask };
    },
  };
}

async function askOnce(gateway: ModelGateway, { input, signal }: Question): Promise<CompletionOutcome | undefined> {
  const { prepared, origin } = await prepareRequest({
    gateway,
    input,
    settings: DEFAULT_SETTINGS,
    snippets: [],
  });
  let raw = '';
  const request = prepared.request as Omit<CompletionRequest, 'model'>;
  for await (const event of gateway.complete(request, { role: 'completion', signal })) {
    if (event.type === 'text') raw += event.text;
    if (raw.endsWith('\n') && hasSaidEnough(raw, origin.context)) break;
  }
  const fitted = cleanInContext(raw, origin.context);
  return fitted === undefined || signal.aborted ? undefined : shownAt(input, [fitted], 'network');
}

function firstOf(outcome: CompletionOutcome): Suggestion | undefined {
  return outcome.kind === 'shown' ? outcome.suggestions[0] : undefined;
}

/** One and a half intervals of the typist's, less what the endpoint takes, between a tenth of a second and one. */
function adaptiveDelayMs({ keysAt, answersMs }: Experience): number {
  const intervals = keysAt
    .slice(-100)
    .map((at, index, all) => at - (all[index - 1] ?? at))
    .filter((ms) => ms > 0 && ms < 400);
  const recent = answersMs.slice(-10);
  const intervalMs = intervals.length < 20 ? 200 : sum(intervals) / intervals.length;
  const answerMs = recent.length === 0 ? 0 : sum(recent) / recent.length;
  return Math.min(1000, Math.max(100, 1.5 * intervalMs - answerMs));
}

/** Ours first, then the rules by which others decide when to ask. */
export const POLICIES: readonly Policy[] = [
  ...REQUEST_PRESETS.map(ours),
  waiting('waits 350 ms', () => 350),
  waiting('waits 75 ms', () => 75),
  waiting('asks at every key', () => 0),
  waiting('adaptive, 100 to 1000 ms', adaptiveDelayMs),
];
