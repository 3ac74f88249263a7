import type { RequestBody } from '../endpoint/buildBody.ts';
import type { Dialect } from '../endpoint/dialects/dialect.ts';
import { mannersOf, NOTHING_LEARNED } from '../endpoint/manners.ts';
import type { ProbeAnswer } from '../endpoint/probe.ts';
import { thinkingFields } from '../endpoint/thinkingFields.ts';
import type { Examiner } from './examiner.ts';
import { NOT_ASKED } from './examiner.ts';

export interface ProbeTarget {
  readonly dialect: Dialect;
  readonly model: string;
  readonly extraBody: RequestBody;
}

const ROUTE = { path: '/chat/completions' } as const;
const LONGEST_ANSWER = 48;

/** Chat, streaming, usage in streams and latency with one request; thinking and tools with one more each. */
export async function examineChat(examiner: Examiner, target: ProbeTarget): Promise<void> {
  const first = await examiner.try('chat', ROUTE, chatBody(target, 'Reply with the word: ready'));
  if (first.kind === 'notAsked') return examiner.note('chat', 'unknown', NOT_ASKED);
  if (first.kind === 'refused') return examiner.note('chat', 'no', first.words);
  const { answer } = first;
  examiner.note('chat', 'yes', `${target.model} answers${describeEmpty(answer)}.`);
  noteStreaming(examiner, answer);
  noteUsage(examiner, answer, target.dialect);
  noteLatency(examiner, answer);
  await examineThinking(examiner, target, answer);
  await examineTools(examiner, target);
}

function chatBody(target: ProbeTarget, content: string, extra: RequestBody = {}): RequestBody {
  const { dialect, model, extraBody } = target;
  return {
    model,
    messages: [{ role: 'user', content }],
    [mannersOf(dialect, model).maxTokensField]: LONGEST_ANSWER,
    stream: true,
    ...(dialect.takesUsageOption && { stream_options: { include_usage: true } }),
    ...extraBody,
    ...extra,
  };
}

function describeEmpty({ text, reasoning, finish }: ProbeAnswer): string {
  if (text !== '') return '';
  if (reasoning !== '') return ' with thinking only: it needs more tokens before it comes to the point';
  return finish === undefined ? ', but without a word' : `, but without a word (${finish})`;
}

/** Shared with the raw completion, which tells the same where there is no chat. */
export function noteStreaming(examiner: Examiner, { pieces }: ProbeAnswer): void {
  if (pieces > 1) examiner.note('streaming', 'yes', `The answer came in ${pieces} pieces.`);
  else examiner.note('streaming', 'unknown', 'The answer came in one piece; a proxy may hold it back.');
}

export function noteUsage(examiner: Examiner, { usage }: ProbeAnswer, dialect: Dialect): void {
  if (usage === undefined) {
    const asked = dialect.takesUsageOption ? 'though it was asked to' : 'and is not asked to';
    examiner.note('usage', 'no', `The server does not count tokens in a stream, ${asked}: Interline estimates (≈).`);
    return;
  }
  const cached = usage.cachedTokens === undefined ? '' : ', and tells what came from its cache';
  examiner.note('usage', 'yes', `It counts: ${usage.promptTokens} in, ${usage.completionTokens} out${cached}.`);
}

export function noteLatency(examiner: Examiner, { timeToFirstTokenMs, totalMs }: ProbeAnswer): void {
  const first = timeToFirstTokenMs === undefined ? '' : `${Math.round(timeToFirstTokenMs)} ms to the first token, `;
  examiner.note('latency', 'yes', `${first}${Math.round(totalMs)} ms in all.`);
}

/** Only where there is something to switch off: another request is spent when the model thinks and the family has a switch. */
async function examineThinking(examiner: Examiner, target: ProbeTarget, answer: ProbeAnswer): Promise<void> {
  const thinks = answer.reasoning !== '' || /^\s*<think/i.test(answer.text);
  if (!thinks) return examiner.note('thinking', 'no', 'It answers at once, without thinking aloud.');
  const thinkingOff = thinkingFields({ ...target, learned: NOTHING_LEARNED }, 'off');
  if (Object.keys(thinkingOff).length === 0)
    return examiner.note('thinking', 'yes', 'It thinks first; no switch for that is known here.');
  const again = await examiner.try('thinking', ROUTE, chatBody(target, 'Reply with the word: ready', thinkingOff));
  if (again.kind === 'notAsked') return examiner.note('thinking', 'yes', `It thinks first. ${NOT_ASKED}`);
  if (again.kind === 'refused')
    return examiner.note('thinking', 'yes', `It thinks first, and refuses the switch. ${again.words}`);
  const still = again.answer.reasoning !== '' || /^\s*<think/i.test(again.answer.text);
  const fields = Object.keys(thinkingOff).join(', ');
  examiner.note(
    'thinking',
    'yes',
    still ? `It thinks first; ${fields} does not stop it.` : `It thinks first; ${fields} switches that off.`,
  );
}

async function examineTools(examiner: Examiner, target: ProbeTarget): Promise<void> {
  const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
  const tool = { type: 'function', function: { name: 'weather', description: 'The weather of a city', parameters } };
  const trial = await examiner.try('tools', ROUTE, chatBody(target, 'What is the weather in Rome?', { tools: [tool] }));
  if (trial.kind === 'notAsked') return examiner.note('tools', 'unknown', NOT_ASKED);
  if (trial.kind === 'refused') return examiner.note('tools', 'no', trial.words);
  if (trial.answer.toolCalls > 0) return examiner.note('tools', 'yes', 'It called the tool that it was offered.');
  examiner.note('tools', 'unknown', 'It takes tools, but did not use the one that it was offered.');
}
