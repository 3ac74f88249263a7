import { t } from '@vscode/l10n';
import { EndpointError } from '../../core/endpoint/endpointError.ts';
import type { ConnectionReport, Finding, StreamFinding } from '../../core/endpoint/testConnection.ts';
import { formatDuration } from '../../core/usage/formatUsage.ts';
import type { ErrorAction } from '../../shared/chatProtocol.ts';
import { describeError } from '../describeError.ts';

export interface ConnectionSentence {
  readonly allWell: boolean;
  /** What works, then what does not and why. Plain text. */
  readonly text: string;
  /** For the first thing that does not work. */
  readonly actions: readonly ErrorAction[];
}

/**
 * Tells a person what a connection test found.
 *
 * @param requestSide Told when a server could not be reached: it may be on another side.
 */
export function connectionSentence(
  { completion, chat, models }: ConnectionReport,
  requestSide?: string,
): ConnectionSentence {
  const parts = [
    streamPart('completion', completion),
    streamPart('chat', chat),
    ...models.map(({ endpointName, finding }) => listPart(endpointName, finding)),
  ];
  const working = parts.filter((part) => part.error === undefined).map((part) => part.text);
  const faults = parts.filter((part) => part.error !== undefined);
  // The same cause twice is told once.
  const faultTexts = [...new Map(faults.map((part) => [part.cause ?? part.text, part.text])).values()];
  const isOutOfReach = faults.some(({ error }) => error instanceof EndpointError && error.kind === 'unreachable');
  const side = isOutOfReach && requestSide !== undefined ? [requestSide] : [];
  const text = [...(working.length > 0 ? [`${working.join('; ')}.`] : []), ...faultTexts, ...side].join(' ');
  const [firstFault] = faults;
  return { allWell: !firstFault, text, actions: firstFault ? describeError(firstFault.error).actions : [] };
}

interface Part {
  readonly text: string;
  readonly error?: unknown;
  /** The describing sentence alone, without whom it hit. */
  readonly cause?: string;
}

function streamPart(role: 'completion' | 'chat', finding: Finding<StreamFinding>): Part {
  if (finding.kind === 'failed')
    return faultPart(role === 'chat' ? t('Chat does not work') : t('Suggestions do not work'), finding.error);
  const { endpointName, model, hasText, countsTokens, timeToFirstTokenMs } = finding.value;
  const details = [
    t('{0} on {1}', model, endpointName),
    ...(timeToFirstTokenMs === undefined ? [] : [t('first token after {0}', formatDuration(timeToFirstTokenMs))]),
    countsTokens ? t('tokens counted by the server') : t('tokens estimated, the server does not count them'),
    ...(hasText ? [] : [t('but the answer was empty')]),
  ].join(', ');
  return { text: role === 'chat' ? t('Chat works ({0})', details) : t('Suggestions work ({0})', details) };
}

function listPart(endpointName: string, finding: Finding<number>): Part {
  if (finding.kind === 'failed') return faultPart(t('{0} lists no models', endpointName), finding.error);
  const { value } = finding;
  return {
    text: value === 1 ? t('{0} lists 1 model', endpointName) : t('{0} lists {1} models', endpointName, value),
  };
}

function faultPart(what: string, error: unknown): Part {
  const { message, serverMessage } = describeError(error);
  const cause = serverMessage === undefined ? message : t('{0} The server said: {1}', message, serverMessage);
  return { text: `${what}: ${cause}`, error, cause };
}
