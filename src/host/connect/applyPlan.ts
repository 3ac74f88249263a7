import type { ConnectionPlan } from '../../core/connect/planConnection.ts';
import { isSameEndpoint, nameFor, settingOfEndpoint } from '../../core/connect/settingOfEndpoint.ts';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { Secret } from '../../core/endpoint/secret.ts';
import { type Endpoint, ROLES } from '../../core/settings/endpoint.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { readUserSetting, writeSetting } from '../settings/settingsWriter.ts';
import { writeRole } from '../settings/writeRole.ts';
import type { ConnectDeps } from './connectDeps.ts';

type ApplyDeps = Pick<ConnectDeps, 'settings' | 'environment' | 'keyRing'>;

/** Writes a finished plan: the key to secret storage first, then the endpoint and the roles to the user's settings. */
export async function applyPlan(deps: ApplyDeps, plan: ConnectionPlan): Promise<void> {
  const endpointName = await saveEndpoint(deps, plan.endpoint, plan.key);
  for (const role of ROLES) {
    const model = plan.models[role];
    if (model !== undefined) await writeRole(deps.settings, role, { endpointName, model });
  }
}

/** The name under which it can be used from now on; an endpoint that is known already is not written again. */
export async function saveEndpoint(deps: ApplyDeps, endpoint: Endpoint, key: Secret | undefined): Promise<string> {
  if (key !== undefined) await deps.keyRing.set(endpoint.baseUrl, key);
  const { endpoints } = knownEndpoints(deps.settings.current, deps.environment);
  const name = nameFor(endpoint, endpoints);
  if (endpoints.some((known) => known.name === name && isSameEndpoint(known, endpoint))) return name;
  const written = readUserSetting('endpoints');
  await writeSetting('endpoints', { ...(isRecord(written) ? written : {}), [name]: settingOfEndpoint(endpoint) });
  return name;
}
