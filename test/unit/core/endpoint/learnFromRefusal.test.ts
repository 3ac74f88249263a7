import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { fittingAnswer, learnFromRefusal } from '../../../../src/core/endpoint/learnFromRefusal.ts';
import type { LearnedManners } from '../../../../src/core/endpoint/manners.ts';

const BODY = {
  model: 'm',
  prompt: 'p',
  stream: true,
  max_tokens: 20_000,
  temperature: 1,
  stop: ['1', '2', '3', '4', '5', '6'],
  suffix: 's',
  reasoning_effort: 'none',
};

function refused(parameter: string | undefined, serverMessage: string): EndpointError {
  return new EndpointError('badRequest', {
    host: 'h',
    status: 400,
    retryable: false,
    serverMessage,
    ...(parameter !== undefined && { parameter }),
  });
}

/** What a refused `/infill` teaches. */
function checkInfill(kind: 'badRequest' | 'wrongUrl' | 'unauthorized', status: number, closed: true | undefined): void {
  const error = new EndpointError(kind, { host: 'h', status, retryable: false });
  const lesson = learnFromRefusal(error, { input_prefix: 'p', input_suffix: 's', stream: true }, { dropped: [] });
  assert.equal(lesson?.manners.suffixRefused, closed);
  assert.notEqual(lesson?.tryAgain, true);
}

interface Wanted extends Partial<LearnedManners> {
  readonly tryAgain: boolean;
}

function checkLesson(parameter: string | undefined, message: string, wanted: Wanted | undefined): void {
  const lesson = learnFromRefusal(refused(parameter, message), BODY, { dropped: [] });
  assert.deepEqual(lesson && { ...lesson.manners, tryAgain: lesson.tryAgain }, wanted && { dropped: [], ...wanted });
}

describe('learnFromRefusal', () => {
  const rows: Readonly<Record<string, readonly [string | undefined, string, Wanted | undefined]>> = {
    'drops a field': ['temperature', 'not supported', { dropped: ['temperature'], tryAgain: true }],
    'drops a field that is named with its path': [
      'temperature.value',
      'no',
      { dropped: ['temperature'], tryAgain: true },
    ],
    'learns which efforts are taken': [
      'reasoning_effort',
      "Unsupported value: 'none' is not supported with the 'o4-mini' model. Supported values are: 'low', 'medium', and 'high'.",
      { reasoningEfforts: ['low', 'medium', 'high'], tryAgain: true },
    ],
    'learns it from a list with the refused one in it': [
      'reasoning_effort',
      'reasoning_effort must be one of `none` or `default`, not for this model with none',
      { reasoningEfforts: ['default'], tryAgain: true },
    ],
    'drops an effort where no other is named': [
      'reasoning_effort',
      'reasoning_effort is not supported by this model',
      { dropped: ['reasoning_effort'], tryAgain: true },
    ],
    'renames max_tokens': [
      'max_tokens',
      "Use 'max_completion_tokens' instead.",
      { maxTokensField: 'max_completion_tokens', tryAgain: true },
    ],
    'obeys a range': [
      'max_tokens',
      'the valid range of max_tokens is [1, 8192]',
      { answerLimit: 8192, tryAgain: true },
    ],
    'obeys a limit with a comma': [
      'max_tokens',
      'at most 4,096 completion tokens, you asked for 20,000',
      { answerLimit: 4096, tryAgain: true },
    ],
    'drops max_tokens when nothing is said': ['max_tokens', 'unsupported', { dropped: ['max_tokens'], tryAgain: true }],
    'obeys a number of stop words': [
      'stop',
      '`stop` supports up to 4 stop sequences. Given: 6',
      { stopLimit: 4, tryAgain: true },
    ],
    'drops stop when none is taken': [
      'stop',
      "'stop' is not supported with this model.",
      { dropped: ['stop'], tryAgain: true },
    ],
    'notes that suffix is refused, and leaves the rest to whoever built the prompt': [
      'suffix',
      'no suffix',
      { suffixRefused: true, tryAgain: false },
    ],
    'notes that a model only chats': [
      'model',
      'This is a chat model and not supported in the v1/completions endpoint.',
      { chatOnly: true, tryAgain: false },
    ],
    'cannot leave out the model': ['model', 'wrong', undefined],
    'cannot leave out the prompt': ['prompt', 'wrong', undefined],
    'learns nothing about what was not sent': ['top_k', 'unknown', undefined],
    'learns nothing when nothing is named': [undefined, 'Bad request', undefined],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkLesson(...row));

  it('learns nothing from other kinds of errors', () => {
    const error = new EndpointError('server', { host: 'h', retryable: true, parameter: 'temperature' });
    assert.equal(learnFromRefusal(error, BODY, { dropped: [] }), undefined);
  });

  it('keeps what it knew', () => {
    const lesson = learnFromRefusal(refused('temperature', 'no'), BODY, { dropped: ['seed'], stopLimit: 2 });
    assert.deepEqual(lesson?.manners, { dropped: ['seed', 'temperature'], stopLimit: 2 });
  });
});

describe('fittingAnswer', () => {
  const tooLong = (contextTokens?: number, promptTokens?: number) =>
    new EndpointError('contextTooLong', {
      host: 'h',
      retryable: false,
      limits: {
        ...(contextTokens !== undefined && { contextTokens }),
        ...(promptTokens !== undefined && { promptTokens }),
      },
    });

  it('leaves room for the prompt', () => assert.equal(fittingAnswer(tooLong(1_000, 800), { max_tokens: 500 }), 192));
  it('is none without both numbers', () => {
    assert.equal(fittingAnswer(tooLong(1_000), { max_tokens: 500 }), undefined);
    assert.equal(fittingAnswer(tooLong(undefined, 5), { max_tokens: 500 }), undefined);
  });
  it('is none when the prompt alone is too long', () =>
    assert.equal(fittingAnswer(tooLong(1_000, 1_200), { max_tokens: 500 }), undefined));
  it('is none when it would be no shorter', () =>
    assert.equal(fittingAnswer(tooLong(1_000, 100), { max_tokens: 500 }), undefined));
  it('knows after one refusal that /infill is closed', () => {
    checkInfill('badRequest', 501, true);
    checkInfill('wrongUrl', 404, true);
    checkInfill('badRequest', 400, undefined);
    checkInfill('unauthorized', 401, undefined);
  });
});
