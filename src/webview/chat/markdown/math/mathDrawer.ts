import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../../../../core/util/hiddenCharacters.ts';
import { element } from '../../dom/element.ts';
import type { FrameQueue } from '../../dom/frameQueue.ts';
import type { Sanitizer } from '../sanitize.ts';
import { dressMath } from './dressMath.ts';
import { formulaSource } from './formulaSyntax.ts';
import type { MathEngine } from './katexEngine.ts';

/** Draws formulas; the engine is loaded with the first. */
export interface MathDrawer {
  /** The formula, or its text until the engine is there and where it cannot be drawn. @param raw With its delimiters. */
  draw(raw: string, isDisplay: boolean): HTMLElement;
}

export interface MathDrawerOptions {
  readonly sanitizer: Sanitizer;
  readonly frames: FrameQueue;
  /** Called once. */
  readonly loadEngine: () => Promise<MathEngine>;
  readonly reportFault: (error: unknown) => void;
}

interface WaitingFormula {
  readonly element: HTMLElement;
  readonly raw: string;
  readonly isDisplay: boolean;
}

/** A block that grows is drawn again with every word; its formulas are not. */
const MAX_KEPT = 200;
/** Beyond this the browser's own layout takes too long. */
const MAX_ELEMENTS = 1500;
const MAX_DEPTH = 60;
/** Formulas that are longer than this scroll within a paragraph, because a formula does not wrap. */
const LONG_FORMULA = 40;

/** Keeps what it has drawn; a formula that cannot be drawn stays as it was written. */
export function createMathDrawer({ sanitizer, frames, loadEngine, reportFault }: MathDrawerOptions): MathDrawer {
  const kept = new Map<string, DocumentFragment | undefined>();
  let engine: MathEngine | undefined;
  let isLoading = false;
  const waiting: WaitingFormula[] = [];

  function load(): void {
    if (isLoading) return;
    isLoading = true;
    loadEngine()
      .then((loaded) => {
        engine = loaded;
        frames.request(drawNext);
      })
      .catch(reportFault);
  }

  /** One formula that has waited for the engine. */
  function drawNext(): boolean {
    const next = waiting.shift();
    // What has been drawn again meanwhile waits a second time.
    if (next?.element.isConnected === true && engine !== undefined) fill(next, engine);
    return waiting.length > 0;
  }

  function fill({ element: target, raw, isDisplay }: WaitingFormula, ready: MathEngine): void {
    const key = `${isDisplay ? 'display' : 'inline'} ${raw}`;
    if (!kept.has(key)) {
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, drawn(ready, raw, isDisplay));
    }
    const math = kept.get(key)?.cloneNode(true);
    target.removeAttribute('aria-busy');
    target.classList.toggle('math-text', math === undefined);
    if (math === undefined) target.title = t('This formula cannot be drawn.');
    else target.replaceChildren(math);
  }

  function drawn(ready: MathEngine, raw: string, isDisplay: boolean): DocumentFragment | undefined {
    try {
      const fragment = sanitizer.cleanMath(ready(formulaSource(raw), isDisplay));
      dressMath(fragment);
      removeHidden(fragment);
      return isReasonable(fragment) ? fragment : undefined;
    } catch {
      // No formula after all, or one that is nested too deep: its text says what it says.
      return undefined;
    }
  }

  return {
    draw: (raw, isDisplay) => {
      const isLong = !isDisplay && raw.length > LONG_FORMULA;
      const made = element('span', {
        class: isDisplay ? 'math math-display' : isLong ? 'math math-long' : 'math',
        text: raw,
      });
      const formula = { element: made, raw, isDisplay };
      if (engine !== undefined) fill(formula, engine);
      else {
        made.setAttribute('aria-busy', 'true');
        waiting.push(formula);
        load();
      }
      return made;
    },
  };
}

/** TeX can name characters that nobody sees by their numbers, and KaTeX adds some for spacing. */
function removeHidden(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = removeHiddenCharacters(walker.currentNode.nodeValue ?? '');
}

/** Small and flat enough to be laid out in no time. */
function isReasonable(fragment: DocumentFragment): boolean {
  const all = fragment.querySelectorAll('*');
  if (all.length === 0 || all.length > MAX_ELEMENTS) return false;
  return [...all].every((one) => depthOf(one) <= MAX_DEPTH);
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let parent = element.parentElement; parent !== null && depth <= MAX_DEPTH; parent = parent.parentElement)
    depth += 1;
  return depth;
}
