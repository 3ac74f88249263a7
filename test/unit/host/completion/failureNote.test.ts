import assert from 'node:assert/strict';
import { EndpointError, type EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import { FailureNote } from '../../../../src/host/completion/failureNote.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

type Happening = EndpointErrorKind | `${EndpointErrorKind}, paused` | 'answered' | 'new settings' | `${number} min`;

/** What is told of these happenings, one after the other. */
async function checkNotes(happenings: readonly Happening[], expected: readonly string[]): Promise<void> {
  const clock = new FakeClock();
  const told: string[] = [];
  const note = new FailureNote({
    clock,
    tell: (error, kind) => told.push(`${kind}: ${error instanceof EndpointError ? error.kind : 'unknown'}`),
  });
  for (const happening of happenings) {
    if (happening === 'answered') note.answered();
    else if (happening === 'new settings') note.forget();
    else if (happening.endsWith('min')) await clock.advance(Number.parseInt(happening, 10) * 60_000);
    else {
      const kind = happening.replace(', paused', '') as EndpointErrorKind;
      note.failed(new EndpointError(kind, { host: 'x', retryable: false }), happening.endsWith('paused'));
    }
  }
  assert.deepEqual(told, expected);
}

describe('failureNote', () => {
  const rows: readonly (readonly [string, readonly Happening[], readonly string[]])[] = [
    ['says nothing of one hiccup', ['server'], []],
    ['says at once what only the user can change', ['unauthorized'], ['needed: unauthorized']],
    ['speaks when the endpoint is left in peace', ['server', 'server, paused'], ['passing: server']],
    [
      'one note for an outage of many reasons',
      ['timeout', 'server, paused', 'unreachable, paused', 'unauthorized'],
      ['passing: server'],
    ],
    [
      'one note for a wrong key',
      ['unauthorized', 'forbidden, paused', 'unauthorized, paused'],
      ['needed: unauthorized'],
    ],
    [
      'a server that comes and goes is mentioned once',
      ['server, paused', 'answered', 'server, paused'],
      ['passing: server'],
    ],
    [
      'and again much later',
      ['server, paused', 'answered', '10 min', 'timeout, paused'],
      ['passing: server', 'passing: timeout'],
    ],
    [
      'a key refused after an answer is news',
      ['unauthorized', 'answered', 'unauthorized'],
      ['needed: unauthorized', 'needed: unauthorized'],
    ],
    [
      'new settings begin anew',
      ['server, paused', 'new settings', 'server, paused'],
      ['passing: server', 'passing: server'],
    ],
  ];
  for (const [name, happenings, expected] of rows) it(name, () => checkNotes(happenings, expected));
});
