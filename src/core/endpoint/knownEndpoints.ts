import { t } from '@vscode/l10n';
import type { EnvironmentVariables } from '../ports.ts';
import { type Endpoint, type Role, ROLES } from '../settings/endpoint.ts';
import { originOf } from '../settings/normaliseBaseUrl.ts';
import type { RoleSettings, Settings } from '../settings/settings.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';
import { environmentEndpoint, readVariable } from './environmentEndpoint.ts';

export const FIREWORKS: Endpoint = {
  name: 'Fireworks',
  baseUrl: 'https://api.fireworks.ai/inference/v1',
  dialect: 'fireworks',
  headers: {},
  extraBody: {},
};

export const OPENAI: Endpoint = {
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  dialect: 'openai',
  headers: {},
  extraBody: {},
};

const FIREWORKS_MODELS: Readonly<Record<Role, string>> = {
  completion: 'accounts/fireworks/models/starcoder-16b-w8a16',
  chat: 'accounts/fireworks/models/llama-v3p1-8b-instruct',
  edit: 'accounts/fireworks/models/llama-v3p1-8b-instruct',
};

/** Every endpoint that can be named, by whom it was set up. */
export interface KnownEndpoints {
  /** The user's own first, then the environment's, then the built-in ones; names are unique, compared without case. */
  readonly endpoints: readonly Endpoint[];
  /** What a role with an empty endpoint name gets. */
  readonly standard: Endpoint;
  /** Faults of the environment, and roles that name an endpoint nobody knows. */
  readonly problems: readonly SettingsProblem[];
}

/** Settings come before the environment, the environment before what is built in. */
export function knownEndpoints(settings: Settings, environment: EnvironmentVariables): KnownEndpoints {
  const fromEnvironment = environmentEndpoint(environment);
  const named = fromEnvironment.endpoint ? [...settings.endpoints, fromEnvironment.endpoint] : settings.endpoints;
  const endpoints = withUniqueNames([...named, FIREWORKS, OPENAI]);
  return {
    endpoints,
    standard: named[0] ?? standardBuiltIn(environment),
    problems: [...fromEnvironment.problems, ...unknownNames(settings, endpoints)],
  };
}

/** By name, without case; undefined when nobody knows it. */
export function findEndpoint(endpoints: readonly Endpoint[], name: string): Endpoint | undefined {
  const wanted = name.trim().toLowerCase();
  return endpoints.find((endpoint) => endpoint.name.toLowerCase() === wanted);
}

/** Endpoint name and model of a role as set; `edit` follows `chat` in what it leaves empty. */
export function roleSettings(settings: Settings, role: Role): RoleSettings {
  const own = settings.roles[role];
  if (role !== 'edit' || own.endpointName !== '') return own;
  const { chat } = settings.roles;
  return { endpointName: chat.endpointName, model: own.model || chat.model };
}

/** The second endpoint and model of a role as set; `edit` follows `chat` where it follows it in the first. */
export function secondSettings(settings: Settings, role: Role): RoleSettings {
  const own = settings.fallbacks[role];
  const followsChat = role === 'edit' && settings.roles.edit.endpointName === '';
  return followsChat && own.endpointName === '' && own.model === '' ? settings.fallbacks.chat : own;
}

/** The model that we know to be there for a role; undefined: the server has to be asked. */
export function builtInModel(endpoint: Endpoint, role: Role): string | undefined {
  return originOf(endpoint.baseUrl) === originOf(FIREWORKS.baseUrl) ? FIREWORKS_MODELS[role] : undefined;
}

function standardBuiltIn(environment: EnvironmentVariables): Endpoint {
  if (readVariable(environment, 'FIREWORKS_API_KEY') !== undefined) return FIREWORKS;
  // A key whose address is set but unusable was not meant for OpenAI.
  const isForOpenAi = environmentEndpoint(environment).problems.length === 0;
  return isForOpenAi && readVariable(environment, 'OPENAI_API_KEY') !== undefined ? OPENAI : FIREWORKS;
}

function withUniqueNames(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints.filter((endpoint) => findEndpoint(endpoints, endpoint.name) === endpoint);
}

function unknownNames(settings: Settings, endpoints: readonly Endpoint[]): readonly SettingsProblem[] {
  return ROLES.flatMap((role) => [
    ...unknownName(endpoints, settings.roles[role].endpointName, `interline.${role}.endpoint`),
    ...unknownName(endpoints, settings.fallbacks[role].endpointName, `interline.${role}.fallbackEndpoint`),
  ]);
}

function unknownName(
  endpoints: readonly Endpoint[],
  endpointName: string,
  setting: string,
): readonly SettingsProblem[] {
  if (endpointName === '' || findEndpoint(endpoints, endpointName)) return [];
  const names = endpoints.map((endpoint) => `"${endpoint.name}"`).join(', ');
  const message = t(
    'The setting "{0}" names an endpoint that is not set up. Known are {1}; add it to "interline.endpoints" or choose one of these.',
    setting,
    names,
  );
  return [{ kind: 'wrongValue', setting, message } as const];
}
