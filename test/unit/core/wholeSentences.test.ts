import assert from 'node:assert/strict';
import type { SkipReason } from '../../../src/core/completion/completionOutcome.ts';
import { describeOutcome } from '../../../src/core/completion/describeOutcome.ts';
import { describeRefusal } from '../../../src/core/edit/path/describeJudgement.ts';
import { describeEndpointError } from '../../../src/core/endpoint/describeEndpointError.ts';
import {
  EndpointError,
  type EndpointErrorDetails,
  type EndpointErrorKind,
} from '../../../src/core/endpoint/endpointError.ts';
import { parseSettings } from '../../../src/core/settings/parseSettings.ts';
import { bracketedWords, speak, unbracketed } from '../../support/translations.ts';

/** No word of a text is outside of what translators see: none is forgotten, none is glued to a sentence. */
function checkWhole(text: string): void {
  assert.ok(text.startsWith('⟦'), text);
  assert.equal(unbracketed(text, /$^/), undefined, text);
}

const ERRORS: readonly EndpointErrorKind[] = [
  ...(['unreachable', 'timeout', 'unauthorized', 'forbidden', 'quotaExceeded', 'rateLimited'] as const),
  ...(['contextTooLong', 'modelNotFound', 'wrongUrl', 'badRequest', 'payloadTooLarge', 'contentFiltered'] as const),
  ...(['overloaded', 'server', 'intermediary', 'malformed', 'incomplete', 'refusedLocally', 'notConfigured'] as const),
];
const REASONS: readonly Pick<EndpointErrorDetails, 'reason'>[] = [
  ...[{}, { reason: 'refused' }, { reason: 'unknownHost' }, { reason: 'certificate' }, { reason: 'redirected' }],
  ...[{ reason: 'keyCommandFailed' }, { reason: 'blockedOrDown' }],
] as const;
const DETAILS: readonly Omit<EndpointErrorDetails, 'host' | 'retryable'>[] = [
  {},
  { status: 429, retryAfterMs: 1000, url: '1', parameter: '2' },
  { retryAfterMs: 9e6 },
];
const SKIPPED: readonly SkipReason[] = [
  ...(['disabled', 'disabledForLanguage', 'disabledForFile', 'excludedFile', 'ignoreFilesUnread'] as const),
  ...(['inComment', 'inString', 'selectionActive', 'severalCursors', 'middleOfWord', 'tooLittleText'] as const),
  ...(['readOnlyDocument', 'superseded', 'cancelled', 'emptyAnswer', 'nothingLeftAfterCleaning'] as const),
  ...(['refusedBefore', 'noEndpoint', 'pausedAfterFailures', 'rateLimitUsedUp'] as const),
];

describe('sentences are whole in every language', () => {
  speak(bracketedWords());
  for (const kind of ERRORS)
    it(`an error of the kind ${kind}`, () => {
      for (const reason of REASONS)
        for (const details of DETAILS) {
          const error = new EndpointError(kind, {
            ...details,
            host: '0',
            retryable: false,
            ...reason,
          });
          checkWhole(describeEndpointError(error).sentence);
        }
    });
  for (const reason of SKIPPED)
    it(`no suggestion: ${reason}`, () => {
      const exclusion = { pattern: '*', source: 'interline.x' };
      for (const subject of [
        {},
        { fileName: '0', language: '1', endpoint: '2', model: '3', waitMs: 90_000, exclusion },
      ])
        checkWhole(describeOutcome({ kind: 'skipped', reason }, subject).sentence);
    });
  it('no suggestion: a pause', () => {
    for (const snoozedMs of [1000, 100_000, 9e8]) checkWhole(describeOutcome(undefined, { snoozedMs }).sentence);
  });
  it('a path that may not be written', () => {
    for (const path of ['', '0']) checkWhole(describeRefusal(path, 'outside'));
  });
  const settings = {
    ...{ enabled: 1, profile: '1', profiles: 1, endpoints: { 1: { baseUrl: 1, headers: 1, dialect: 1 }, 2: 1 } },
    ...{ 'completion.template': '1', 'completion.languages': { 1: 1 }, 'completion.requests': 1, 'chat.maxTokens': -1 },
    ...{ 'completion.context': { 1: 1 }, 'completion.modelByLanguage': { 1: 1 }, 'completion.exclude': 1, prices: 1 },
  };
  const { problems } = parseSettings(settings);
  it('a wrong setting', () => {
    assert.ok(problems.length >= 12);
    for (const { message } of parseSettings(settings).problems) checkWhole(message);
  });
});
