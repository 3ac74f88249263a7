import type { DialectName } from '../../settings/endpoint.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AZURE } from './azure.ts';
import { DEEPSEEK } from './deepseek.ts';
import { FIREWORKS } from './fireworks.ts';
import { GEMINI } from './gemini.ts';
import { GENERIC } from './generic.ts';
import { GROQ } from './groq.ts';
import { LITELLM } from './litellm.ts';
import { LLAMA_CPP } from './llamaCpp.ts';
import { LM_STUDIO } from './lmStudio.ts';
import { MISTRAL } from './mistral.ts';
import { OLLAMA } from './ollama.ts';
import { OPENAI } from './openai.ts';
import { OPENROUTER } from './openrouter.ts';
import { SGLANG } from './sglang.ts';
import { TGI } from './tgi.ts';
import { TOGETHER } from './together.ts';
import { VLLM } from './vllm.ts';
import { XAI } from './xai.ts';
import type { Dialect } from './dialect.ts';

/** Every family by name. */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  anthropic: ANTHROPIC,
  azure: AZURE,
  deepseek: DEEPSEEK,
  fireworks: FIREWORKS,
  gemini: GEMINI,
  generic: GENERIC,
  groq: GROQ,
  litellm: LITELLM,
  llamaCpp: LLAMA_CPP,
  lmStudio: LM_STUDIO,
  mistral: MISTRAL,
  ollama: OLLAMA,
  openai: OPENAI,
  openrouter: OPENROUTER,
  sglang: SGLANG,
  tgi: TGI,
  together: TOGETHER,
  vllm: VLLM,
  xai: XAI,
};
