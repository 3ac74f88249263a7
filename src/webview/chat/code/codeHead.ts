import { t } from '@vscode/l10n';
import { FileClock } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { CodePlaceView } from '../../../shared/codeProtocol.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText, setMarkedText } from '../dom/markedText.ts';

const LONGEST_PATH = 300;

/** What a block is: its language, its file, and whether that has changed since. */
export interface CodeHead {
  /** To stand before the toolbar. */
  readonly elements: readonly HTMLElement[];
  showLanguage(name: string): void;
  showPlace(place: CodePlaceView | undefined): void;
}

/** @param openPath Shows a file of the workspace. */
export function createCodeHead(openPath: (target: string) => void): CodeHead {
  const language = element('span', { class: 'code-language' });
  const place = element('span', { class: 'code-place' });
  let drawn = '';
  return {
    elements: [language, place],
    showLanguage: (name) => setMarkedText(language, name),
    showPlace: (next) => {
      // A button that has the focus keeps it.
      const state = JSON.stringify(next);
      if (state === drawn) return;
      drawn = state;
      place.replaceChildren(...(next ? placeNodes(next, openPath) : []));
    },
  };
}

function placeNodes(place: CodePlaceView, openPath: (target: string) => void): readonly Node[] {
  const { path, target, others, isChanged } = place;
  const shown = (target ?? path).slice(0, LONGEST_PATH);
  // From the end, because that is where the file's name is; the isolate keeps its direction.
  const name = element('bdi', { class: 'code-path-text', attributes: { dir: 'ltr' } }, markedText(shown));
  const title = [target === undefined ? t('There is no such file yet.') : t('Open {0}', shown), ...others].join('\n');
  const attributes = { title: removeHiddenCharacters(title).slice(0, 2_000) };
  const file = target === undefined ? element('span', { class: 'code-path', attributes }) : openerOf(attributes);
  file.append(name);
  if (target !== undefined) file.addEventListener('click', () => openPath(target));
  const count =
    others.length === 0 ? [] : [element('span', { class: 'code-others', text: `+${others.length}`, attributes })];
  return [file, ...count, ...(isChanged ? [staleMark()] : [])];
}

function openerOf(attributes: Readonly<Record<string, string>>): HTMLButtonElement {
  return element('button', { class: 'button code-path', attributes: { type: 'button', ...attributes } });
}

function staleMark(): HTMLElement {
  const title = t(
    'The file is another one than it was when this answer was written. Look at the change closely before you keep it.',
  );
  return element('span', { class: 'code-stale', attributes: { title } }, [
    icon(FileClock),
    element('span', { class: 'code-stale-words', text: t('File changed since') }),
  ]);
}
