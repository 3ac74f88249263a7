import * as vscode from 'vscode';
import { environmentKey } from '../../core/endpoint/environmentEndpoint.ts';
import type { KeyRing } from '../../core/endpoint/keyRing.ts';
import { Secret } from '../../core/endpoint/secret.ts';
import type { EnvironmentVariables } from '../../core/ports.ts';
import type { Endpoint } from '../../core/settings/endpoint.ts';
import { originOf } from '../../core/settings/normaliseBaseUrl.ts';
import type { Redactor } from '../../core/util/redact.ts';

/** Where an endpoint's key is, without showing it. */
export type KeyPlace = 'stored' | 'environment' | 'none';

/** Keys in the editor's secret storage, one for each origin; the environment's where none is stored. */
export interface HostKeyRing extends KeyRing, vscode.Disposable {
  placeOf(endpoint: Endpoint): Promise<KeyPlace>;
  /** @param key Parsed by `parseKey`. It is bound to the origin of `baseUrl` and goes nowhere else. */
  set(baseUrl: string, key: string): Promise<void>;
  remove(baseUrl: string): Promise<void>;
  /** Also when another window changes a key. */
  readonly onDidChange: vscode.Event<void>;
}

export interface KeyRingDeps {
  readonly secrets: vscode.SecretStorage;
  readonly environment: EnvironmentVariables;
  /** Learns every key that is handed out, so that none can reach the log. */
  readonly redactor: Pick<Redactor, 'remember'>;
}

const PREFIX = 'interline.key:';
const slotOf = (baseUrl: string): string => PREFIX + originOf(baseUrl);

export function createKeyRing({ secrets, environment, redactor }: KeyRingDeps): HostKeyRing {
  // Ghost text asks for the key at every request; storage is another process.
  const cache = new Map<string, Promise<string | undefined>>();
  const changed = new vscode.EventEmitter<void>();
  const subscription = secrets.onDidChange(({ key }) => {
    if (!key.startsWith(PREFIX)) return;
    cache.delete(key);
    changed.fire();
  });

  const stored = async (baseUrl: string): Promise<string | undefined> => {
    const slot = slotOf(baseUrl);
    const reading = cache.get(slot) ?? Promise.resolve(secrets.get(slot));
    cache.set(slot, reading);
    try {
      return await reading;
    } catch (error) {
      cache.delete(slot);
      throw error;
    }
  };

  return {
    async keyFor(endpoint) {
      const key = (await stored(endpoint.baseUrl)) ?? environmentKey(endpoint, environment);
      if (key === undefined) return undefined;
      redactor.remember(key);
      return new Secret(key);
    },
    async placeOf(endpoint) {
      if ((await stored(endpoint.baseUrl)) !== undefined) return 'stored';
      return environmentKey(endpoint, environment) === undefined ? 'none' : 'environment';
    },
    async set(baseUrl, key) {
      redactor.remember(key);
      cache.delete(slotOf(baseUrl));
      await secrets.store(slotOf(baseUrl), key);
    },
    async remove(baseUrl) {
      cache.delete(slotOf(baseUrl));
      await secrets.delete(slotOf(baseUrl));
    },
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}
