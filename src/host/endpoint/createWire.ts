import { createEndpointClient } from '../../core/endpoint/createEndpointClient.ts';
import type { EndpointClient } from '../../core/endpoint/endpointClient.ts';
import { createRateLimitWatch, type RateLimitWatch } from '../../core/endpoint/rateLimitWatch.ts';
import type { Logger, Platform } from '../../core/ports.ts';

export interface WireDeps {
  readonly platform: Pick<Platform, 'fetch' | 'clock'>;
  readonly logger: Logger;
}

/** The wire with all that it remembers of servers. */
export interface Wire {
  readonly client: EndpointClient;
  readonly rateLimits: RateLimitWatch;
}

/** One for a window. */
export function createWire({ platform: { fetch, clock }, logger }: WireDeps): Wire {
  const rateLimits = createRateLimitWatch(clock);
  const client = createEndpointClient({ fetch, clock, logger, random: () => Math.random(), rateLimits });
  return { client, rateLimits };
}
