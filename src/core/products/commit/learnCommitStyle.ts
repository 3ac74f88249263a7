import { type CommitStyle, DEFAULT_COMMIT_STYLE } from './commitStyle.ts';
import { guessLanguage } from './guessLanguage.ts';
import { readSubject, type Subject } from './readSubject.ts';

/** Messages that programs write. */
const MECHANICAL =
  /^(?:merge\b|merged\b.*\bin\b|revert "|(?:fixup|squash|amend)! |bump .+ from .+ to |(?:build|chore)\(deps[^)]*\): bump |update dependency |v?\d+\.\d+(?:\.\d+)?\S*$|release v?\d|initial commit$|auto-?merge|\[maven-release|wip$)/i;

/** A habit is what most messages have. */
const MOST = 0.6;
const SOME = 0.2;
const MOST_EXAMPLES = 6;
/** What lies beyond tells no more of a style. */
const LONGEST_MESSAGE = 4_000;
const LONGEST_EXAMPLE = 500;
const MOST_NAMES = 12;
const MAX_SUBJECT = 72;

/** The style of a repository from its last commit messages, whole and the latest first. Merges, reverts and what programs write are passed over. */
export function learnCommitStyle(messages: readonly string[]): CommitStyle {
  const own = messages
    .map((message) => message.slice(0, LONGEST_MESSAGE).replace(/\r\n?/g, '\n').trim())
    .filter((text) => text !== '' && !MECHANICAL.test(text));
  if (own.length === 0) return DEFAULT_COMMIT_STYLE;
  const samples = own.map(readMessage);
  const subjects = samples.map(({ subject }) => subject);
  const share = (holds: (sample: Sample) => boolean): number => samples.filter(holds).length / samples.length;
  const bodies = samples.flatMap(({ body }) => (body === '' ? [] : [body]));
  return {
    sampleSize: samples.length,
    head: learnHead(subjects),
    emoji: learnEmoji(subjects),
    ticket: learnTicket(samples),
    casing: majority(subjects.map(({ words }) => casingOf(words))) ?? 'mixed',
    mood: majority(subjects.map(({ words }) => moodOf(words))) ?? 'mixed',
    endsWithFullStop: share(({ line }) => /[^.]\.$/.test(line)) > MOST,
    subjectLength: Math.min(MAX_SUBJECT, percentile(samples.map(({ line }) => line.length))),
    body:
      share(({ body }) => body !== '') > MOST
        ? 'usually'
        : bodies.length / samples.length > SOME / 2
          ? 'sometimes'
          : 'never',
    bodyHasBullets: bodies.filter((body) => /^\s*[-*] /m.test(body)).length / Math.max(1, bodies.length) > MOST,
    bodyWidth: learnWidth(bodies),
    language: guessLanguage(own.slice(0, 30).map(withoutTrailers).join('\n')),
    examples: chooseExamples(samples),
  };
}

interface Sample {
  readonly line: string;
  readonly subject: Subject;
  /** Without trailers such as `Signed-off-by`. */
  readonly body: string;
  readonly trailers: string;
}

function readMessage(message: string): Sample {
  const [line = '', ...rest] = message.split('\n');
  const all = rest.join('\n').trim();
  const body = withoutTrailers(all);
  return { line: line.trim(), subject: readSubject(line), body, trailers: all.slice(body.length) };
}

/** `Change-Id`, `Co-authored-by` and the like are added by tools and people, never by a model. */
function withoutTrailers(text: string): string {
  return text.replace(/(?:(?:^|\n)[A-Za-z][\w-]*(?:-[\w-]+): .*)+\s*$/, '').trim();
}

function learnHead(subjects: readonly Subject[]): CommitStyle['head'] {
  const of = (form: Subject['scopeForm']): readonly Subject[] => subjects.filter(({ scopeForm }) => scopeForm === form);
  const scopesOf = (some: readonly Subject[]): readonly string[] => byFrequency(some.map(({ scope }) => scope));
  const [conventional, scoped, bracketed] = [of('conventional'), of('scope'), of('bracket')];
  // Half is enough: people forget a type more often than they invent one.
  if (conventional.length / subjects.length >= 0.5)
    return {
      kind: 'conventional',
      types: byFrequency(conventional.map(({ type }) => type)),
      scopes: scopesOf(conventional),
    };
  if (scoped.length / subjects.length >= 0.5) return { kind: 'scope', scopes: scopesOf(scoped) };
  if (bracketed.length / subjects.length >= 0.5) return { kind: 'bracket', scopes: scopesOf(bracketed) };
  return { kind: 'none' };
}

function learnEmoji(subjects: readonly Subject[]): CommitStyle['emoji'] {
  const emoji = subjects.flatMap((subject) => subject.emoji ?? []);
  if (emoji.length / subjects.length < 0.5) return 'none';
  return majority(emoji) ?? 'character';
}

const TICKET_IN_BODY =
  /(?:^|\n)(?:(?:fix(?:es)?|close[sd]?|resolve[sd]?|refs?|see|issue|ticket|bug)\b:? +)((?:[A-Z][A-Z0-9]{1,9}-|#)\d+)/i;

function learnTicket(samples: readonly Sample[]): CommitStyle['ticket'] {
  const found = {
    start: samples.flatMap(({ subject }) => subject.ticketAtStart ?? []),
    end: samples.flatMap(({ subject }) => subject.ticketAtEnd ?? []),
    body: samples.flatMap(({ body, trailers }) => TICKET_IN_BODY.exec(`${body}\n${trailers}`)?.[1] ?? []),
  };
  const places = (['start', 'end', 'body'] as const).toSorted((a, b) => found[b].length - found[a].length);
  const place = places[0] ?? 'start';
  const example = found[place][0];
  return example !== undefined && found[place].length / samples.length >= 0.4 ? { example, place } : undefined;
}

function casingOf(words: string): 'lower' | 'upper' | undefined {
  const first = /\p{L}/u.exec(words)?.[0];
  // Scripts without cases tell nothing, nor do names such as `README`.
  if (first === undefined || first.toLowerCase() === first.toUpperCase() || /^[A-Z]{2}/.test(words)) return undefined;
  return first === first.toLowerCase() ? 'lower' : 'upper';
}

const NOT_PAST = /^(?:need|embed|feed|seed|speed|exceed|shed|bed|red)$/;
const NOT_THIRD =
  /^(?:process|pass|address|access|compress|focus|discuss|bypass|express|suppress|miss|always|this|its|tests|docs|css|js)$/;
const NOT_GERUND = /^(?:bring|string|ping|sing|spring|swing|thing|nothing|during)$/;

/** Of English words, by the ending of the first. */
function moodOf(words: string): Exclude<CommitStyle['mood'], 'mixed'> | undefined {
  const first = /^[A-Za-z]+(?=\s|$)/.exec(words)?.[0]?.toLowerCase();
  if (first === undefined || first.length < 2) return undefined;
  if (/ed$|^(?:made|wrote|built|did|ran|took|got|kept)$/.test(first) && !NOT_PAST.test(first)) return 'past';
  if (/ing$/.test(first) && !NOT_GERUND.test(first)) return 'gerund';
  if (/[^su]s$/.test(first) && !NOT_THIRD.test(first)) return 'thirdPerson';
  return 'imperative';
}

/** What more than half of those that tell anything have. */
function majority<T extends string>(values: readonly (T | undefined)[]): T | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.find((value) => known.filter((other) => other === value).length > known.length / 2);
}

function byFrequency(values: readonly (string | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_NAMES).map(([value]) => value);
}

function percentile(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? MAX_SUBJECT;
}

function learnWidth(bodies: readonly string[]): number {
  const prose = bodies.flatMap((body) => body.split('\n')).filter((line) => !/^\s{4}|https?:/.test(line));
  const longest = prose.map((line) => line.length).sort((a, b) => b - a);
  const typical = longest[Math.floor(longest.length * 0.05)] ?? 0;
  return typical > 110 ? Infinity : typical > 80 ? 100 : 72;
}

/** The latest, but not several of one kind while others are not shown. */
function chooseExamples(samples: readonly Sample[]): readonly string[] {
  const seen = new Set<string>();
  const kinds = samples.map((sample) => ({
    sample,
    kind: `${sample.subject.type ?? ''}|${sample.body === '' ? 0 : 1}`,
  }));
  const first = kinds.filter(({ kind }) => !seen.has(kind) && seen.add(kind));
  const others = kinds.filter((one) => !first.includes(one));
  const chosen = new Set([...first, ...others].slice(0, MOST_EXAMPLES).map(({ sample }) => sample));
  return samples
    .filter((sample) => chosen.has(sample))
    .map(({ line, body }) => shorten(body === '' ? line : `${line}\n\n${body}`));
}

function shorten(message: string): string {
  return message.length <= LONGEST_EXAMPLE ? message : `${message.slice(0, LONGEST_EXAMPLE)}…`;
}
