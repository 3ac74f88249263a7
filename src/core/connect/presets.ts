import type { DialectName } from '../settings/endpoint.ts';

/** A server family that a person can choose by name. Data only; every row's address is told apart by its dialect (a test holds it). */
export interface Preset {
  /** Shown, and proposed as the endpoint's name. */
  readonly name: string;
  /** Where it runs: `hosted` wants a key; `local` runs on the user's machine and wants none. */
  readonly place: 'hosted' | 'local';
  readonly dialect: DialectName;
  /** As in `Endpoint.baseUrl`; `…` stands for a part that only the user knows. */
  readonly baseUrl: string;
  /** Page on which a key is made; absent for local servers. */
  readonly keyPage?: string;
  /** The environment variable in which its documentation keeps the key. */
  readonly keyVariable?: string;
  /** How its keys begin, when that tells it from all others. */
  readonly keyPattern?: RegExp;
  /** Models to propose when the server's list cannot be had: known to exist, not promised to be the newest. */
  readonly models: { readonly completion?: string; readonly chat?: string };
  /** Hosts of its web site and its console, from which people copy an address that is no API. */
  readonly siteHosts?: readonly string[];
  /** Ports on which a local server of this family usually listens. */
  readonly ports?: readonly number[];
}

export const PRESETS: readonly Preset[] = [
  {
    name: 'Fireworks',
    place: 'hosted',
    dialect: 'fireworks',
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    keyPage: 'https://app.fireworks.ai/settings/users/api-keys',
    keyVariable: 'FIREWORKS_API_KEY',
    keyPattern: /^fw_/,
    models: { completion: 'accounts/fireworks/models/starcoder-16b-w8a16' },
    siteHosts: ['fireworks.ai', 'app.fireworks.ai', 'docs.fireworks.ai'],
  },
  {
    name: 'OpenAI',
    place: 'hosted',
    dialect: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    keyPage: 'https://platform.openai.com/api-keys',
    keyVariable: 'OPENAI_API_KEY',
    keyPattern: /^sk-(?:proj|svcacct|admin)-/,
    models: { completion: 'gpt-3.5-turbo-instruct', chat: 'gpt-4o-mini' },
    siteHosts: ['openai.com', 'platform.openai.com', 'chatgpt.com', 'chat.openai.com', 'developers.openai.com'],
  },
  {
    name: 'Azure OpenAI',
    place: 'hosted',
    dialect: 'azure',
    baseUrl: 'https://….openai.azure.com/openai/v1',
    keyPage: 'https://portal.azure.com/',
    keyVariable: 'AZURE_OPENAI_API_KEY',
    models: {},
  },
  {
    name: 'Mistral',
    place: 'hosted',
    dialect: 'mistral',
    baseUrl: 'https://api.mistral.ai/v1',
    keyPage: 'https://console.mistral.ai/api-keys',
    keyVariable: 'MISTRAL_API_KEY',
    models: { completion: 'codestral-latest', chat: 'mistral-small-latest' },
    siteHosts: ['mistral.ai', 'console.mistral.ai', 'docs.mistral.ai'],
  },
  {
    name: 'Codestral',
    place: 'hosted',
    dialect: 'mistral',
    baseUrl: 'https://codestral.mistral.ai/v1',
    keyPage: 'https://console.mistral.ai/codestral',
    keyVariable: 'CODESTRAL_API_KEY',
    models: { completion: 'codestral-latest', chat: 'codestral-latest' },
  },
  {
    name: 'DeepSeek',
    place: 'hosted',
    dialect: 'deepseek',
    baseUrl: 'https://api.deepseek.com/v1',
    keyPage: 'https://platform.deepseek.com/api_keys',
    keyVariable: 'DEEPSEEK_API_KEY',
    models: { completion: 'deepseek-chat', chat: 'deepseek-chat' },
    siteHosts: ['deepseek.com', 'platform.deepseek.com', 'chat.deepseek.com', 'api-docs.deepseek.com'],
  },
  {
    name: 'Groq',
    place: 'hosted',
    dialect: 'groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    keyPage: 'https://console.groq.com/keys',
    keyVariable: 'GROQ_API_KEY',
    keyPattern: /^gsk_/,
    models: { chat: 'llama-3.3-70b-versatile' },
    siteHosts: ['groq.com', 'console.groq.com'],
  },
  {
    name: 'Together',
    place: 'hosted',
    dialect: 'together',
    baseUrl: 'https://api.together.xyz/v1',
    keyPage: 'https://api.together.ai/settings/api-keys',
    keyVariable: 'TOGETHER_API_KEY',
    keyPattern: /^tgp_/,
    models: {},
    siteHosts: ['together.ai', 'api.together.ai', 'docs.together.ai'],
  },
  {
    name: 'OpenRouter',
    place: 'hosted',
    dialect: 'openrouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    keyPage: 'https://openrouter.ai/settings/keys',
    keyVariable: 'OPENROUTER_API_KEY',
    keyPattern: /^sk-or-/,
    models: { chat: 'openrouter/auto' },
  },
  {
    name: 'xAI',
    place: 'hosted',
    dialect: 'xai',
    baseUrl: 'https://api.x.ai/v1',
    keyPage: 'https://console.x.ai/',
    keyVariable: 'XAI_API_KEY',
    keyPattern: /^xai-/,
    models: {},
    siteHosts: ['x.ai', 'console.x.ai', 'docs.x.ai'],
  },
  {
    name: 'Gemini',
    place: 'hosted',
    dialect: 'gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    keyPage: 'https://aistudio.google.com/apikey',
    keyVariable: 'GEMINI_API_KEY',
    keyPattern: /^AIza/,
    models: { chat: 'gemini-2.5-flash' },
    siteHosts: ['aistudio.google.com', 'ai.google.dev', 'gemini.google.com'],
  },
  {
    name: 'Anthropic',
    place: 'hosted',
    dialect: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    keyPage: 'https://console.anthropic.com/settings/keys',
    keyVariable: 'ANTHROPIC_API_KEY',
    keyPattern: /^sk-ant-/,
    models: {},
    siteHosts: ['anthropic.com', 'www.anthropic.com', 'console.anthropic.com', 'claude.ai', 'platform.claude.com'],
  },
  {
    name: 'llama.cpp',
    place: 'local',
    dialect: 'llamaCpp',
    baseUrl: 'http://127.0.0.1:8080/v1',
    models: {},
    ports: [8080, 8012],
  },
  {
    name: 'Ollama',
    place: 'local',
    dialect: 'ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    models: {},
    siteHosts: ['ollama.com', 'www.ollama.com'],
    ports: [11_434],
  },
  {
    name: 'LM Studio',
    place: 'local',
    dialect: 'lmStudio',
    baseUrl: 'http://127.0.0.1:1234/v1',
    models: {},
    siteHosts: ['lmstudio.ai'],
    ports: [1234],
  },
  {
    name: 'vLLM',
    place: 'local',
    dialect: 'vllm',
    baseUrl: 'http://127.0.0.1:8000/v1',
    models: {},
    siteHosts: ['docs.vllm.ai', 'vllm.ai'],
    ports: [8000],
  },
  {
    name: 'SGLang',
    place: 'local',
    dialect: 'sglang',
    baseUrl: 'http://127.0.0.1:30000/v1',
    models: {},
    ports: [30_000],
  },
  {
    name: 'TGI',
    place: 'local',
    dialect: 'tgi',
    baseUrl: 'http://127.0.0.1:3000/v1',
    models: {},
    ports: [3000],
  },
  {
    name: 'LiteLLM',
    place: 'local',
    dialect: 'litellm',
    baseUrl: 'http://127.0.0.1:4000/v1',
    models: {},
    ports: [4000],
  },
];

/** The preset whose API answers at this host (`api.openai.com`), local ones left out: their ports are shared. */
export function presetOfHost(hostname: string): Preset | undefined {
  const host = hostname.toLowerCase();
  return PRESETS.find((preset) => preset.place === 'hosted' && hostOf(preset) === host);
}

/** The preset whose web site, not its API, is at this host. */
export function presetOfSite(hostname: string): Preset | undefined {
  const host = hostname.toLowerCase().replace(/^www\./, '');
  return PRESETS.find((preset) => preset.siteHosts?.includes(host) === true);
}

/** The family that uses this port on the user's own machine, when exactly one is usual. */
export function presetOfPort(port: number): Preset | undefined {
  return PRESETS.find((preset) => preset.ports?.includes(port) === true);
}

/** The preset whose keys begin like this text; undefined when several might (a bare `sk-…`) or none. */
export function presetOfKey(key: string): Preset | undefined {
  return PRESETS.find((preset) => preset.keyPattern?.test(key) === true);
}

export function presetOfVariable(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.keyVariable === name);
}

function hostOf(preset: Preset): string | undefined {
  return URL.parse(preset.baseUrl)?.hostname;
}
