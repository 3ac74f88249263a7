import { t } from '@vscode/l10n';
import type { Role } from '../../settings/endpoint.ts';
import { isRecord } from '../../util/isRecord.ts';
import { PRESETS } from '../presets.ts';
import { gatherEndpoints, type ImportedEndpoints, type ImportedModel } from './importedEndpoints.ts';

/** Continue's names of the providers that speak our wire, with the preset whose address they mean when a model names none. */
const PROVIDERS: Readonly<Record<string, string | undefined>> = {
  openai: 'OpenAI',
  azure: undefined,
  fireworks: 'Fireworks',
  mistral: 'Mistral',
  codestral: 'Codestral',
  deepseek: 'DeepSeek',
  groq: 'Groq',
  together: 'Together',
  openrouter: 'OpenRouter',
  xAI: 'xAI',
  xai: 'xAI',
  gemini: 'Gemini',
  anthropic: 'Anthropic',
  ollama: 'Ollama',
  lmstudio: 'LM Studio',
  'llama.cpp': 'llama.cpp',
  llamacpp: 'llama.cpp',
  vllm: 'vLLM',
  'huggingface-tgi': 'TGI',
  litellm: 'LiteLLM',
  'openai-compatible': undefined,
};

/** What Continue calls a role, and ours. */
const ROLES: Readonly<Record<string, Role>> = { autocomplete: 'completion', chat: 'chat', edit: 'edit' };
/** What a model without roles does there. */
const DEFAULT_ROLES: readonly Role[] = ['chat', 'edit'];

/**
 * The models of Continue's `config.yaml` or `config.json`, already parsed.
 * Fields after https://docs.continue.dev/reference: `models[]` with `provider, model, apiBase, apiKey, roles, requestOptions`; the older
 * JSON has `title` for the name and `tabAutocompleteModel` beside `models`.
 */
export function importContinue(config: unknown): ImportedEndpoints {
  if (!isRecord(config)) return { endpoints: [], leftOut: [t('The file holds no configuration of Continue.')] };
  const leftOut: string[] = [];
  const tab = config['tabAutocompleteModel'];
  const entries = [
    ...asArray(config['models']).map((model) => readModel(model, leftOut)),
    ...asArray(Array.isArray(tab) ? tab : tab === undefined ? [] : [tab]).map((model) =>
      readModel(isRecord(model) ? { ...model, roles: ['autocomplete'] } : model, leftOut),
    ),
  ];
  for (const section of ['mcpServers', 'rules', 'prompts', 'docs', 'context', 'data'])
    if (asArray(config[section]).length > 0) leftOut.push(t('"{0}" is not about endpoints.', section));
  return gatherEndpoints(
    entries.flatMap((entry) => entry ?? []),
    leftOut,
  );
}

function readModel(model: unknown, leftOut: string[]): ImportedModel | undefined {
  if (!isRecord(model)) return undefined;
  const label = shortText(model['name']) ?? shortText(model['title']) ?? shortText(model['model']) ?? t('A model');
  if (typeof model['uses'] === 'string') {
    leftOut.push(t("{0}: it is kept on Continue's hub.", shortText(model['uses']) ?? label));
    return undefined;
  }
  const provider = text(model['provider']) ?? '';
  const roles = readRoles(model['roles']);
  const address = addressOf(provider, model);
  if (roles.length === 0) leftOut.push(t('{0}: it serves neither suggestions nor chat.', label));
  else if (address === undefined) leftOut.push(withoutAddress(label, provider));
  else return { label, roles, parts: partsOf(model, address) };
  return undefined;
}

function partsOf(model: Readonly<Record<string, unknown>>, address: string): ImportedModel['parts'] {
  const options = isRecord(model['requestOptions']) ? model['requestOptions'] : {};
  const environment = isRecord(model['env']) ? model['env'] : model;
  const version = text(environment['apiVersion']);
  const keyText = text(model['apiKey']);
  const id = text(model['model']);
  return {
    address,
    headers: Object.entries(isRecord(options['headers']) ? options['headers'] : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
    body: options['extraBodyProperties'],
    ...(keyText !== undefined && { keyText }),
    ...(id !== undefined && id !== 'AUTODETECT' && { model: id }),
    ...(version !== undefined && address.includes('/deployments/') && { query: { 'api-version': version } }),
    ...(options['verifySsl'] === false && {
      remarks: [t('There certificate checks were off; Interline always checks.')],
    }),
  };
}

function addressOf(provider: string, model: Readonly<Record<string, unknown>>): string | undefined {
  const base = text(model['apiBase']);
  const known = Object.hasOwn(PROVIDERS, provider);
  if (base !== undefined) {
    if (!known && provider !== '') return undefined;
    const environment = isRecord(model['env']) ? model['env'] : model;
    const deployment = text(environment['deployment']);
    const version = text(environment['apiVersion']);
    if (provider !== 'azure' || deployment === undefined || version === undefined) return base;
    return `${base.replace(/\/+$/, '')}/openai/deployments/${encodeURIComponent(deployment)}?api-version=${encodeURIComponent(version)}`;
  }
  const preset = known ? PROVIDERS[provider] : undefined;
  return PRESETS.find(({ name }) => name === preset)?.baseUrl;
}

function withoutAddress(label: string, provider: string): string {
  if (Object.hasOwn(PROVIDERS, provider)) return t('{0}: it names no address.', label);
  return provider === ''
    ? t('{0}: it names neither a provider nor an address.', label)
    : t('{0}: its provider ("{1}") does not speak the OpenAI wire.', label, provider.slice(0, 40));
}

function readRoles(value: unknown): readonly Role[] {
  if (!Array.isArray(value)) return DEFAULT_ROLES;
  return value.flatMap((role: unknown) =>
    typeof role === 'string' && Object.hasOwn(ROLES, role) ? (ROLES[role] ?? []) : [],
  );
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** For a sentence: one short line. */
function shortText(value: unknown): string | undefined {
  return text(value)?.replace(/\s+/g, ' ').slice(0, 60);
}
