import { t } from '@vscode/l10n';
import { describeEndpointError } from '../endpoint/describeEndpointError.ts';
import { EndpointError, type EndpointErrorKind } from '../endpoint/endpointError.ts';
import type { CompletionOutcome, SkipReason } from './completionOutcome.ts';
import type { Exclusion } from './exclusions/judgePath.ts';

/** What one click can do about it. */
export type NextStep =
  | 'turnOn'
  | 'turnOnLanguage'
  | 'turnOnFile'
  | 'editExclude'
  | 'openIgnoreFile'
  | 'editScopes'
  | 'showInEditor'
  | 'endPause'
  | 'suggestHere'
  | 'connect'
  | 'setApiKey'
  | 'selectModel'
  | 'testConnection'
  | 'inspect'
  | 'showLog';

export interface Explanation {
  /** One sentence or two. Holds names from outside: plain text, never markdown. */
  readonly sentence: string;
  /** Absent: there is nothing to do but to go on. */
  readonly step?: NextStep;
}

/** What the sentence may name; whatever is unknown gets a plainer word. */
export interface DecisionSubject {
  readonly fileName?: string;
  readonly language?: string;
  readonly endpoint?: string;
  readonly model?: string;
  readonly exclusion?: Exclusion;
  /** How long requests still wait, after failures or for a rate limit. */
  readonly waitMs?: number;
  /** How long the person's own pause still lasts. */
  readonly snoozedMs?: number;
  /** The editor's own switch for inline suggestions is off. */
  readonly isHiddenByEditor?: boolean;
}

/** "Why no suggestion?": the last decision with its subject and a next step. */
export function describeOutcome(outcome: CompletionOutcome | undefined, subject: DecisionSubject = {}): Explanation {
  if (subject.isHiddenByEditor === true)
    return {
      sentence: t('The editor shows no inline suggestions: its setting "editor.inlineSuggest.enabled" is off.'),
      step: 'showInEditor',
    };
  if (subject.snoozedMs !== undefined)
    return {
      sentence: pauseSentence(subject.snoozedMs),
      step: 'endPause',
    };
  if (outcome === undefined)
    return {
      sentence:
        subject.fileName === undefined
          ? t('No suggestion has been asked for in an editor yet. Type, or ask for one.')
          : t('No suggestion has been asked for in {0} yet. Type, or ask for one.', subject.fileName),
      step: 'suggestHere',
    };
  if (outcome.kind === 'skipped') return REASONS[outcome.reason](subject);
  if (outcome.kind === 'failed') return describeFailure(outcome.error);
  return {
    sentence: t('There was a suggestion the last time. It goes when the typing disagrees with it.'),
    step: 'inspect',
  };
}

type Describe = (subject: DecisionSubject) => Explanation;

const REASONS: Readonly<Record<SkipReason, Describe>> = {
  disabled: () => ({ sentence: t('Inline suggestions are off everywhere.'), step: 'turnOn' }),
  disabledForLanguage: ({ language = t('this language') }) => ({
    sentence: t('Inline suggestions are off for {0}. They still come when you ask for one.', language),
    step: 'turnOnLanguage',
  }),
  disabledForFile: (subject) => ({
    sentence: t('Inline suggestions are off for {0}. They still come when you ask for one.', fileOf(subject)),
    step: 'turnOnFile',
  }),
  excludedFile: describeExclusion,
  ignoreFilesUnread: (subject) => ({
    sentence: t('The ignore files around {0} were still being read. Type on, or ask again.', fileOf(subject)),
    step: 'suggestHere',
  }),
  inComment: () => ({
    sentence: t('The cursor is in a comment, where suggestions are switched off.'),
    step: 'editScopes',
  }),
  inString: () => ({
    sentence: t('The cursor is in a string, where suggestions are switched off.'),
    step: 'editScopes',
  }),
  selectionActive: () => ({ sentence: t('Text is selected. Suggestions come when there is only a cursor.') }),
  severalCursors: () => ({ sentence: t('There is more than one cursor. Suggestions come when there is only one.') }),
  middleOfWord: () => ({
    sentence: t('The cursor is in the middle of a word. Move to its end, or ask for a suggestion.'),
    step: 'suggestHere',
  }),
  tooLittleText: (subject) => ({
    sentence: t(
      'There is too little text in {0} to go by. Type a few characters more, or ask for a suggestion.',
      fileOf(subject),
    ),
    step: 'suggestHere',
  }),
  readOnlyDocument: ({ fileName }) => ({
    sentence:
      fileName === undefined ? t('This document cannot be changed here.') : t('{0} cannot be changed here.', fileName),
  }),
  superseded: () => ({
    sentence: t('The typing went on before an answer was there. Pause for a moment.'),
    step: 'suggestHere',
  }),
  cancelled: () => ({
    sentence: t('The editor took the question back before an answer was there.'),
    step: 'suggestHere',
  }),
  emptyAnswer: ({ model }) => ({
    sentence: model === undefined ? t('The model had nothing to add here.') : t('{0} had nothing to add here.', model),
    step: 'inspect',
  }),
  nothingLeftAfterCleaning: ({ model }) => ({
    sentence:
      model === undefined
        ? t(
            'The model only repeated what is there already, or answered with nothing usable. Type on, and it will be asked again.',
          )
        : t(
            '{0} only repeated what is there already, or answered with nothing usable. Type on, and it will be asked again.',
            model,
          ),
    step: 'inspect',
  }),
  refusedBefore: () => ({
    sentence: t('The same suggestion was sent away here before. Asking by hand brings it back.'),
    step: 'suggestHere',
  }),
  noEndpoint: () => ({ sentence: t('No endpoint is set up for inline suggestions.'), step: 'connect' }),
  pausedAfterFailures: (subject) => ({
    sentence: `${failuresSentence(subject)} ${waitSentence(subject)}`,
    step: 'testConnection',
  }),
  rateLimitUsedUp: (subject) => ({
    sentence: [rateLimitSentence(subject), waitSentence(subject), t('Asking by hand is not held back.')].join(' '),
    step: 'suggestHere',
  }),
};

