import { splitHiddenCharacters } from '../../../../core/util/hiddenCharacters.ts';
import type { MathDrawer } from './mathDrawer.ts';
import { FORMULA_CLASSES } from './mathRules.ts';

/** A formula in rendered text that has yet to be drawn. */
export interface PlacedFormula {
  readonly element: Element;
  readonly raw: string;
  readonly isDisplay: boolean;
}

/** The formulas that the parser has found; their elements hold their text. One with hidden characters stays text, where they are marked. */
export function takeFormulas(root: ParentNode): readonly PlacedFormula[] {
  const marked = root.querySelectorAll(`.${FORMULA_CLASSES.inline}, .${FORMULA_CLASSES.display}`);
  return [...marked]
    .map((element) => ({
      element,
      raw: element.textContent,
      isDisplay: element.classList.contains(FORMULA_CLASSES.display),
    }))
    .filter(({ raw, element }) => element.closest('pre') === null && isPlain(raw));
}

/** Puts drawn formulas in the place of their text. */
export function drawFormulas(formulas: readonly PlacedFormula[], drawer: MathDrawer): void {
  for (const { element, raw, isDisplay } of formulas) element.replaceWith(drawer.draw(raw, isDisplay));
}

function isPlain(text: string): boolean {
  return splitHiddenCharacters(text).every(({ kind }) => kind === 'plain');
}
