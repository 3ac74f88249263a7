import { t } from '@vscode/l10n';
import type { EnvironmentVariables } from '../ports.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import { baseUrlAdvice, normaliseBaseUrl, originOf } from '../settings/normaliseBaseUrl.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';

/** The name under which the settings can choose the endpoint that the environment names. */
export const ENVIRONMENT_ENDPOINT_NAME = 'Environment';

/** Both are in use; the first is the newer name and wins. */
const BASE_URL_VARIABLES = ['OPENAI_BASE_URL', 'OPENAI_API_BASE'] as const;
const FIREWORKS_ORIGIN = 'https://api.fireworks.ai';
const OPENAI_ORIGIN = 'https://api.openai.com';

export interface EnvironmentEndpoint {
  /** Undefined when neither variable holds a usable address. */
  readonly endpoint?: Endpoint;
  readonly problems: readonly SettingsProblem[];
}

/** The endpoint that `OPENAI_BASE_URL` or `OPENAI_API_BASE` names. */
export function environmentEndpoint(environment: EnvironmentVariables): EnvironmentEndpoint {
  const candidates = BASE_URL_VARIABLES.flatMap((variable) => {
    const text = readVariable(environment, variable);
    return text === undefined ? [] : [{ variable, result: normaliseBaseUrl(text) }];
  });
  const problems: SettingsProblem[] = candidates.flatMap(({ variable, result }) =>
    result.ok ? [] : [problem(variable, baseUrlAdvice(result.fault, t('The environment variable {0}', variable)))],
  );
  const usable = candidates.flatMap(({ variable, result }) =>
    result.ok ? [{ variable, baseUrl: result.baseUrl }] : [],
  );
  const [chosen, other] = usable;
  if (!chosen) return { problems };
  if (other && other.baseUrl !== chosen.baseUrl) {
    const message = t(
      'The environment variables {0} and {1} name different addresses; Interline uses {0}. Remove one of them.',
      chosen.variable,
      other.variable,
    );
    problems.push(problem(other.variable, message));
  }
  return {
    endpoint: { name: ENVIRONMENT_ENDPOINT_NAME, baseUrl: chosen.baseUrl, headers: {}, extraBody: {} },
    problems,
  };
}

/**
 * The key that the environment holds for this endpoint; undefined when none is meant for its origin. A key goes nowhere but to its own
 * origin: `FIREWORKS_API_KEY` to Fireworks, `OPENAI_API_KEY` to the address that the environment names, or to OpenAI when it names none.
 * A variable that the user's settings name for the endpoint comes first.
 */
export function environmentKey(
  endpoint: Pick<Endpoint, 'baseUrl' | 'apiKeyVariable'>,
  environment: EnvironmentVariables,
): string | undefined {
  const named = endpoint.apiKeyVariable && readVariable(environment, endpoint.apiKeyVariable);
  if (named) return named;
  const origin = originOf(endpoint.baseUrl);
  const fireworksKey = origin === FIREWORKS_ORIGIN ? readVariable(environment, 'FIREWORKS_API_KEY') : undefined;
  if (fireworksKey !== undefined) return fireworksKey;
  return origin === openAiKeyOrigin(environment) ? readVariable(environment, 'OPENAI_API_KEY') : undefined;
}

/** An address that is set but unusable binds the key to nowhere: it was not meant for OpenAI. */
function openAiKeyOrigin(environment: EnvironmentVariables): string | undefined {
  const { endpoint } = environmentEndpoint(environment);
  if (endpoint) return originOf(endpoint.baseUrl);
  const isAddressSet = BASE_URL_VARIABLES.some((variable) => readVariable(environment, variable) !== undefined);
  return isAddressSet ? undefined : OPENAI_ORIGIN;
}

/** Trimmed; an empty variable counts as unset, as shells have no handy way to unset one. */
export function readVariable(environment: EnvironmentVariables, name: string): string | undefined {
  const text = environment.get(name)?.trim();
  return text === '' ? undefined : text;
}

function problem(variable: string, message: string): SettingsProblem {
  return { kind: 'wrongValue', setting: variable, message };
}
