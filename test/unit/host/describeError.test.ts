import assert from 'node:assert/strict';
import {
  EndpointError,
  type EndpointErrorDetails,
  type EndpointErrorKind,
} from '../../../src/core/endpoint/endpointError.ts';
import { actionLabels, describeError, type ErrorContext } from '../../../src/host/describeError.ts';
import type { ErrorAction } from '../../../src/shared/chatProtocol.ts';

interface Given {
  readonly kind: EndpointErrorKind;
  readonly details?: Partial<EndpointErrorDetails>;
  readonly context?: ErrorContext;
}

interface Expected {
  readonly words: RegExp;
  readonly firstAction: ErrorAction;
}

function checkDescription(name: string, { kind, details, context }: Given, expected: Expected): void {
  it(name, () => {
    const error = new EndpointError(kind, { host: 'api.test', retryable: false, ...details });
    const { message, actions } = describeError(error, context);
    assert.match(message, expected.words);
    assert.match(message, /[.?]$/, 'a whole sentence');
    assert.equal(actions[0], expected.firstAction);
    for (const action of actions) assert.ok(actionLabels()[action]);
  });
}

describe('describeError', () => {
  checkDescription(
    'a wrong key',
    { kind: 'unauthorized', details: { status: 401 } },
    { words: /api\.test \(401\).*key/, firstAction: 'setApiKey' },
  );
  checkDescription(
    'a server that is down',
    { kind: 'unreachable', details: { reason: 'refused' } },
    { words: /api\.test refused/, firstAction: 'tryAgain' },
  );
  const side = { requestSide: 'Requests leave from inside WSL.' };
  checkDescription(
    'a server on the own machine that is down, in a window where that machine is another',
    { kind: 'unreachable', details: { host: '127.0.0.1:8080', reason: 'refused' }, context: side },
    { words: /^127\.0\.0\.1:8080 refused.*inside WSL\.$/, firstAction: 'tryAgain' },
  );
  checkDescription(
    'a server on the own machine that never answers, in such a window',
    { kind: 'timeout', details: { host: '[::1]:8080' }, context: side },
    { words: /timed out.*inside WSL\.$/, firstAction: 'tryAgain' },
  );
  checkDescription(
    'a server elsewhere that is down, in such a window',
    { kind: 'unreachable', details: { reason: 'refused' }, context: side },
    { words: /^api\.test refused[^W]*$/, firstAction: 'tryAgain' },
  );
  checkDescription(
    'a server on the own machine that answered, in such a window',
    { kind: 'unauthorized', details: { host: 'localhost:8080', status: 401 }, context: side },
    { words: /^localhost:8080[^W]*$/, firstAction: 'setApiKey' },
  );
  checkDescription(
    'a wrong address',
    { kind: 'wrongUrl', details: { status: 404 } },
    { words: /api\.test \(404\)/, firstAction: 'openSettings' },
  );
  checkDescription(
    'a model that is not there',
    { kind: 'modelNotFound' },
    { words: /api\.test/, firstAction: 'selectModel' },
  );
  checkDescription(
    'the same with its name',
    { kind: 'modelNotFound', context: { endpointName: 'box', model: 'm-1' } },
    { words: /^box does not offer the model "m-1"/, firstAction: 'selectModel' },
  );
  checkDescription(
    'an endpoint nobody knows',
    { kind: 'notConfigured', details: { host: 'gone' } },
    { words: /No endpoint named "gone"/, firstAction: 'selectModel' },
  );
  checkDescription(
    'no endpoint at all',
    { kind: 'notConfigured', details: { host: '' } },
    { words: /No endpoint is set up/, firstAction: 'selectModel' },
  );
  checkDescription(
    'no model that suits',
    { kind: 'notConfigured', details: { url: 'http://api.test/v1/models' } },
    { words: /api\.test lists no model/, firstAction: 'selectModel' },
  );
  checkDescription(
    'plain http that the user declined',
    { kind: 'refusedLocally', details: { url: 'http://api.test/v1' } },
    { words: /plain http/, firstAction: 'openSettings' },
  );
  checkDescription(
    'a redirect to elsewhere',
    { kind: 'refusedLocally', details: { reason: 'redirected', url: 'http://api.test/v1' } },
    { words: /redirects/, firstAction: 'openSettings' },
  );
  it("keeps the server's own words apart", () => {
    const error = new EndpointError('badRequest', {
      host: 'api.test',
      retryable: false,
      serverMessage: 'no <b>such</b>',
    });
    assert.equal(describeError(error).serverMessage, 'no <b>such</b>');
    assert.ok(!describeError(error).message.includes('such'));
  });
  for (const thrown of [new Error('secret at /home/me'), 'text', undefined, null, { toString: () => assert.fail() }])
    it(`tells nothing of an unknown fault (${typeof thrown})`, () => {
      const { message, actions } = describeError(thrown);
      assert.ok(!message.includes('secret') && !message.includes('/home'));
      assert.ok(actions.includes('showLog'));
    });
});
