import { t } from '@vscode/l10n';
import { Code, Workflow } from 'lucide';
import { splitHiddenCharacters } from '../../../../core/util/hiddenCharacters.ts';
import type { CodeBlock } from '../../code/codeBlock.ts';
import { button, relabel } from '../../dom/button.ts';
import { copyButton } from '../../dom/copyButton.ts';
import { element } from '../../dom/element.ts';
import type { FrameQueue } from '../../dom/frameQueue.ts';
import type { DiagramEngine } from './drawDiagram.ts';
import { DiagramProblem } from './diagramProblem.ts';

export interface DiagramServices {
  readonly frames: FrameQueue;
  readonly copyText: (text: string) => void;
  /** The engine is loaded with the first diagram; calling it again is cheap. */
  readonly loadEngine: () => Promise<DiagramEngine>;
  readonly reportFault: (error: unknown) => void;
}

/** Makes the picture of a block of code whose language is `mermaid`. */
export type ShowDiagram = (source: string, codeBlock: CodeBlock) => HTMLElement;

/** True for what follows the fence of a diagram. */
export function isDiagramFence(info: string): boolean {
  return /^mermaid\b/i.test(info.trim());
}

/** Shows the picture of a diagram in the place of its code, which is a button away. What cannot be drawn stays code, with a line that says so. */
export function createShowDiagram(services: DiagramServices): ShowDiagram {
  return (source, codeBlock) => {
    const root = element('div', { class: 'diagram' }, [codeBlock.element]);
    if (splitHiddenCharacters(source).some(({ kind }) => kind === 'hidden')) return root;
    root.setAttribute('aria-busy', 'true');
    services
      .loadEngine()
      .then((engine) => services.frames.requestLater(() => draw(root, { source, codeBlock, engine, services })))
      .catch(services.reportFault);
    return root;
  };
}

interface Drawing {
  readonly source: string;
  readonly codeBlock: CodeBlock;
  readonly engine: DiagramEngine;
  readonly services: DiagramServices;
}

function draw(root: HTMLElement, { source, codeBlock, engine, services }: Drawing): false {
  root.removeAttribute('aria-busy');
  try {
    const picture = engine(source, createMeasure(root));
    root.prepend(frameOf(picture, { source, codeBlock, services }));
    codeBlock.element.hidden = true;
  } catch (error) {
    if (!(error instanceof DiagramProblem)) services.reportFault(error);
    root.append(element('p', { class: 'diagram-remark', text: remarkOn(error) }));
  }
  return false;
}

function frameOf(picture: SVGElement, { source, codeBlock, services }: Omit<Drawing, 'engine'>): HTMLElement {
  const toggle = button({
    label: t('Show source'),
    icon: Code,
    style: 'icon',
    onClick: () => show(!codeBlock.element.hidden),
  });
  const copy = copyButton(t('Copy source'), () => services.copyText(source));
  const frame = element(
    'div',
    { class: 'diagram-frame', attributes: { tabindex: '0', role: 'region', 'aria-label': t('Diagram') } },
    [picture],
  );
  const actions = element('div', { class: 'diagram-actions' }, [toggle, copy]);
  function show(isPicture: boolean): void {
    codeBlock.element.hidden = isPicture;
    frame.hidden = !isPicture;
    relabel(toggle, isPicture ? t('Show source') : t('Show diagram'), isPicture ? Code : Workflow);
  }
  return element('div', { class: 'diagram-picture' }, [
    element('div', { class: 'diagram-head' }, [element('span', { class: 'diagram-name', text: 'Mermaid' }), actions]),
    frame,
  ]);
}

function remarkOn(error: unknown): string {
  const kind = error instanceof DiagramProblem ? error.kind : 'unreadable';
  if (kind === 'unknownKind')
    return t(
      'This kind of diagram is shown as its source. Flowcharts and sequence, class, state and entity relationship diagrams are drawn.',
    );
  if (kind === 'tooLarge') return t('This diagram is too large to draw; this is its source.');
  return t('This diagram cannot be drawn; this is its source.');
}

/** Measures in the font in which the diagram will stand. */
function createMeasure(root: HTMLElement): (line: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(root);
  if (context !== null) context.font = `13px ${fontFamily}`;
  return (line) => Math.ceil(context?.measureText(line).width ?? line.length * 7);
}
