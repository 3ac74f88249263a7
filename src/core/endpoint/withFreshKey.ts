import type { Connection } from './connection.ts';
import { EndpointError } from './endpointError.ts';
import type { KeyRing } from './keyRing.ts';

/**
 * Streams a request; when the server refuses its key before the first event, and the key ring has a newer one (a command of the settings
 * printed it), streams it once more. The refusal is thrown when there is none.
 *
 * @param keyRing Undefined: the request brought a key of its own, which is not replaced.
 */
export async function* withFreshKey<Event>(
  send: (connection: Connection) => AsyncIterable<Event>,
  connection: Connection,
  keyRing: KeyRing | undefined,
): AsyncGenerator<Event, void> {
  let hasBegun = false;
  try {
    for await (const event of send(connection)) {
      hasBegun = true;
      yield event;
    }
    return;
  } catch (error) {
    const renewed = hasBegun ? undefined : await renew(error, connection, keyRing);
    if (renewed === undefined) throw error;
    connection = renewed;
  }
  yield* send(connection);
}

/** The same for a request with one answer. */
export async function onceMoreWithFreshKey<Answer>(
  ask: (connection: Connection) => Promise<Answer>,
  connection: Connection,
  keyRing: KeyRing | undefined,
): Promise<Answer> {
  try {
    return await ask(connection);
  } catch (error) {
    const renewed = await renew(error, connection, keyRing);
    if (renewed === undefined) throw error;
    return ask(renewed);
  }
}

async function renew(
  error: unknown,
  connection: Connection,
  keyRing: KeyRing | undefined,
): Promise<Connection | undefined> {
  if (!isKeyRefused(error)) return undefined;
  const key = await keyRing?.freshKeyFor?.(connection.endpoint);
  return key && { ...connection, key };
}

/** The server's word, not ours: without a status nothing was sent. */
function isKeyRefused(error: unknown): boolean {
  return error instanceof EndpointError && error.kind === 'unauthorized' && error.details.status !== undefined;
}
