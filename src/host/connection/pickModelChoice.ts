import * as vscode from 'vscode';
import type { ModelChoice } from '../../core/chat/conversation.ts';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { pickEndpoint } from './pickEndpoint.ts';
import { pickModel } from './pickModel.ts';

export type PickModelChoiceDeps = Pick<ConnectionDeps, 'gateway' | 'settings' | 'environment' | 'keyRing'>;

/** Asks for an endpoint, where there are several, and for one of its models. Undefined: the user has left. */
export async function pickModelChoice(deps: PickModelChoiceDeps, title: string): Promise<ModelChoice | undefined> {
  const { endpoints } = knownEndpoints(deps.settings.current, deps.environment);
  const placeHolder = vscode.l10n.t('At which endpoint?');
  const endpoint = endpoints.length === 1 ? endpoints[0] : await pickEndpoint(deps, { title, placeHolder });
  if (!endpoint) return undefined;
  const list = (signal: AbortSignal) => deps.gateway.listModels(endpoint.name, signal);
  const model = await pickModel({ title, list });
  return model === undefined ? undefined : { endpointName: endpoint.name, model };
}
