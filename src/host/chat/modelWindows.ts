import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';

/** Models whose server does not tell get this; a server that finds it too long says so and is asked with less. */
export const UNKNOWN_WINDOW_TOKENS = 32_768;

/** How many tokens models take, prompt and answer together; asked for once. */
export interface ModelWindows {
  /** Undefined: the server does not tell. */
  find(target: Target, signal: AbortSignal): Promise<number | undefined>;
  /** A careful guess where the server does not tell. */
  tokensOf(target: Target, signal: AbortSignal): Promise<number>;
}

export function createModelWindows(gateway: Pick<ModelGateway, 'listModels'>): ModelWindows {
  const known = new Map<string, number | undefined>();

  async function find({ connection, model }: Target, signal: AbortSignal): Promise<number | undefined> {
    const { name, baseUrl } = connection.endpoint;
    const key = JSON.stringify([baseUrl, model]);
    if (known.has(key)) return known.get(key);
    try {
      const models = await gateway.listModels(name, signal);
      known.set(key, models.find(({ id }) => id === model)?.contextLength);
    } catch {
      // A server without a list is no reason not to ask it, and need not be asked for one again.
      if (!signal.aborted) known.set(key, undefined);
    }
    return known.get(key);
  }

  return { find, tokensOf: async (target, signal) => (await find(target, signal)) ?? UNKNOWN_WINDOW_TOKENS };
}
