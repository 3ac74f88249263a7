import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';
import type { ModelInfo } from '../../core/endpoint/requests.ts';

/** Models whose server does not tell get this; a server that finds it too long says so and is asked with less. */
export const UNKNOWN_WINDOW_TOKENS = 32_768;

/** What models take; asked for once. */
export interface ModelWindows {
  /** What the server's list says of a model. Undefined: nothing. */
  infoOf(target: Target, signal: AbortSignal): Promise<ModelInfo | undefined>;
  /** Prompt and answer together; a careful guess where the server does not tell. */
  tokensOf(target: Target, signal: AbortSignal): Promise<number>;
}

export function createModelWindows(gateway: Pick<ModelGateway, 'listModels'>): ModelWindows {
  const known = new Map<string, ModelInfo | undefined>();

  async function infoOf({ connection, model }: Target, signal: AbortSignal): Promise<ModelInfo | undefined> {
    const { name, baseUrl } = connection.endpoint;
    const key = JSON.stringify([baseUrl, model]);
    if (known.has(key)) return known.get(key);
    try {
      const models = await gateway.listModels(name, signal);
      known.set(
        key,
        models.find(({ id }) => id === model),
      );
    } catch {
      // A server without a list is no reason not to ask it, and need not be asked for one again.
      if (!signal.aborted) known.set(key, undefined);
    }
    return known.get(key);
  }

  return {
    infoOf,
    tokensOf: async (target, signal) => (await infoOf(target, signal))?.contextLength ?? UNKNOWN_WINDOW_TOKENS,
  };
}
