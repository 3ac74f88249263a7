/** A model server that answers on this machine. */
export interface LocalServer {
  readonly name: string;
  readonly baseUrl: string;
  /** The first model that it lists. */
  readonly model: string;
}

/** A port and whose it usually is. */
export type UsualPort = readonly [port: number, name: string];

const USUAL_PORTS: readonly UsualPort[] = [
  [11434, 'Ollama'],
  [1234, 'LM Studio'],
  [8080, 'llama.cpp'],
  [8000, 'vLLM'],
];
const PATIENCE_MS = 400;

/** Looks once at the usual ports. What answers there is told to the user, never used unasked: text would go to it. */
export async function findLocalServers(ports: readonly UsualPort[] = USUAL_PORTS): Promise<readonly LocalServer[]> {
  const found = await Promise.all(ports.map(([port, name]) => look(name, `http://127.0.0.1:${port}/v1`)));
  return found.filter((server) => server !== undefined);
}

async function look(name: string, baseUrl: string): Promise<LocalServer | undefined> {
  try {
    const response = await fetch(`${baseUrl}/models`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    const model = firstModel(await response.json());
    return response.ok && model !== undefined ? { name, baseUrl, model } : undefined;
  } catch {
    return undefined;
  }
}

/** The port alone proves nothing: only the form of a model list does. */
function firstModel(body: unknown): string | undefined {
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  const id: unknown = typeof first === 'object' && first !== null && 'id' in first ? first.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
