import * as vscode from 'vscode';
import { createCommandKeys } from '../../core/endpoint/commandKeys.ts';
import { environmentKey } from '../../core/endpoint/environmentEndpoint.ts';
import type { KeyRing } from '../../core/endpoint/keyRing.ts';
import { revealSecret, Secret } from '../../core/endpoint/secret.ts';
import type { EnvironmentVariables, ProgramRunner } from '../../core/ports.ts';
import type { Endpoint } from '../../core/settings/endpoint.ts';
import { originOf } from '../../core/settings/normaliseBaseUrl.ts';
import type { Redactor } from '../../core/util/redact.ts';

/** Where an endpoint's key is, without showing it. */
export type KeyPlace = 'stored' | 'environment' | 'command' | 'none';

/** Keys in the editor's secret storage, one for each origin; where none is stored, the environment's, then the one that a command prints. */
export interface HostKeyRing extends KeyRing, vscode.Disposable {
  placeOf(endpoint: Endpoint): Promise<KeyPlace>;
  /** @param key Text that `parseKey` has made. It is bound to the origin of `baseUrl` and goes nowhere else. */
  set(baseUrl: string, key: string | Secret): Promise<void>;
  remove(baseUrl: string): Promise<void>;
  /** Also when another window changes a key. */
  readonly onDidChange: vscode.Event<void>;
}

export interface KeyRingDeps {
  readonly secrets: vscode.SecretStorage;
  readonly environment: EnvironmentVariables;
  /** Learns every key that is handed out, so that none can reach the log. */
  readonly redactor: Pick<Redactor, 'remember'>;
  readonly programs: ProgramRunner;
}

const PREFIX = 'interline.key:';
const slotOf = (baseUrl: string): string => PREFIX + originOf(baseUrl);

export function createKeyRing({ secrets, environment, redactor, programs }: KeyRingDeps): HostKeyRing {
  const commandKeys = createCommandKeys(programs);
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

  const secretOf = (key: string | undefined): Secret | undefined => {
    if (key === undefined) return undefined;
    redactor.remember(key);
    return new Secret(key);
  };

  const placeOf = async (endpoint: Endpoint): Promise<KeyPlace> => {
    if ((await stored(endpoint.baseUrl)) !== undefined) return 'stored';
    if (environmentKey(endpoint, environment) !== undefined) return 'environment';
    return endpoint.apiKeyCommand === undefined ? 'none' : 'command';
  };

  return {
    async keyFor(endpoint) {
      const kept = (await stored(endpoint.baseUrl)) ?? environmentKey(endpoint, environment);
      return secretOf(kept ?? (await commandKeys.keyFor(endpoint)));
    },
    async freshKeyFor(endpoint) {
      const place = await placeOf(endpoint);
      return place === 'command' ? secretOf(await commandKeys.freshKeyFor(endpoint)) : undefined;
    },
    placeOf,
    async set(baseUrl, key) {
      const text = typeof key === 'string' ? key : revealSecret(key);
      redactor.remember(text);
      cache.delete(slotOf(baseUrl));
      await secrets.store(slotOf(baseUrl), text);
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
