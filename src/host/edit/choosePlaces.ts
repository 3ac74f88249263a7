import * as vscode from 'vscode';
import type { PlacementChoice, PlacementQuestion } from '../../core/edit/plan/editPlan.ts';
import type { LineRange } from '../../core/edit/text/rawLines.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import { visibleEditor } from './documentWriter.ts';
import type { LiveEdit } from './liveEdit.ts';
import { regionOf } from './openEdits.ts';

interface PlaceItem extends vscode.QuickPickItem {
  readonly range: LineRange | 'leaveOut';
}

const reasons = (): Readonly<Record<PlacementQuestion['reason'], string>> => ({
  ambiguous: vscode.l10n.t('These lines stand in several places. Which is meant?'),
  notFound: vscode.l10n.t('These lines are not in the file as they are. Where do they belong?'),
  overlap: vscode.l10n.t('Two parts of the answer change the same lines. Where does this one belong?'),
});

/** Asks for each part whose place is not sure; the editor shows the place that is about to be chosen. Nothing changes when one is not answered. */
export async function choosePlaces(edit: LiveEdit): Promise<void> {
  const choices: PlacementChoice[] = [];
  for (const question of edit.state.questions) {
    const range = await choosePlace(edit, question);
    if (range === undefined) return;
    choices.push({ part: question.part, range });
  }
  if (!edit.isOver) await edit.dispatch({ type: 'placed', choices });
}

async function choosePlace(edit: LiveEdit, question: PlacementQuestion): Promise<PlaceItem['range'] | undefined> {
  const pick = vscode.window.createQuickPick<PlaceItem>();
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  });
  pick.title = firstWords(question.lines);
  pick.placeholder = reasons()[question.reason];
  pick.ignoreFocusOut = true;
  pick.items = placeItems(edit, question);
  try {
    return await new Promise<PlaceItem['range'] | undefined>((resolve) => {
      pick.onDidChangeActive(([item]) => show(edit, mark, item?.range));
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]?.range);
        pick.hide();
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    mark.dispose();
  }
}

function placeItems(edit: LiveEdit, { candidates }: PlacementQuestion): readonly PlaceItem[] {
  const first = regionOf(edit).start.line;
  const places = candidates.map((range): PlaceItem => {
    const line = first + range.start;
    const isEnd = line >= edit.document.lineCount;
    const text = isEnd ? '' : edit.document.lineAt(line).text.trim();
    return {
      label:
        isEnd || range.start === range.end
          ? vscode.l10n.t('Before line {0}', line + 1)
          : vscode.l10n.t('Line {0}', line + 1),
      description: plainLabel(text),
      range,
    };
  });
  return [...places, { label: vscode.l10n.t('Leave this part out'), range: 'leaveOut' }];
}

function show(edit: LiveEdit, mark: vscode.TextEditorDecorationType, range: PlaceItem['range'] | undefined): void {
  const editor = visibleEditor(edit.document);
  if (!editor) return;
  if (range === undefined || range === 'leaveOut') {
    editor.setDecorations(mark, []);
    return;
  }
  const first = regionOf(edit).start.line;
  const lines = new vscode.Range(first + range.start, 0, Math.max(first + range.start, first + range.end - 1), 0);
  editor.setDecorations(mark, [lines]);
  editor.revealRange(lines, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function firstWords(lines: readonly string[]): string {
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  return first.length > 80 ? `${first.slice(0, 80)}…` : first;
}
