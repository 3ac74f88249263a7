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
    streamPart('Suggestions', completion),
    streamPart('Chat', chat),
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

function streamPart(name: string, finding: Finding<StreamFinding>): Part {
  if (finding.kind === 'failed')
    return faultPart(`${name} do${name.endsWith('s') ? '' : 'es'} not work`, finding.error);
  const { endpointName, model, hasText, countsTokens, timeToFirstTokenMs } = finding.value;
  const verb = name.endsWith('s') ? 'work' : 'works';
  const details = [
    `${model} on ${endpointName}`,
    ...(timeToFirstTokenMs === undefined ? [] : [`first token after ${formatDuration(timeToFirstTokenMs)}`]),
    countsTokens ? 'tokens counted by the server' : 'tokens estimated, the server does not count them',
    ...(hasText ? [] : ['but the answer was empty']),
  ];
  return { text: `${name} ${verb} (${details.join(', ')})` };
}

function listPart(endpointName: string, finding: Finding<number>): Part {
  if (finding.kind === 'failed') return faultPart(`${endpointName} lists no models`, finding.error);
  return { text: `${endpointName} lists ${finding.value} ${finding.value === 1 ? 'model' : 'models'}` };
}

function faultPart(what: string, error: unknown): Part {
  const { message, serverMessage } = describeError(error);
  const cause = serverMessage === undefined ? message : `${message} The server said: ${serverMessage}`;
  return { text: `${what}: ${cause}`, error, cause };
}
