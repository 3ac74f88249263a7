import { parseEditAnswer } from '../answer/parseEditAnswer.ts';
import type { EditAnswer } from '../answer/editAnswer.ts';
import { diffLines } from '../text/diffLines.ts';
import {
  contentsOf,
  isSignificant,
  lineEndOf,
  splitRawLines,
  toRawLines,
  wholeLines,
  wholeText,
} from '../text/rawLines.ts';
import type { EditHunk, EditNote, EditPlan, EditPlanOptions } from './editPlan.ts';
import { blocksOfFile } from './blocksOfFile.ts';
import { layBlocks } from './layBlocks.ts';
import { layPartial } from './layPartial.ts';
import { layWhole } from './layWhole.ts';
import type { Laid, Ground } from './laid.ts';
import { laySnippet } from './laySnippet.ts';

/** As many telling lines in a row may go before it is worth a word. */
const QUIET_REMOVAL = 5;

/**
 * Lays a model's answer over a document: the smallest changes in lines that turn the region into what the answer asks for. Indentation, line
 * ends and everything that the answer does not speak of stay as the document has them. A place that is not sure becomes a question.
 */
export function planEdit(options: EditPlanOptions): EditPlan {
  const { document, scope } = options;
  const region = scope === 'file' ? wholeText(document) : wholeLines(document, options.region);
  const original = splitRawLines(document.slice(region.start, region.end));
  const ground: Ground = {
    lines: contentsOf(original),
    before: contentsOf(splitRawLines(document.slice(0, region.start))),
    after: contentsOf(splitRawLines(document.slice(region.end))),
    languageId: options.languageId,
    stage: options.stage,
    choices: options.choices ?? [],
    ...(options.nearLine !== undefined && { nearLine: options.nearLine }),
  };
  const isCut = options.stage !== 'ended';
  const answer = parseEditAnswer(options.answer, {
    languageId: options.languageId,
    original: document.slice(region.start, region.end),
    isCut,
  });
  if (answer.kind === 'nothing') return { kind: 'nothing', region, prose: answer.prose };
  const laid = lay(answer, ground, options);
  if (laid.questions.length > 0 && options.stage !== 'streaming')
    return { kind: 'unsure', region, questions: laid.questions };
  const isExplicit = answer.kind === 'searchReplace' || answer.kind === 'diff';
  return planned({ document, region, original, isExplicit }, laid);
}

function lay(
  answer: Exclude<EditAnswer, { readonly kind: 'nothing' }>,
  ground: Ground,
  options: EditPlanOptions,
): Laid {
  switch (answer.kind) {
    case 'whole':
      return options.scope === 'file' ? laySnippet(answer, ground) : layWhole(answer, ground);
    case 'partial':
      return layPartial(answer.parts, ground);
    case 'searchReplace':
    case 'diff': {
      const blocks = blocksOfFile(answer.blocks, options.path);
      return layBlocks({ ...answer, blocks }, ground);
    }
  }
}

interface Planned {
  readonly document: string;
  readonly region: EditPlan['region'];
  readonly original: readonly string[];
  /** What goes was named by the answer. */
  readonly isExplicit: boolean;
}

function planned({ document, region, original, isExplicit }: Planned, { lines, notes }: Laid): EditPlan {
  const newRaw = toRawLines(lines, { lineEnd: lineEndOf(document), endsLine: endsLine(document, original) });
  const hunks = diffLines(original, newRaw).map(({ oldStart, oldLines, newLines }): EditHunk => ({
    id: `line-${oldStart}`,
    originalStart: oldStart,
    originalLines: oldLines,
    newLines,
  }));
  const allNotes: readonly EditNote[] = !isExplicit && hunks.some(removesMuch) ? [...notes, 'muchRemoved'] : notes;
  return { kind: 'planned', region, newText: applyHunks(original, hunks), hunks, notes: [...new Set(allNotes)] };
}

function removesMuch({ originalLines, newLines }: EditHunk): boolean {
  return !newLines.some(isSignificant) && originalLines.filter(isSignificant).length > QUIET_REMOVAL;
}

/** New lines end as the region's last line does; in an empty document a file gets its line end. */
function endsLine(document: string, original: readonly string[]): boolean {
  return document === '' || /[\r\n]$/.test(original.at(-1) ?? '');
}

/** The text of raw lines with some of their hunks; the others' lines stay. */
export function applyHunks(original: readonly string[], hunks: readonly EditHunk[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { originalStart, originalLines, newLines } of hunks) {
    pieces.push(...original.slice(at, originalStart), ...newLines);
    at = originalStart + originalLines.length;
  }
  return [...pieces, ...original.slice(at)].join('');
}
