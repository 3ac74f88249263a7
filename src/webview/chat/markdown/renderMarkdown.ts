import type { MarkdownIt } from 'markdown-it';
import type { CodeBlock } from '../code/codeBlock.ts';
import { markTextNodes } from '../dom/markedText.ts';
import { decorateImages, decorateLinks, decorateTables, decorateTaskLists, setDirections } from './decorate.ts';
import { isDiagramFence, type ShowDiagram } from './diagram/diagramBlock.ts';
import { drawFormulas, takeFormulas } from './math/formulasOf.ts';
import type { MathDrawer } from './math/mathDrawer.ts';
import type { MarkdownScope } from './parser.ts';
import type { Sanitizer } from './sanitize.ts';

export interface MarkdownRenderer {
  readonly parser: MarkdownIt;
  readonly sanitizer: Sanitizer;
  readonly createCodeBlock: () => CodeBlock;
  readonly math: MathDrawer;
  readonly showDiagram: ShowDiagram;
}

/** Elements to put on the page, and the code blocks in them, which the caller disposes of. */
export interface RenderedMarkdown {
  readonly fragment: DocumentFragment;
  readonly codeBlocks: readonly CodeBlock[];
}

export interface RenderOptions {
  readonly renderer: MarkdownRenderer;
  /** Definitions found in the text are added to it. */
  readonly scope: MarkdownScope;
  /** Code blocks of the last draw of the same text: used again, so that their colours and the reader's place stay. */
  readonly reuse: readonly CodeBlock[];
  /** Nothing follows: diagrams can be drawn. */
  readonly isComplete: boolean;
}

/** Turns hostile markdown into harmless elements: parsed without markup, sanitised, then dressed by the page's own code. */
export function renderMarkdown(text: string, { renderer, scope, reuse, isComplete }: RenderOptions): RenderedMarkdown {
  const fragment = renderer.sanitizer.clean(renderer.parser.render(text, scope));
  const sources = [...fragment.querySelectorAll('pre')].map((pre) => ({
    pre,
    code: pre.textContent,
    info: languageOf(pre),
  }));
  const formulas = takeFormulas(fragment);
  for (const code of fragment.querySelectorAll('code')) code.removeAttribute('class');
  decorateLinks(fragment);
  decorateImages(fragment);
  decorateTaskLists(fragment);
  decorateTables(fragment);
  setDirections(fragment);
  markTextNodes(fragment);
  drawFormulas(formulas, renderer.math);
  const codeBlocks = sources.map(({ pre, code, info }, index) => {
    const codeBlock = reuse[index] ?? renderer.createCodeBlock();
    codeBlock.update(code, info);
    codeBlock.element.hidden = false;
    const isDiagram = isComplete && isDiagramFence(info);
    pre.replaceWith(isDiagram ? renderer.showDiagram(code, codeBlock) : codeBlock.element);
    return codeBlock;
  });
  for (const unused of reuse.slice(sources.length)) unused.dispose();
  return { fragment, codeBlocks };
}

function languageOf(pre: Element): string {
  return /(?:^|\s)language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1] ?? '';
}
