import { originOf } from '../settings/normaliseBaseUrl.ts';
import { hostKind } from '../util/hostKind.ts';
import { EndpointError } from './endpointError.ts';

/** Keeps text and keys from travelling unencrypted over a network without the user's word. */
export interface PlainHttpGuard {
  /** Resolves when the address may be used; else throws `EndpointError` 'refusedLocally'. Nothing has been sent before it resolves. */
  check(baseUrl: string): Promise<void>;
  /** Lets a refused origin ask again: the user tests the connection or changes settings. */
  forgetRefusals(): void;
}

/** True for `http:` to any machine but this one; private networks count as beyond, since others can listen there. */
export function isPlainHttpBeyondLoopback(baseUrl: string): boolean {
  const url = new URL(baseUrl);
  return url.protocol === 'http:' && hostKind(url.hostname) !== 'loopback';
}

/** @param confirm Asks the user about an origin; called once an origin, however many requests wait for the answer. */
export function createPlainHttpGuard(confirm: (origin: string) => Promise<boolean>): PlainHttpGuard {
  const answers = new Map<string, Promise<boolean>>();
  const ask = (origin: string): Promise<boolean> => {
    const known = answers.get(origin);
    if (known) return known;
    const answer = confirm(origin).then((allowed) => {
      if (!allowed) refused.add(origin);
      return allowed;
    });
    answers.set(origin, answer);
    return answer;
  };
  const refused = new Set<string>();
  return {
    async check(baseUrl) {
      if (!isPlainHttpBeyondLoopback(baseUrl)) return;
      if (await ask(originOf(baseUrl))) return;
      throw new EndpointError('refusedLocally', {
        host: new URL(baseUrl).host,
        url: baseUrl,
        retryable: false,
      });
    },
    forgetRefusals() {
      for (const origin of refused) answers.delete(origin);
      refused.clear();
    },
  };
}
