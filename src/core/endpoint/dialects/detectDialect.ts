import type { DialectName } from '../../settings/endpoint.ts';
import { hostKind } from '../../util/hostKind.ts';
import { DIALECTS } from './dialects.ts';

/**
 * The server family that an address tells: by host name, else, on one's own machine or network, by the usual port. A wrong guess by port
 * costs one refusal, from which the client learns.
 */
export function detectDialect(baseUrl: string): DialectName {
  const url = URL.parse(baseUrl);
  if (url === null) return 'generic';
  const families = Object.values(DIALECTS);
  const byHost = families.find(({ hosts }) => hosts.some((host) => host.test(url.hostname)));
  if (byHost) return byHost.name;
  if (hostKind(url.hostname) === 'public') return 'generic';
  const port = Number(url.port);
  return families.find(({ ports }) => ports.includes(port))?.name ?? 'generic';
}
