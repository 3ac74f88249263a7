import * as vscode from 'vscode';
import { findEndpoint, knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { Endpoint } from '../../core/settings/endpoint.ts';
import type { KeyPlace } from '../secrets/keyRing.ts';
import type { ConnectionDeps } from './connectionDeps.ts';

const keyWords = (): Readonly<Record<KeyPlace, string>> => ({
  stored: vscode.l10n.t('$(key) key stored'),
  environment: vscode.l10n.t('$(terminal) key from the environment'),
  command: vscode.l10n.t('$(terminal) key from a command'),
  none: vscode.l10n.t('no key'),
});

export interface EndpointQuestion {
  readonly title: string;
  readonly placeHolder: string;
  /** Only these are offered; absent: all that are known. */
  readonly among?: (place: KeyPlace) => boolean;
}

type PickDeps = Pick<ConnectionDeps, 'settings' | 'environment' | 'keyRing'>;

/** Asks which endpoint is meant; undefined when the user leaves or when there is none to offer. */
export async function pickEndpoint(deps: PickDeps, question: EndpointQuestion): Promise<Endpoint | undefined> {
  const { endpoints } = knownEndpoints(deps.settings.current, deps.environment);
  const items = await Promise.all(
    endpoints.map(async (endpoint) => {
      const place = await deps.keyRing.placeOf(endpoint);
      return { label: endpoint.name, description: endpoint.baseUrl, detail: keyWords()[place], endpoint, place };
    }),
  );
  const offered = items.filter((item) => question.among?.(item.place) ?? true);
  if (offered.length === 0) return undefined;
  const picked = await vscode.window.showQuickPick(offered, { ...question, matchOnDescription: true });
  return picked?.endpoint;
}

/** The endpoint that a command's argument names; undefined for anything else than a known name. */
export function endpointFromArgument(deps: PickDeps, argument: unknown): Endpoint | undefined {
  if (typeof argument !== 'string') return undefined;
  return findEndpoint(knownEndpoints(deps.settings.current, deps.environment).endpoints, argument);
}
