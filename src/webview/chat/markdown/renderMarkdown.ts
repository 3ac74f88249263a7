import type { MarkdownIt, Token } from 'markdown-it';
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
  /** Makes names of files into buttons in what has just been drawn. */
  readonly linkPaths: (root: ParentNode) => void;
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
  const { parser } = renderer;
  const tokens = parser.parse(text, scope);
  const fragment = renderer.sanitizer.clean(parser.renderer.render(tokens, parser.options, scope));
  const pres = [...fragment.querySelectorAll('pre')];
  const infos = fenceInfos(tokens);
  const sources = pres.map((pre, index) => ({
    pre,
    code: pre.textContent,
    info: (infos.length === pres.length ? infos[index] : undefined) ?? languageOf(pre),
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
  if (isComplete) renderer.linkPaths(fragment);
  for (const unused of reuse.slice(sources.length)) unused.dispose();
  return { fragment, codeBlocks };
}

/** What follows the marks of each fence, in order: markup keeps only the first word of it. */
function fenceInfos(tokens: readonly Token[]): readonly string[] {
  return tokens.filter(({ type }) => type === 'fence' || type === 'code_block').map(({ info }) => info);
}

function languageOf(pre: Element): string {
  return /(?:^|\s)language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1] ?? '';
}
