import { chooseModels } from '../../src/core/doctor/chooseModels.ts';
import type { Examination } from '../../src/core/doctor/examination.ts';
import { examineEndpoint } from '../../src/core/doctor/examineEndpoint.ts';
import type { Connection } from '../../src/core/endpoint/connection.ts';
import { dialectOf } from '../../src/core/endpoint/dialects/dialectOf.ts';
import { probe } from '../../src/core/endpoint/probe.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { callOptions, realClock, wireClient } from './wireClient.ts';

/** The whole examination over the real wire, with nothing set up but this connection. */
export function examineConnection(
  connection: Connection,
  signal = new AbortController().signal,
): Promise<Examination | undefined> {
  const client = wireClient();
  const limits = { firstByteTimeoutMs: 20_000, idleTimeoutMs: 20_000 };
  return examineEndpoint({
    connection,
    dialect: dialectOf(connection),
    signal,
    listModels: (one) => client.listModels(connection, callOptions({ signal: one, ...limits })),
    send: (request, one) => probe({ fetch, clock: realClock }, connection, { ...request, ...limits, signal: one }),
    chooseModels: (listed) => chooseModels({ endpoint: connection.endpoint, settings: DEFAULT_SETTINGS, listed }),
    onRequest: () => undefined,
  });
}
