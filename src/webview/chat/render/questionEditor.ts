import { t } from '@vscode/l10n';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';

export interface QuestionEditorOptions {
  readonly text: string;
  readonly onInput: (text: string) => void;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** A question being asked in other words, in its own place. */
export interface QuestionEditor {
  readonly element: HTMLElement;
  focus(): void;
}

/** Enter sends, Shift+Enter breaks the line, Escape cancels. */
export function createQuestionEditor({ text, onInput, onSend, onCancel }: QuestionEditorOptions): QuestionEditor {
  const input = element('textarea', {
    class: 'edit-input',
    attributes: { rows: '1', 'aria-label': t('Edit question'), dir: 'auto' },
  });
  input.value = text;
  const sender = button({ label: t('Send'), style: 'primary', onClick: () => send() });
  const buttons = element('div', { class: 'actions' }, [
    sender,
    button({ label: t('Cancel'), style: 'secondary', onClick: onCancel }),
  ]);
  const canSend = (): boolean => input.value.trim() !== '';
  const send = (): void => {
    if (canSend()) onSend(input.value);
  };
  input.addEventListener('input', () => {
    sender.disabled = !canSend();
    onInput(input.value);
  });
  const root = element('div', { class: 'question-editor' }, [input, buttons]);
  root.addEventListener('keydown', (event) => {
    // Enter that ends an input method's composition belongs to the input method.
    if (event.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey && event.target === input) send();
    else return;
    event.preventDefault();
    // Escape would stop an answer.
    event.stopPropagation();
  });
  return {
    element: root,
    focus() {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    },
  };
}
