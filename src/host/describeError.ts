import { t } from '@vscode/l10n';
import { describeEndpointError } from '../core/endpoint/describeEndpointError.ts';
import { EndpointError, type EndpointErrorKind } from '../core/endpoint/endpointError.ts';
import { isPlainHttpBeyondLoopback } from '../core/endpoint/plainHttpGuard.ts';
import { hostKind } from '../core/util/hostKind.ts';
import type { ErrorAction } from '../shared/chatProtocol.ts';

/** What the sentence may name. */
export interface ErrorContext {
  readonly endpointName?: string;
  readonly model?: string;
  /** From which machine requests leave, where that is not plain (`requestSideWords`); told when a server of the own machine is out of reach. */
  readonly requestSide?: string | undefined;
}

/** Words for the user: one sentence of ours with a next step, then the server's own words, then what can be done with one click. Plain text. */
export interface ErrorDescription {
  readonly message: string;
  readonly serverMessage?: string;
  readonly actions: readonly ErrorAction[];
}

/** The most helpful first. */
const ACTIONS: Readonly<Record<EndpointErrorKind, readonly ErrorAction[]>> = {
  unreachable: ['tryAgain', 'openSettings', 'showLog'],
  timeout: ['tryAgain', 'openSettings', 'showLog'],
  unauthorized: ['setApiKey', 'openSettings'],
  forbidden: ['setApiKey', 'selectModel'],
  quotaExceeded: ['setApiKey', 'selectModel'],
  rateLimited: ['tryAgain', 'selectModel'],
  contextTooLong: ['selectModel', 'openSettings'],
  modelNotFound: ['selectModel', 'openSettings'],
  wrongUrl: ['openSettings', 'showLog'],
  badRequest: ['openSettings', 'selectModel', 'showLog'],
  payloadTooLarge: ['openSettings'],
  contentFiltered: ['tryAgain', 'selectModel'],
  overloaded: ['tryAgain', 'selectModel'],
  server: ['tryAgain', 'selectModel', 'showLog'],
  intermediary: ['openSettings', 'tryAgain', 'showLog'],
  malformed: ['openSettings', 'selectModel', 'showLog'],
  incomplete: ['tryAgain', 'showLog'],
  refusedLocally: ['openSettings', 'showLog'],
  notConfigured: ['selectModel', 'openSettings'],
};

/** Labels of the actions as buttons. */
export const actionLabels = (): Readonly<Record<ErrorAction, string>> => ({
  setApiKey: t('Set API Key'),
  openSettings: t('Open Settings'),
  tryAgain: t('Try Again'),
  selectModel: t('Select Model'),
  showLog: t('Show Log'),
  continueAnswer: t('Continue'),
});

/** Takes anything that was thrown; never throws, never shows a stack or a key. */
export function describeError(error: unknown, context: ErrorContext = {}): ErrorDescription {
  if (!(error instanceof EndpointError))
    return {
      message: t('Something went wrong inside Interline. The log says more.'),
      actions: ['tryAgain', 'showLog'],
    };
  const { sentence, serverMessage } = describeEndpointError(error);
  return {
    message: (localSentence(error, context) ?? sentence) + sideWords(error, context),
    ...(serverMessage !== undefined && { serverMessage }),
    actions: ACTIONS[error.kind],
  };
}

/** `127.0.0.1` is not the same machine in every window. */
function sideWords({ kind, details }: EndpointError, { requestSide }: ErrorContext): string {
  const hostname = URL.parse(`http://${details.host}`)?.hostname ?? '';
  const isOwn = hostKind(hostname) === 'loopback';
  return requestSide !== undefined && isOwn && (kind === 'unreachable' || kind === 'timeout') ? ` ${requestSide}` : '';
}

/** What only our side knows: which name or model is missing, and that the user said no. */
function localSentence({ kind, details }: EndpointError, { endpointName, model }: ErrorContext): string | undefined {
  const { host, url } = details;
  if (kind === 'refusedLocally' && details.reason === undefined && url !== undefined && isPlainHttpBeyondLoopback(url))
    return t(
      'Nothing was sent to {0}: its address is plain http, which others on the way can read. Use https, or test the connection to allow it.',
      host,
    );
  if (kind === 'modelNotFound' && model)
    return t('{0} does not offer the model "{1}". Choose another model.', endpointName ?? host, model);
  if (kind !== 'notConfigured') return undefined;
  if (url !== undefined) return t('{0} lists no model that suits this. Name one with Select Model.', host);
  return host === ''
    ? t('No endpoint is set up for this yet. Choose one with Select Model.')
    : t('No endpoint named "{0}" is set up. Choose another with Select Model, or add it to the settings.', host);
}
