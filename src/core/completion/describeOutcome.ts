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
      sentence: 'The editor shows no inline suggestions: its setting "editor.inlineSuggest.enabled" is off.',
      step: 'showInEditor',
    };
  if (subject.snoozedMs !== undefined)
    return { sentence: `Inline suggestions are paused for another ${spoken(subject.snoozedMs)}.`, step: 'endPause' };
  if (outcome === undefined)
    return {
      sentence: `No suggestion has been asked for in ${subject.fileName ?? 'an editor'} yet. Type, or ask for one.`,
      step: 'suggestHere',
    };
  if (outcome.kind === 'skipped') return REASONS[outcome.reason](subject);
  if (outcome.kind === 'failed') return describeFailure(outcome.error);
  return {
    sentence: 'There was a suggestion the last time. It goes when the typing disagrees with it.',
    step: 'inspect',
  };
}

type Describe = (subject: DecisionSubject) => Explanation;

const REASONS: Readonly<Record<SkipReason, Describe>> = {
  disabled: () => ({ sentence: 'Inline suggestions are off everywhere.', step: 'turnOn' }),
  disabledForLanguage: ({ language = 'this language' }) => ({
    sentence: `Inline suggestions are off for ${language}. They still come when you ask for one.`,
    step: 'turnOnLanguage',
  }),
  disabledForFile: (subject) => ({
    sentence: `Inline suggestions are off for ${fileOf(subject)}. They still come when you ask for one.`,
    step: 'turnOnFile',
  }),
  excludedFile: describeExclusion,
  ignoreFilesUnread: (subject) => ({
    sentence: `The ignore files around ${fileOf(subject)} were still being read. Type on, or ask again.`,
    step: 'suggestHere',
  }),
  inComment: () => ({
    sentence: 'The cursor is in a comment, where suggestions are switched off.',
    step: 'editScopes',
  }),
  inString: () => ({ sentence: 'The cursor is in a string, where suggestions are switched off.', step: 'editScopes' }),
  selectionActive: () => ({ sentence: 'Text is selected. Suggestions come when there is only a cursor.' }),
  severalCursors: () => ({ sentence: 'There is more than one cursor. Suggestions come when there is only one.' }),
  middleOfWord: () => ({
    sentence: 'The cursor is in the middle of a word. Move to its end, or ask for a suggestion.',
    step: 'suggestHere',
  }),
  tooLittleText: (subject) => ({
    sentence: `There is too little text in ${fileOf(subject)} to go by. Type a few characters more, or ask for a suggestion.`,
    step: 'suggestHere',
  }),
  readOnlyDocument: (subject) => ({ sentence: `${capital(fileOf(subject))} cannot be changed here.` }),
  superseded: () => ({
    sentence: 'The typing went on before an answer was there. Pause for a moment.',
    step: 'suggestHere',
  }),
  cancelled: () => ({ sentence: 'The editor took the question back before an answer was there.', step: 'suggestHere' }),
  emptyAnswer: (subject) => ({ sentence: `${capital(modelOf(subject))} had nothing to add here.`, step: 'inspect' }),
  nothingLeftAfterCleaning: (subject) => ({
    sentence: `${capital(modelOf(subject))} only repeated what is there already, or answered with nothing usable. Type on, and it will be asked again.`,
    step: 'inspect',
  }),
  refusedBefore: () => ({
    sentence: 'The same suggestion was sent away here before. Asking by hand brings it back.',
    step: 'suggestHere',
  }),
  noEndpoint: () => ({ sentence: 'No endpoint is set up for inline suggestions.', step: 'connect' }),
  pausedAfterFailures: (subject) => ({
    sentence: `${capital(endpointOf(subject))} failed several times in a row, so requests wait ${forHowLong(subject)}.`,
    step: 'testConnection',
  }),
  rateLimitUsedUp: (subject) => ({
    sentence: `The rate limit of ${endpointOf(subject)} is used up, so suggestions wait ${forHowLong(subject)}. Asking by hand is not held back.`,
    step: 'suggestHere',
  }),
};

function describeExclusion(subject: DecisionSubject): Explanation {
  const { exclusion } = subject;
  if (exclusion === undefined)
    return { sentence: `${capital(fileOf(subject))} is excluded: its text is never sent.`, step: 'editExclude' };
  const isSetting = exclusion.source.startsWith('interline.');
  const where = isSetting ? `the setting "${exclusion.source}"` : exclusion.source;
  return {
    sentence: `The text of ${fileOf(subject)} is never sent: the pattern "${exclusion.pattern}" in ${where} excludes it.`,
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
    return { sentence: 'Something went wrong inside Interline. The log says more.', step: 'showLog' };
  const { sentence, serverMessage } = describeEndpointError(error);
  const said = serverMessage === undefined ? sentence : `${sentence} The server said: ${serverMessage}`;
  return { sentence: said, step: STEPS[error.kind] ?? 'testConnection' };
}

function fileOf({ fileName }: DecisionSubject): string {
  return fileName ?? 'this document';
}

function modelOf({ model }: DecisionSubject): string {
  return model ?? 'the model';
}

function endpointOf({ endpoint }: DecisionSubject): string {
  return endpoint ? `the endpoint "${endpoint}"` : 'the endpoint';
}

function forHowLong({ waitMs }: DecisionSubject): string {
  return waitMs === undefined || waitMs <= 0 ? 'for a moment' : `for another ${spoken(waitMs)}`;
}

/** Whole seconds and minutes: nobody plans by tenths. */
function spoken(durationMs: number): string {
  if (durationMs >= 24 * 3_600_000) return 'while this window is open';
  return durationMs < 60_000
    ? `${Math.max(1, Math.ceil(durationMs / 1000))} s`
    : `${Math.ceil(durationMs / 60_000)} min`;
}

/** Names of files and models keep their own letters. */
function capital(words: string): string {
  return words.startsWith('the ') || words.startsWith('this ') ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
