import { chooseModel } from '../endpoint/chooseModel.ts';
import { builtInModel, roleSettings } from '../endpoint/knownEndpoints.ts';
import type { ModelInfo } from '../endpoint/requests.ts';
import type { Endpoint, Role } from '../settings/endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import type { ModelChoice } from './examineEndpoint.ts';

export interface ModelQuery {
  readonly endpoint: Endpoint;
  readonly settings: Settings;
  readonly listed: readonly ModelInfo[];
  /** One that came with a pasted address. */
  readonly pasted?: string;
}

/** The pasted model, else what the settings name for this endpoint, else what it is known for, else the first suitable one of its list. */
export function chooseModels(query: ModelQuery): ModelChoice {
  return { completion: modelFor('completion', query), chat: modelFor('chat', query) };
}

function modelFor(role: Role, { endpoint, settings, listed, pasted }: ModelQuery): string {
  const set = roleSettings(settings, role);
  const isItsOwn = set.endpointName.toLowerCase() === endpoint.name.toLowerCase();
  return pasted || (isItsOwn && set.model) || builtInModel(endpoint, role) || (chooseModel(listed, role) ?? '');
}
