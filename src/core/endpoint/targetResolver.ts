import type { EnvironmentVariables } from '../ports.ts';
import type { Endpoint, Role } from '../settings/endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import type { Connection, ConnectionOverride } from './connection.ts';
import type { EndpointClient } from './endpointClient.ts';
import type { KeyRing } from './keyRing.ts';
import type { ModelCatalogue } from './modelCatalogue.ts';
import type { Target } from './modelGateway.ts';
import { type Destination, resolveDestination, resolveSecond } from './resolveDestination.ts';
import type { Secret } from './secret.ts';
import { thinkingChoices } from './thinkingFields.ts';
import { onceMoreWithFreshKey } from './withFreshKey.ts';

export interface TargetResolverDeps {
  readonly client: Pick<EndpointClient, 'mannersFor'>;
  readonly settings: { readonly current: Settings };
  readonly environment: EnvironmentVariables;
  readonly keyRing: KeyRing;
  readonly catalogue: ModelCatalogue;
}

/** From a role to an endpoint, its key and a model. */
export interface TargetResolver {
  /** Told without asking anyone. Throws `EndpointError` 'notConfigured'. */
  destination(role: Role, override?: ConnectionOverride): Destination;
  /** The role's second endpoint; undefined when there is none for such a request. */
  second(role: Role, override?: ConnectionOverride): Destination | undefined;
  /** May ask the key ring, and the endpoint for its models where none is named. Throws `EndpointError`. */
  target(role: Role, destination: Destination, ownKey?: Secret): Promise<Target>;
  connection(endpoint: Endpoint, ownKey?: Secret): Promise<Connection>;
  /** Where a newer key may come from, unless the request brought its own. */
  keyRingBeside(ownKey: Secret | undefined): KeyRing | undefined;
}

export function createTargetResolver(deps: TargetResolverDeps): TargetResolver {
  const query = (role: Role, override?: ConnectionOverride) => ({
    role,
    settings: deps.settings.current,
    environment: deps.environment,
    override,
  });
  const keyRingBeside = (ownKey: Secret | undefined) => (ownKey === undefined ? deps.keyRing : undefined);
  const connection: TargetResolver['connection'] = async (endpoint, ownKey) => {
    const key = ownKey ?? (await deps.keyRing.keyFor(endpoint));
    return { endpoint, ...(key && { key }) };
  };
  return {
    destination: (role, override) => resolveDestination(query(role, override)),
    second: (role, override) => resolveSecond(query(role, override)),
    async target(role, { endpoint, model }, ownKey) {
      const connected = await connection(endpoint, ownKey);
      if (model !== undefined) return withLessons(deps.client, { connection: connected, model });
      const choose = (current: Connection) => deps.catalogue.choose(current, role);
      const chosen = await onceMoreWithFreshKey(choose, connected, keyRingBeside(ownKey));
      return withLessons(deps.client, { connection: connected, model: chosen });
    },
    connection,
    keyRingBeside,
  };
}

function withLessons(client: TargetResolverDeps['client'], target: Target): Target {
  const manners = client.mannersFor(target.connection, target.model);
  const { chatOnly, suffixRefused, dropped } = manners.learned;
  const hasLessons = chatOnly === true || suffixRefused === true || dropped.length > 0;
  const learned = { ...(chatOnly && { chatOnly }), ...(suffixRefused && { suffixRefused }), dropped };
  const efforts = thinkingChoices(manners, true);
  const isKnownToThink = thinkingChoices(manners, false).length > 0;
  return {
    ...target,
    ...(hasLessons && { learned }),
    ...(efforts.length > 0 && { thinking: { efforts, isKnownToThink } }),
  };
}
