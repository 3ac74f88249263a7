import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';

/** Models whose server does not tell get this; a server that finds it too long says so and is asked with less. */
const UNKNOWN_WINDOW_TOKENS = 32_768;

/** How many tokens models take, asked for once and only for conversations that might be too long for one. */
export interface ModelWindows {
  /** Prompt and answer together. */
  tokensOf(target: Target, signal: AbortSignal): Promise<number>;
}

export function createModelWindows(gateway: Pick<ModelGateway, 'listModels'>): ModelWindows {
  const known = new Map<string, number>();
  return {
    async tokensOf({ connection, model }, signal) {
      const { name, baseUrl } = connection.endpoint;
      const key = JSON.stringify([baseUrl, model]);
      const window = known.get(key) ?? (await askForWindow(name, model, signal));
      known.set(key, window ?? UNKNOWN_WINDOW_TOKENS);
      return window ?? UNKNOWN_WINDOW_TOKENS;
    },
  };

  async function askForWindow(endpointName: string, model: string, signal: AbortSignal): Promise<number | undefined> {
    try {
      const models = await gateway.listModels(endpointName, signal);
      return models.find(({ id }) => id === model)?.contextLength;
    } catch {
      // A server without a list is no reason not to ask it.
      return undefined;
    }
  }
}
