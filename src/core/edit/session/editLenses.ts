import { drawInlineEdit } from './drawInlineEdit.ts';
import type { DrawnHunk } from './drawInlineEdit.ts';
import type { EditNote } from '../plan/editPlan.ts';
import type { InlineEditState } from './inlineEdit.ts';

/** What a click does; `none` is only read. */
export type EditLensAction =
  'none' | 'stop' | 'accept' | 'reject' | 'acceptAll' | 'rejectAll' | 'retry' | 'followUp' | 'compare' | 'choosePlace';

export interface EditLens {
  /** Line of the region as shown, from 0. */
  readonly line: number;
  readonly title: string;
  readonly action: EditLensAction;
  /** For `accept` and `reject`. */
  readonly hunkId?: string;
}

/** How many problems the language reports in the file: before the edit, and with it. */
export interface ProblemCounts {
  readonly before: number;
  readonly after: number;
}

/** A plain space behind an icon is swallowed. */
const GAP = '\u00A0';

const NOTES: Readonly<Record<EditNote, string>> = {
  truncated: 'The answer was cut short',
  muchRemoved: 'Removes much: look twice',
  fuzzy: 'The place was found by most of its lines',
  outsideIgnored: 'Changes outside of the region were left out',
  alreadyThere: 'A part is there already',
};

/** The words above an edit, in order of their lines; those of one line in the order in which they are read. */
export function editLenses(state: InlineEditState, problems?: ProblemCounts): readonly EditLens[] {
  switch (state.phase) {
    case 'streaming':
      return [...writing(state), ...hunkLenses(drawInlineEdit(state).hunks)];
    case 'asking':
      return [
        { line: 0, title: `$(question)${GAP}The place is not sure: choose…`, action: 'choosePlace' },
        { line: 0, title: 'Reject', action: 'rejectAll' },
      ];
    case 'review':
      return reviewLenses(state, problems);
    case 'settled':
    case 'stopped':
      return [];
  }
}

function writing({ hunks }: InlineEditState): readonly EditLens[] {
  const lines = hunks.reduce((sum, { newLines }) => sum + newLines.length, 0);
  const count = lines === 0 ? '' : ` ${plural(lines, 'line')}`;
  return [
    { line: 0, title: `$(sync~spin)${GAP}Writing…${count}`, action: 'none' },
    { line: 0, title: 'Stop', action: 'stop' },
  ];
}

function hunkLenses(hunks: readonly DrawnHunk[]): readonly EditLens[] {
  return hunks
    .filter(({ isGrowing }) => !isGrowing)
    .flatMap(({ id, line, removed, added }): readonly EditLens[] => [
      { line, title: sizes(removed, added), action: 'none' },
      { line, title: 'Accept', action: 'accept', hunkId: id },
      { line, title: 'Reject', action: 'reject', hunkId: id },
    ]);
}

function reviewLenses(state: InlineEditState, problems: ProblemCounts | undefined): readonly EditLens[] {
  const { hunks } = drawInlineEdit(state);
  const [first] = hunks;
  // A region can be a whole file: the words stand where the first change is.
  const line = first?.line ?? 0;
  const about: readonly EditLens[] = [
    { line, title: 'Retry', action: 'retry' },
    { line, title: 'Follow Up…', action: 'followUp' },
    { line, title: 'Compare', action: 'compare' },
    ...remarks(state, problems).map((title): EditLens => ({ line, title, action: 'none' })),
  ];
  if (hunks.length === 1) return [...hunkLenses(hunks), ...about];
  return [
    { line, title: `Accept All ${hunks.length}`, action: 'acceptAll' },
    { line, title: 'Reject All', action: 'rejectAll' },
    ...about,
    ...hunkLenses(hunks),
  ];
}

function remarks({ notes }: InlineEditState, problems: ProblemCounts | undefined): readonly string[] {
  const counted = problems && (problems.before > 0 || problems.after > 0) ? [problemWords(problems)] : [];
  return [...counted, ...notes.map((note) => `$(info)${GAP}${NOTES[note]}`)];
}

function problemWords({ before, after }: ProblemCounts): string {
  const icon = after > before ? `$(warning)${GAP}` : '';
  return `${icon}${plural(before, 'problem')} → ${after}`;
}

function sizes(removed: number, added: number): string {
  return [added > 0 ? `+${added}` : '', removed > 0 ? `−${removed}` : ''].filter((text) => text !== '').join(' ');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
