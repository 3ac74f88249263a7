import * as vscode from 'vscode';
import { noticeText } from '../../core/util/noticeText.ts';
import { EndpointError } from '../../core/endpoint/endpointError.ts';
import { keyAdvice, parseKey } from '../../core/endpoint/parseKey.ts';
import { Secret } from '../../core/endpoint/secret.ts';
import type { Endpoint } from '../../core/settings/endpoint.ts';
import { originOf } from '../../core/settings/normaliseBaseUrl.ts';
import { describeError } from '../describeError.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { endpointFromArgument, pickEndpoint } from './pickEndpoint.ts';
import { withProgress } from './withProgress.ts';
import { showFault, showInformation, showWarning } from '../notices.ts';

const CHECK_LIMIT_MS = 10_000;

/** Asks for an endpoint (unless `argument` names one) and its key, tries the key, stores it for the endpoint's origin. */
export async function setApiKey(deps: ConnectionDeps, argument?: unknown): Promise<void> {
  const title = vscode.l10n.t('Interline: Set API Key');
  const endpoint =
    endpointFromArgument(deps, argument) ??
    (await pickEndpoint(deps, { title, placeHolder: vscode.l10n.t('Which endpoint is the key for?') }));
  if (!endpoint) return;
  const key = await askForKey(endpoint);
  if (key !== undefined) await checkAndStore(deps, endpoint, key);
}

async function askForKey(endpoint: Endpoint): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', endpoint.name),
    prompt: vscode.l10n.t('It is kept in secret storage and sent to {0} only.', originOf(endpoint.baseUrl)),
    password: true,
    ignoreFocusOut: true,
    validateInput(value) {
      const parsed = parseKey(value);
      return parsed.ok || parsed.fault === 'empty' ? undefined : keyAdvice()[parsed.fault];
    },
  });
  const parsed = text === undefined ? undefined : parseKey(text);
  return parsed?.ok ? parsed.key : undefined;
}

type CheckResult =
  | { readonly kind: 'works'; readonly modelCount: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused' | 'unknown'; readonly message: string };

async function checkAndStore(deps: ConnectionDeps, endpoint: Endpoint, key: string): Promise<void> {
  const result = await checkKey(deps, endpoint, new Secret(key));
  if (result.kind === 'cancelled') return;
  if (result.kind === 'refused' && !(await isStoredAnyway(deps, endpoint, result.message))) return;
  await deps.keyRing.set(endpoint.baseUrl, key);
  deps.log.info('key stored', { endpoint: endpoint.name, checked: result.kind });
  if (result.kind === 'works') {
    const { modelCount } = result;
    void showInformation(
      modelCount === 1
        ? vscode.l10n.t('The key is stored: {0} accepts it and lists 1 model.', endpoint.name)
        : vscode.l10n.t('The key is stored: {0} accepts it and lists {1} models.', endpoint.name, modelCount),
    );
  } else if (result.kind === 'unknown') {
    const text = vscode.l10n.t('The key is stored for {0}, but could not be tried. {1}', endpoint.name, result.message);
    void showWarning(noticeText(text));
  }
}

async function checkKey(deps: ConnectionDeps, endpoint: Endpoint, key: Secret): Promise<CheckResult> {
  return withProgress(vscode.l10n.t('Interline: trying the key at {0}…', endpoint.name), async (signal) => {
    try {
      const models = await deps.gateway.listModels(endpoint.name, signal, { key, limitMs: CHECK_LIMIT_MS });
      return signal.aborted ? { kind: 'cancelled' } : { kind: 'works', modelCount: models.length };
    } catch (error) {
      const isRefused = error instanceof EndpointError && error.kind === 'unauthorized';
      return { kind: isRefused ? 'refused' : 'unknown', message: describeError(error).message };
    }
  });
}

/** A refused key is not stored, unless the user knows better; asking once more starts anew. */
async function isStoredAnyway(deps: ConnectionDeps, endpoint: Endpoint, message: string): Promise<boolean> {
  const [again, anyway] = [vscode.l10n.t('Enter Another Key'), vscode.l10n.t('Store It Anyway')] as const;
  const answer = await showFault(noticeText(vscode.l10n.t('{0} It has not been stored.', message)), again, anyway);
  if (answer === again) await setApiKey(deps, endpoint.name);
  return answer === anyway;
}
