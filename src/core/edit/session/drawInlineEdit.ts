import { t } from '@vscode/l10n';
import type { InlineEditState, ReviewedHunk } from './inlineEdit.ts';

/** An open hunk where it stands in the document now. */
export interface DrawnHunk {
  readonly id: string;
  /** Line of the region as shown, from 0. */
  readonly line: number;
  /** How many lines stand there; 0 for a hunk whose standing side is empty. */
  readonly lineCount: number;
  readonly removed: number;
  readonly added: number;
  readonly isGrowing: boolean;
  /** The lines of the other side, which do not stand in the document; empty in the view `both`. */
  readonly counterpart: readonly string[];
}

/** Text that does not stand in the document, to be drawn at the end of a line. */
export interface GhostLine {
  /** Line of the region as shown; -1 is the one above the region. */
  readonly line: number;
  readonly text: string;
}

/** What an editor has to draw for an edit. With the view `new` old lines are the ghosts, with `original` new ones. */
export interface EditDrawing {
  readonly hunks: readonly DrawnHunk[];
  readonly standing: 'added' | 'removed';
  readonly ghosts: readonly GhostLine[];
}

/** As many lines of a hunk are each drawn beside the line that stands for them; of more only the first is. */
const MOST_GHOSTS = 6;
const LONGEST_GHOST = 100;

/** Open hunks, and the side of each that cannot be seen. The view `both` has no ghosts. */
export function drawInlineEdit(state: InlineEditState): EditDrawing {
  const standing = state.view === 'original' ? 'removed' : 'added';
  const empty: EditDrawing = { hunks: [], standing, ghosts: [] };
  if (state.keptText !== undefined) return empty;
  const hunks: DrawnHunk[] = [];
  const ghosts: GhostLine[] = [];
  let shift = 0;
  for (const hunk of state.hunks) {
    const line = hunk.originalStart + shift;
    const lineCount = standingLines(hunk, state);
    shift += lineCount - hunk.originalLines.length;
    if (hunk.decision !== 'open') continue;
    const { id, isGrowing, originalLines, newLines } = hunk;
    const counterpart = { new: originalLines, original: newLines, both: [] }[state.view];
    hunks.push({
      id,
      line,
      lineCount,
      removed: originalLines.length,
      added: newLines.length,
      isGrowing,
      counterpart,
    });
    ghosts.push(...ghostsBeside({ line, lineCount }, counterpart));
  }
  return { hunks, standing, ghosts };
}

function standingLines({ decision, originalLines, newLines }: ReviewedHunk, { view }: InlineEditState): number {
  if (decision === 'accepted') return newLines.length;
  if (decision === 'rejected' || view === 'original') return originalLines.length;
  return view === 'new' ? newLines.length : originalLines.length + newLines.length;
}

type Place = Pick<DrawnHunk, 'line' | 'lineCount'>;

function ghostsBeside({ line, lineCount }: Place, lines: readonly string[]): readonly GhostLine[] {
  if (lines.length === 0) return [];
  const first = lines.find((text) => text.trim() !== '') ?? '';
  if (lines.length > MOST_GHOSTS)
    return [
      { line: lineCount === 0 ? line - 1 : line, text: t('{0} lines: {1}', lines.length, shorten(first.trim())) },
    ];
  if (lineCount === 0) return [ghost(line - 1, lines)];
  // What has no line beside it is told on the last one.
  const alone = lines.slice(0, lineCount - 1).map((text, index) => ghost(line + index, [text]));
  const rest = lines.slice(lineCount - 1);
  return rest.length === 0 ? alone : [...alone, ghost(line + alone.length, rest)];
}

function ghost(line: number, lines: readonly string[]): GhostLine {
  const texts = lines.map((text) => text.trim()).filter((text) => text !== '');
  return { line, text: texts.length === 0 ? t('blank line') : shorten(texts.join(' ⏎ ')) };
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_GHOST ? text : `${characters.slice(0, LONGEST_GHOST - 1).join('')}…`;
}
