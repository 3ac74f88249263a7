import { t } from '@vscode/l10n';
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

const noteWords = (): Readonly<Record<EditNote, string>> => ({
  truncated: t('The answer was cut short'),
  muchRemoved: t('Removes much: look twice'),
  fuzzy: t('The place was found by most of its lines'),
  outsideIgnored: t('Changes outside of the region were left out'),
  alreadyThere: t('A part is there already'),
});

/** The words above an edit, in order of their lines; those of one line in the order in which they are read. */
export function editLenses(state: InlineEditState, problems?: ProblemCounts): readonly EditLens[] {
  switch (state.phase) {
    case 'streaming':
      return [...writing(state), ...hunkLenses(drawInlineEdit(state).hunks)];
    case 'asking':
      return [
        { line: 0, title: `$(question)${GAP}${t('The place is not sure: choose…')}`, action: 'choosePlace' },
        { line: 0, title: t('Reject'), action: 'rejectAll' },
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
  return [
    { line: 0, title: `$(sync~spin)${GAP}${progressWords(lines)}`, action: 'none' },
    { line: 0, title: t('Stop'), action: 'stop' },
  ];
}

function hunkLenses(hunks: readonly DrawnHunk[]): readonly EditLens[] {
  return hunks
    .filter(({ isGrowing }) => !isGrowing)
    .flatMap(({ id, line, removed, added }): readonly EditLens[] => [
      { line, title: sizes(removed, added), action: 'none' },
      { line, title: t('Accept'), action: 'accept', hunkId: id },
      { line, title: t('Reject'), action: 'reject', hunkId: id },
    ]);
}

function reviewLenses(state: InlineEditState, problems: ProblemCounts | undefined): readonly EditLens[] {
  const { hunks } = drawInlineEdit(state);
  const [first] = hunks;
  // A region can be a whole file: the words stand where the first change is.
  const line = first?.line ?? 0;
  const about: readonly EditLens[] = [
    { line, title: t('Retry'), action: 'retry' },
    { line, title: t('Follow Up…'), action: 'followUp' },
    { line, title: t('Compare'), action: 'compare' },
    ...remarks(state, problems).map((title): EditLens => ({ line, title, action: 'none' })),
  ];
  if (hunks.length === 1) return [...hunkLenses(hunks), ...about];
  return [
    { line, title: t('Accept All {0}', hunks.length), action: 'acceptAll' },
    { line, title: t('Reject All'), action: 'rejectAll' },
    ...about,
    ...hunkLenses(hunks),
  ];
}

function remarks({ notes }: InlineEditState, problems: ProblemCounts | undefined): readonly string[] {
  const counted = problems && (problems.before > 0 || problems.after > 0) ? [problemWords(problems)] : [];
  return [...counted, ...notes.map((note) => `$(info)${GAP}${noteWords()[note]}`)];
}

function problemWords({ before, after }: ProblemCounts): string {
  const icon = after > before ? `$(warning)${GAP}` : '';
  return `${icon}${before === 1 ? t('1 problem → {0}', after) : t('{0} problems → {1}', before, after)}`;
}

function sizes(removed: number, added: number): string {
  return [added > 0 ? `+${added}` : '', removed > 0 ? `−${removed}` : ''].filter((text) => text !== '').join(' ');
}

function progressWords(lines: number): string {
  if (lines === 0) return t('Writing…');
  return lines === 1 ? t('Writing… 1 line') : t('Writing… {0} lines', lines);
}