function describeExclusion(subject: DecisionSubject): Explanation {
  const { exclusion, fileName } = subject;
  if (exclusion === undefined)
    return {
      sentence:
        fileName === undefined
          ? t('This document is excluded: its text is never sent.')
          : t('{0} is excluded: its text is never sent.', fileName),
      step: 'editExclude',
    };
  const isSetting = exclusion.source.startsWith('interline.');
  const where = isSetting ? t('the setting "{0}"', exclusion.source) : exclusion.source;
  return {
    sentence: t(
      'The text of {0} is never sent: the pattern "{1}" in {2} excludes it.',
      fileOf(subject),
      exclusion.pattern,
      where,
    ),
    step: isSetting ? 'editExclude' : 'openIgnoreFile',
  };
}

/** Failures for which the connection test is not the shortest way. */
const STEPS: Readonly<Partial<Record<EndpointErrorKind, NextStep>>> = {
  unauthorized: 'setApiKey',
  forbidden: 'setApiKey',
  modelNotFound: 'selectModel',
  notConfigured: 'connect',
};

function describeFailure(error: unknown): Explanation {
  if (!(error instanceof EndpointError))
    return { sentence: t('Something went wrong inside Interline. The log says more.'), step: 'showLog' };
  const { sentence, serverMessage } = describeEndpointError(error);
  const said = serverMessage === undefined ? sentence : t('{0} The server said: {1}', sentence, serverMessage);
  return { sentence: said, step: STEPS[error.kind] ?? 'testConnection' };
}

function fileOf({ fileName }: DecisionSubject): string {
  return fileName ?? t('this document');
}

function failuresSentence({ endpoint }: DecisionSubject): string {
  return endpoint
    ? t('The endpoint "{0}" failed several times in a row, so requests wait.', endpoint)
    : t('The endpoint failed several times in a row, so requests wait.');
}

function rateLimitSentence({ endpoint }: DecisionSubject): string {
  return endpoint
    ? t('The rate limit of the endpoint "{0}" is used up, so suggestions wait.', endpoint)
    : t('The rate limit of the endpoint is used up, so suggestions wait.');
}

/** How long it still is. */
function waitSentence({ waitMs }: DecisionSubject): string {
  return waitMs === undefined || waitMs <= 0
    ? t('It is only for a moment.')
    : t('It is for another {0}.', shortTime(waitMs));
}

function pauseSentence(snoozedMs: number): string {
  return snoozedMs >= 24 * 3_600_000
    ? t('Inline suggestions are paused while this window is open.')
    : t('Inline suggestions are paused for another {0}.', shortTime(snoozedMs));
}

/** Whole seconds and minutes: nobody plans by tenths. */
function shortTime(durationMs: number): string {
  return durationMs < 60_000
    ? t('{0} s', Math.max(1, Math.ceil(durationMs / 1000)))
    : t('{0} min', Math.ceil(durationMs / 60_000));
}
