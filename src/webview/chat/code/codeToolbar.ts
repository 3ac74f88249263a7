import { t } from '@vscode/l10n';
import { Ellipsis, FileDiff, FilePlus, type IconNode, Save, SquareTerminal, TextCursorInput, WrapText } from 'lucide';
import type { CodeBlockText, CodeRequest } from '../../../shared/codeProtocol.ts';
import type { WebviewMessage } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { copyButton } from '../dom/copyButton.ts';
import { element } from '../dom/element.ts';
import type { MenuItem } from '../dom/floatingMenu.ts';
import { createMenuButton } from '../dom/menuButton.ts';
import { makeRoving } from '../dom/rovingFocus.ts';
import type { WordWrap } from './wordWrap.ts';

export interface CodeToolbarOptions {
  /** As it is now, without hidden characters. */
  readonly text: () => CodeBlockText;
  readonly post: (message: CodeRequest | Extract<WebviewMessage, { readonly type: CodeMessage }>) => void;
  readonly announce: (text: string) => void;
  readonly wrap: WordWrap;
}

type CodeMessage = 'copyText' | 'insertAtCursor' | 'applyCode';

export interface CodeToolbar {
  readonly element: HTMLElement;
  /** What can be typed at a prompt can be put there. */
  setShell(isShell: boolean): void;
  dispose(): void;
}

interface Action {
  readonly label: string;
  readonly icon: IconNode;
  /** The style hides those on narrow blocks; the menu has them then. */
  readonly rank: 'often' | 'seldom';
  readonly run: () => void;
  readonly isOn?: () => boolean;
}

/** What can be done with a block of code: one tab stop, arrows move. What has no room is in a menu. */
export function createCodeToolbar(options: CodeToolbarOptions): CodeToolbar {
  const { text, post, announce, wrap } = options;
  const copied = (): void => {
    post({ type: 'copyText', text: text().code });
    announce(t('Code copied'));
  };
  const terminal: Action = {
    ...{ label: t('Put into terminal'), icon: SquareTerminal, rank: 'often' },
    run: () => post({ type: 'runInTerminal', code: text().code }),
  };
  const often = [applyAction(options), insertAction(options), terminal];
  const seldom = [
    ...newFileActions(options),
    {
      ...{ label: t('Wrap long lines'), icon: WrapText, rank: 'seldom' as const },
      run: () => wrap.toggle(),
      isOn: () => wrap.isOn,
    },
  ];
  const actions: readonly Action[] = [...often, ...seldom];
  const buttons = new Map(actions.map((action) => [action, actionButton(action)]));
  const withoutRoom = (): readonly Action[] =>
    actions.filter((action) => {
      const one = buttons.get(action);
      return one !== undefined && !one.hidden && !one.checkVisibility();
    });
  const more = createMenuButton({
    ...{ label: t('More'), icon: Ellipsis, menuLabel: t('More code actions') },
    items: () => withoutRoom().map(toItem),
  });
  more.element.classList.add('code-more');
  const [apply, insert, prompt, ...others] = buttons.values();
  const shown = [apply, insert, prompt, copyButton(t('Copy code'), copied), ...others, more.element];
  const attributes = { role: 'toolbar', 'aria-label': t('Code actions') };
  const row = element(
    'div',
    { class: 'code-actions', attributes },
    shown.filter((one) => one !== undefined),
  );
  makeRoving(row);
  const stopListening = wrap.onDidChange(() => showSwitches());
  showSwitches();

  function showSwitches(): void {
    for (const [{ isOn }, one] of buttons) if (isOn) one.setAttribute('aria-pressed', String(isOn()));
  }

  return {
    element: row,
    setShell: (isShell) => {
      const one = buttons.get(terminal);
      if (one) one.hidden = !isShell;
    },
    dispose: () => {
      more.close();
      stopListening();
    },
  };
}

function applyAction({ text, post }: CodeToolbarOptions): Action {
  const run = (): void => post({ type: 'applyCode', ...text() });
  return { label: t('Apply to file'), icon: FileDiff, rank: 'often', run };
}

function insertAction({ text, post }: CodeToolbarOptions): Action {
  const run = (): void => post({ type: 'insertAtCursor', text: text().code });
  return { label: t('Insert at cursor'), icon: TextCursorInput, rank: 'often', run };
}

function newFileActions({ text, post }: CodeToolbarOptions): readonly Action[] {
  return [
    {
      ...{ label: t('Open as new file'), icon: FilePlus, rank: 'seldom' },
      run: () => post({ type: 'newFile', ...text() }),
    },
    {
      ...{ label: t('Save as…'), icon: Save, rank: 'seldom' },
      run: () => post({ type: 'saveCode', ...text() }),
    },
  ];
}

function actionButton({ label, icon, rank, run }: Action): HTMLButtonElement {
  const made = button({ label, icon, style: 'icon', onClick: run });
  made.classList.add(`code-${rank}`);
  return made;
}

function toItem({ label, icon, run, isOn }: Action): MenuItem {
  return { label, icon, onChoose: run, ...(isOn && { isChecked: isOn() }) };
}
