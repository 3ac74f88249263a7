import type { TokenUsage } from '../usage/tokenUsage.ts';
import { isRecord } from '../util/isRecord.ts';
import { likeOpenAi } from './likeOpenAi.ts';
import { parseUsage } from './parseUsage.ts';
import type { StreamEvent } from './streamEvent.ts';

/** What one chunk of a stream, or a whole plain answer, holds. */
export interface ParsedChunk {
  readonly events: readonly Exclude<StreamEvent, { readonly type: 'finish' | 'usage' }>[];
  /** As the server wrote it; an empty one is none. */
  readonly finishReason?: string;
  readonly usage?: TokenUsage;
  /** False: this is no chunk of an answer at all. */
  readonly recognised: boolean;
  /** The words come as a whole `message`, as a `delta`, which is a piece of more, or as text that may be either. */
  readonly form: 'whole' | 'piece' | 'either';
}

type Piece = ParsedChunk['events'][number];
type JsonRecord = Readonly<Record<string, unknown>>;

/** Reads `choices` of chat and completion chunks, streamed (`delta`, `text`) or whole (`message`), and the own forms of some servers. */
export function parseChunk(given: JsonRecord): ParsedChunk {
  const chunk = likeOpenAi(given);
  const choices = Array.isArray(chunk['choices']) ? chunk['choices'].filter(isRecord) : [];
  const usage = parseUsage(chunk);
  const finishReason = finishOf(choices);
  return {
    events: choices.flatMap(piecesOf),
    ...(finishReason !== undefined && { finishReason }),
    ...(usage !== undefined && { usage }),
    recognised: Array.isArray(chunk['choices']) || usage !== undefined,
    form: formOf(choices),
  };
}

function formOf(choices: readonly JsonRecord[]): ParsedChunk['form'] {
  if (choices.some((choice) => isRecord(choice['delta']))) return 'piece';
  return choices.some((choice) => isRecord(choice['message'])) ? 'whole' : 'either';
}

/** Only choice 0 decides how the answer ended. */
function finishOf(choices: readonly JsonRecord[]): string | undefined {
  const reason = choices.find((choice) => indexOf(choice) === 0)?.['finish_reason'];
  // DashScope and Python servers write the word.
  return typeof reason === 'string' && !/^(?:null|None)?$/.test(reason) ? reason : undefined;
}

function indexOf(choice: JsonRecord): number {
  const index = Number(choice['index'] ?? 0);
  return Number.isInteger(index) ? index : 0;
}

function piecesOf(choice: JsonRecord): readonly Piece[] {
  const index = indexOf(choice);
  const delta = choice['delta'] ?? choice['message'];
  const body = isRecord(delta) ? delta : {};
  const content = contentOf(choice['text'] ?? (typeof delta === 'string' ? delta : body['content']));
  const reasoning =
    firstText(body['reasoning_content'], body['reasoning'], choice['reasoning_content']) + content.reasoning;
  const text = content.text + firstText(body['refusal']);
  if (index !== 0) return text === '' ? [] : [{ type: 'choice', index, text }];
  return [
    ...(reasoning === '' ? [] : [{ type: 'reasoning', text: reasoning } as const]),
    ...textPiece(text),
    ...toolCallsOf(body),
  ];
}

function textPiece(text: string): readonly Piece[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Servers that send both fields send the same text in both. */
function firstText(...values: readonly unknown[]): string {
  return values.find((value) => typeof value === 'string' && value !== '')?.toString() ?? '';
}

/** A string, null, or a list of parts (Mistral): text parts and thinking parts; other kinds of parts are no text. */
function contentOf(content: unknown): { readonly text: string; readonly reasoning: string } {
  if (typeof content === 'string') return { text: content, reasoning: '' };
  if (!Array.isArray(content)) return { text: '', reasoning: '' };
  let text = '';
  let reasoning = '';
  for (const part of content as readonly unknown[]) {
    if (typeof part === 'string') text += part;
    else if (isRecord(part) && isThinkingPart(part))
      reasoning += plainText(part['thinking'] ?? part['text'] ?? part['summary']);
    else if (isRecord(part)) text += firstText(part['text']);
  }
  return { text, reasoning };
}

function isThinkingPart(part: JsonRecord): boolean {
  return part['type'] === 'thinking' || part['type'] === 'reasoning' || 'thinking' in part;
}

function plainText(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join('') : textOf(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isRecord(value) ? firstText(value['text']) : '';
}

function toolCallsOf(body: JsonRecord): readonly Piece[] {
  const calls = Array.isArray(body['tool_calls']) ? body['tool_calls'].filter(isRecord) : [];
  const legacy = isRecord(body['function_call']) ? [{ index: 0, function: body['function_call'] }] : [];
  return [...calls, ...legacy].map((call: JsonRecord, position) => toolCallOf(call, position));
}

function toolCallOf(call: JsonRecord, position: number): Piece {
  const called = isRecord(call['function']) ? call['function'] : {};
  const id = firstText(call['id']);
  const name = firstText(called['name']);
  const given = called['arguments'];
  return {
    type: 'toolCall',
    index: typeof call['index'] === 'number' ? call['index'] : position,
    ...(id !== '' && { id }),
    ...(name !== '' && { name }),
    argumentsDelta: isRecord(given) ? jsonOf(given) : firstText(given),
  };
}

function jsonOf(value: JsonRecord): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the stack: parsed, but nothing that anybody could use.
    return '';
  }
}
