import { isRecord } from '../util/isRecord.ts';
import type { StatedLimits } from './endpointError.ts';

const NUMBER = String.raw`(\d[\d,_]*)`;

/** Sentences with the model's whole length. */
const CONTEXT: readonly RegExp[] = [
  new RegExp(`maximum context length (?:is|of) (?:only )?${NUMBER}`, 'i'),
  new RegExp(`context (?:length|size|window|limit)[^.\\d]{0,40}${NUMBER}`, 'i'),
  new RegExp(`must be <= ${NUMBER}`, 'i'),
  new RegExp(`tokens? > ${NUMBER} maximum`, 'i'),
  new RegExp(`maximum number of tokens allowed \\(${NUMBER}\\)`, 'i'),
  new RegExp(`${NUMBER}[- ]token (?:limit|context)`, 'i'),
];
/** Sentences with the size of the prompt. */
const PROMPT: readonly RegExp[] = [
  new RegExp(`\\(${NUMBER} in (?:the )?(?:messages|prompt)`, 'i'),
  new RegExp(`${NUMBER} (?:tokens )?(?:from|in|of) (?:the |your )?(?:input|messages|prompt)`, 'i'),
  new RegExp(`passed ${NUMBER} input tokens`, 'i'),
  new RegExp(`(?:your )?request has ${NUMBER} input tokens`, 'i'),
  new RegExp(`(?:input|prompt)[^.\\d]{0,30}\\(?${NUMBER} tokens`, 'i'),
  new RegExp(`(?:messages|prompt|input) resulted in ${NUMBER} tokens`, 'i'),
  new RegExp(`Given: ${NUMBER} .?inputs`, 'i'),
  new RegExp(`input token count \\(${NUMBER}\\)`, 'i'),
];
/** Sentences with the size of the answer that was asked for. */
const ANSWER: readonly RegExp[] = [
  new RegExp(`${NUMBER} in (?:the )?completion`, 'i'),
  new RegExp(`requested ${NUMBER} output tokens`, 'i'),
  new RegExp(`${NUMBER} .?max_new_tokens`, 'i'),
  new RegExp(`max_(?:completion_)?tokens.{0,30}too large: ${NUMBER}`, 'i'),
];

/** The numbers that a "too long" refusal states, from fields of the body (llama.cpp) or from its sentence. */
export function statedLimits(message: string, body: unknown): StatedLimits | undefined {
  const fields = isRecord(body) && isRecord(body['error']) ? body['error'] : body;
  const contextTokens = numberField(fields, 'n_ctx') ?? firstNumber(CONTEXT, message);
  const promptTokens = numberField(fields, 'n_prompt_tokens') ?? firstNumber(PROMPT, message);
  const answerTokens = firstNumber(ANSWER, message);
  if (contextTokens === undefined && promptTokens === undefined) return undefined;
  return {
    ...(contextTokens !== undefined && { contextTokens }),
    ...(promptTokens !== undefined && { promptTokens }),
    ...(answerTokens !== undefined && { answerTokens }),
  };
}

function numberField(value: unknown, name: string): number | undefined {
  const field = isRecord(value) ? value[name] : undefined;
  return typeof field === 'number' && field > 0 ? field : undefined;
}

function firstNumber(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    const digits = pattern.exec(text)?.[1]?.replace(/[,_]/g, '');
    if (digits !== undefined && Number(digits) > 0) return Number(digits);
  }
  return undefined;
}
