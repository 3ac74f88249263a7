import * as vscode from 'vscode';
import { readInstructions, rememberInstruction } from '../../core/edit/ask/instructionHistory.ts';
import type { EditAttachment } from '../../core/edit/prompt/buildEditMessages.ts';
import { parsePromptCall } from '../../core/prompts/file/promptCall.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import { placeLabel } from '../chat/attachments.ts';
import type { PromptInfo } from '../prompts/promptLibrary.ts';
import type { EditDeps } from './editDeps.ts';
import type { EditWish } from './editRequest.ts';
import { pickEditAttachment } from './pickEditAttachment.ts';

/** What the instruction is about. */
export interface InstructionSubject {
  readonly editor: vscode.TextEditor;
  readonly range: vscode.Range;
}

type Asked = Omit<EditWish, 'followUps'>;

interface InstructionItem extends vscode.QuickPickItem {
  readonly prompt?: PromptInfo;
  readonly instruction?: string;
}

const HISTORY = 'interline.edit.history';
const attachButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('mention'),
  tooltip: vscode.l10n.t('Attach a File, a Selection or Problems (@)'),
});

/**
 * Asks what is to become of a place: typed, taken from what was asked before (arrow down), or a prompt after `/`. `@` attaches something.
 * Undefined when the person turned away.
 */
export async function askInstruction(deps: EditDeps, subject: InstructionSubject): Promise<Asked | undefined> {
  const history = readInstructions(deps.memory.get<unknown>(HISTORY));
  const attachments: EditAttachment[] = [];
  let typed = '';
  const mark = markRegion(subject);
  try {
    for (;;) {
      const answer = await askOnce({ deps, subject, history, attachments, typed });
      if (answer.kind === 'away') return undefined;
      if (answer.kind === 'attach') {
        ({ typed } = answer);
        const picked = await pickEditAttachment(subject.editor);
        if (picked) attachments.push(picked);
        continue;
      }
      const { prompt, instruction = '' } = answer.item;
      if (!prompt) {
        await deps.memory.update(HISTORY, rememberInstruction(history, instruction));
        return { instruction, attachments };
      }
      return await fillPrompt(deps, prompt, { subject, attachments, typed: answer.typed });
    }
  } finally {
    mark.dispose();
  }
}

/** Shows what the instruction will be about, until it is given. */
function markRegion({ editor, range }: InstructionSubject): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  const isBelow = range.end.character === 0 && range.end.line > range.start.line;
  editor.setDecorations(type, [range.with({ end: isBelow ? range.end.translate(-1) : range.end })]);
  return type;
}

type Answer =
  | { readonly kind: 'away' }
  | { readonly kind: 'attach'; readonly typed: string }
  | { readonly kind: 'picked'; readonly item: InstructionItem; readonly typed: string };

interface AskOnce {
  readonly deps: EditDeps;
  readonly subject: InstructionSubject;
  readonly history: readonly string[];
  readonly attachments: readonly EditAttachment[];
  readonly typed: string;
}

async function askOnce({ deps, subject, history, attachments, typed }: AskOnce): Promise<Answer> {
  const pick = vscode.window.createQuickPick<InstructionItem>();
  pick.title = titleOf(subject, attachments);
  pick.placeholder = vscode.l10n.t('What is to be changed? “/” runs a prompt, “@” attaches something.');
  pick.ignoreFocusOut = true;
  pick.buttons = [attachButton()];
  pick.value = typed;
  let prompts: readonly PromptInfo[] | undefined;
  const offer = (): void => {
    pick.items = pick.value.startsWith('/') ? promptItems(prompts ?? []) : instructionItems(pick.value.trim(), history);
  };
  const loadPrompts = async (): Promise<void> => {
    prompts ??= (await deps.library.list()).filter(({ file, isRestricted }) => file !== undefined && !isRestricted);
    offer();
  };
  try {
    return await new Promise<Answer>((resolve) => {
      const end = (answer: Answer): void => {
        resolve(answer);
        pick.hide();
      };
      pick.onDidChangeValue((value) => {
        if (/(?:^|\s)@$/.test(value)) return end({ kind: 'attach', typed: value.slice(0, -1) });
        if (value.startsWith('/') && prompts === undefined) void loadPrompts();
        offer();
      });
      pick.onDidTriggerButton(() => end({ kind: 'attach', typed: pick.value }));
      pick.onDidAccept(() => {
        const item = pick.selectedItems[0];
        if (item) end({ kind: 'picked', item, typed: pick.value });
      });
      pick.onDidHide(() => resolve({ kind: 'away' }));
      offer();
      if (typed.startsWith('/')) void loadPrompts();
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function titleOf({ editor, range }: InstructionSubject, attachments: readonly EditAttachment[]): string {
  const place = placeLabel({ document: editor.document, range });
  if (attachments.length === 0) return vscode.l10n.t('Edit {0}', place);
  return vscode.l10n.t('Edit {0} with {1}', place, attachments.map(({ label }) => label).join(', '));
}

function instructionItems(typed: string, history: readonly string[]): readonly InstructionItem[] {
  const before = history
    .filter((instruction) => instruction !== typed)
    .map((instruction) => ({ label: plainLabel(instruction), instruction, iconPath: new vscode.ThemeIcon('history') }));
  if (typed === '') return before;
  return [
    { label: plainLabel(typed), description: vscode.l10n.t('Edit'), instruction: typed, alwaysShow: true },
    ...before,
  ];
}

/** Words after a prompt's name do not hide it. */
function promptItems(prompts: readonly PromptInfo[]): readonly InstructionItem[] {
  return prompts.map((prompt) => ({
    label: `/${plainLabel(prompt.name)}`,
    description: plainLabel(prompt.description),
    prompt,
  }));
}

interface Filling {
  readonly subject: InstructionSubject;
  readonly attachments: readonly EditAttachment[];
  readonly typed: string;
}

async function fillPrompt(
  { library }: EditDeps,
  prompt: PromptInfo,
  { subject, attachments, typed }: Filling,
): Promise<Asked | undefined> {
  const { editor, range } = subject;
  const filled = await library.fill(prompt, { editor, place: { document: editor.document, range } });
  if (!filled) return undefined;
  const words = parsePromptCall(typed)?.rest ?? '';
  return {
    instruction: words === '' ? filled.text : `${filled.text}\n\n${words}`,
    attachments: [...attachments, ...filled.attachments],
    ...(filled.choice && { choice: filled.choice }),
  };
}
