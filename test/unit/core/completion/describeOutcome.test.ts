import assert from 'node:assert/strict';
import type { CompletionOutcome, SkipReason } from '../../../../src/core/completion/completionOutcome.ts';
import {
  describeOutcome,
  type DecisionSubject,
  type NextStep,
} from '../../../../src/core/completion/describeOutcome.ts';
import { EndpointError, type EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';

interface Expected {
  readonly outcome: CompletionOutcome | undefined;
  readonly about?: DecisionSubject;
  /** Each has to be in the sentence. */
  readonly says: readonly string[];
  readonly step?: NextStep;
}

function check(name: string, { outcome, about = {}, says, step: expectedStep }: Expected): void {
  it(name, () => {
    const { sentence, step } = describeOutcome(outcome, about);
    for (const words of says) assert.ok(sentence.includes(words), sentence);
    assert.match(sentence, /^\S.*[.\w]$/);
    assert.equal(step, expectedStep);
  });
}

const skipped = (reason: SkipReason): CompletionOutcome => ({ kind: 'skipped', reason });
const failed = (kind: EndpointErrorKind, serverMessage?: string): CompletionOutcome => ({
  kind: 'failed',
  error: new EndpointError(kind, {
    host: 'api.test',
    retryable: false,
    ...(serverMessage !== undefined && { serverMessage }),
  }),
});

describe('describeOutcome', () => {
  check('before anything has happened', {
    outcome: undefined,
    about: { fileName: 'a.ts' },
    says: ['a.ts', 'yet'],
    step: 'suggestHere',
  });
  check("the editor's own switch comes before all", {
    outcome: skipped('disabled'),
    about: { isHiddenByEditor: true },
    says: ['editor.inlineSuggest.enabled'],
    step: 'showInEditor',
  });
  check("a person's pause", {
    outcome: skipped('superseded'),
    about: { snoozedMs: 61_000 },
    says: ['2 min'],
    step: 'endPause',
  });
  check('names the language', {
    outcome: skipped('disabledForLanguage'),
    about: { language: 'cobol' },
    says: ['cobol'],
    step: 'turnOnLanguage',
  });
  check('names the file', {
    outcome: skipped('disabledForFile'),
    about: { fileName: 'src/a.ts' },
    says: ['src/a.ts'],
    step: 'turnOnFile',
  });
  check('names the pattern of the setting', {
    outcome: skipped('excludedFile'),
    about: { fileName: '.env', exclusion: { source: 'interline.completion.exclude', pattern: '**/.env' } },
    says: ['.env', '"**/.env"', 'setting "interline.completion.exclude"'],
    step: 'editExclude',
  });
  check('names the ignore file', {
    outcome: skipped('excludedFile'),
    about: { fileName: 'a.sql', exclusion: { source: 'db/.interlineignore', pattern: '*.sql' } },
    says: ['a.sql', '"*.sql" in db/.interlineignore'],
    step: 'openIgnoreFile',
  });
  check('names the endpoint and how long', {
    outcome: skipped('pausedAfterFailures'),
    about: { endpoint: 'home', waitMs: 4200 },
    says: ['"home"', '5 s'],
    step: 'testConnection',
  });
  check('does without', {
    outcome: skipped('pausedAfterFailures'),
    says: ['The endpoint', 'for a moment'],
    step: 'testConnection',
  });
  check('a rate limit', {
    outcome: skipped('rateLimitUsedUp'),
    about: { endpoint: 'cloud', waitMs: 90_000 },
    says: ['"cloud"', '2 min'],
    step: 'suggestHere',
  });
  check('names the model', {
    outcome: skipped('emptyAnswer'),
    about: { model: 'starcoder2:3b' },
    says: ['starcoder2:3b had'],
    step: 'inspect',
  });
  check('a selection needs no button', { outcome: skipped('selectionActive'), says: ['selected'] });
  check("a failure in the server's own words", {
    outcome: failed('unauthorized', 'bad key'),
    says: ['api.test', 'bad key'],
    step: 'setApiKey',
  });
  check('a model that is gone', { outcome: failed('modelNotFound'), says: ['api.test'], step: 'selectModel' });
  check('another failure', { outcome: failed('timeout'), says: ['api.test'], step: 'testConnection' });
  check('no stack of a fault of ours', {
    outcome: { kind: 'failed', error: new TypeError('x is undefined') },
    says: ['inside Interline'],
    step: 'showLog',
  });
  check('a suggestion', {
    outcome: { kind: 'shown', source: 'cache', suggestions: [] },
    says: ['the last time'],
    step: 'inspect',
  });
});
