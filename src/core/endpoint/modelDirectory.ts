import type { Endpoint } from '../settings/endpoint.ts';
import { createListeners } from '../util/listeners.ts';
import type { ModelInfo } from './requests.ts';

/** What is known of the models of one endpoint. */
export type ModelList =
  | { readonly kind: 'asking' }
  | { readonly kind: 'listed'; readonly models: readonly ModelInfo[] }
  /** `error` is whatever was thrown. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** The lists of many endpoints, asked for side by side and kept; one that does not answer holds up none of the others. */
export interface ModelDirectory {
  /** Undefined: never asked. */
  listOf(endpoint: Endpoint): ModelList | undefined;
  /**
   * Asks those of the endpoints that are not known, or did not answer when they were last asked; with `anew` all of them. Resolves when all
   * have answered or failed. Never rejects.
   */
  load(endpoints: readonly Endpoint[], options?: { readonly anew?: boolean }): Promise<void>;
  /** Keys have changed: nobody is known any more. */
  forget(): void;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

export interface ModelDirectoryDeps {
  readonly ask: (endpoint: Endpoint) => Promise<readonly ModelInfo[]>;
}

/** Servers on slow lines wait long; more at once than this and they hinder each other. */
const MOST_AT_ONCE = 4;

export function createModelDirectory({ ask }: ModelDirectoryDeps): ModelDirectory {
  const listeners = createListeners<void>();
  /** By all that an endpoint is: when its settings change, it is another one. */
  let lists = new Map<string, ModelList>();
  let asking = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const turn = async (): Promise<void> => {
    if (running < MOST_AT_ONCE) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const load = async (endpoint: Endpoint): Promise<void> => {
    const key = keyOf(endpoint);
    const into = lists;
    // A list that is asked for anew stays as it is until then.
    if (into.get(key)?.kind !== 'listed') into.set(key, { kind: 'asking' });
    listeners.tell();
    await turn();
    const list = await ask(endpoint).then(
      (models): ModelList => ({ kind: 'listed', models }),
      (error: unknown): ModelList => ({ kind: 'failed', error }),
    );
    leave();
    into.set(key, list);
    // An answer from before a change of keys is nobody's.
    if (into === lists) asking.delete(key);
    listeners.tell();
  };
  const loadOnce = (endpoint: Endpoint, anew: boolean): Promise<void> => {
    const key = keyOf(endpoint);
    const known = asking.get(key);
    if (known) return known;
    if (!anew && lists.get(key)?.kind === 'listed') return Promise.resolve();
    const promise = load(endpoint);
    asking.set(key, promise);
    return promise;
  };

  return {
    listOf: (endpoint) => lists.get(keyOf(endpoint)),
    async load(endpoints, { anew = false } = {}) {
      await Promise.all(endpoints.map((endpoint) => loadOnce(endpoint, anew)));
    },
    forget() {
      lists = new Map();
      asking = new Map();
      listeners.tell();
    },
    onDidChange: (listener) => listeners.add(listener),
  };
}

function keyOf(endpoint: Endpoint): string {
  return JSON.stringify(endpoint);
}
