import type { Secret } from '../endpoint/secret.ts';
import type { Endpoint } from '../settings/endpoint.ts';

/** What was made of something pasted, imported or found. Nothing is stored or sent until the user says so. */
export interface EndpointProposal {
  /** Its name is proposed from the host; it may be taken already (`nameFor`). */
  readonly endpoint: Endpoint;
  /** A key that came along: on its way to secret storage, never to settings. */
  readonly key?: Secret;
  readonly model?: string;
  /** Other addresses that might be meant, to be tried when nothing answers at this one's routes; as in `Endpoint.baseUrl`. */
  readonly alternativeBaseUrls: readonly string[];
  /** What was changed or left out and why: whole sentences, without keys. */
  readonly remarks: readonly string[];
}

export type PastedEndpoint =
  | { readonly kind: 'endpoint'; readonly proposal: EndpointProposal }
  /** One sentence that says why not, with a next step. */
  | { readonly kind: 'refused'; readonly reason: string };

export function refused(reason: string): PastedEndpoint {
  return { kind: 'refused', reason };
}
