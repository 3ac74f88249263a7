import { t } from '@vscode/l10n';
import type { Diagram } from './diagram.ts';
import { DiagramProblem } from './diagramProblem.ts';
import { drawGraph } from './drawGraph.ts';
import { drawSequence } from './drawSequence.ts';
import { layoutGraph } from './layoutGraph.ts';
import { parseDiagram } from './parseDiagram.ts';
import { svg } from './svg.ts';
import type { MeasureText } from './textSize.ts';

/** Draws a diagram's source as SVG. Throws a `DiagramProblem` when it should be shown as source instead. */
export type DiagramEngine = (source: string, measure: MeasureText) => SVGElement;

/** Wider or higher ones would be no picture any more. */
const MAX_SIDE = 12_000;
const NAMED_PARTS = 12;

/**
 * Reads Mermaid's most used kinds (flowchart, sequence, class, state, entities) and draws them from elements of our own: no markup, no
 * style, no address of the source reaches the page, only its words, as text.
 */
export function drawDiagram(source: string, measure: MeasureText): SVGElement {
  const diagram = parseDiagram(source);
  const { width, height, parts } = layOut(diagram, measure);
  if (!(Math.max(width, height) < MAX_SIDE)) throw new DiagramProblem('tooLarge');
  const size = { width, height, viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}` };
  return svg('svg', { class: 'diagram-image', role: 'img', 'aria-label': nameOf(diagram), ...size }, parts);
}

interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly SVGElement[];
}

function layOut(diagram: Diagram, measure: MeasureText): LaidOut {
  if (diagram.kind === 'sequence') return drawSequence(diagram, measure);
  const placed = layoutGraph(diagram, measure);
  return { width: placed.width, height: placed.height, parts: drawGraph(placed) };
}

/** What a screen reader says: the kind and the first names. The source tells the rest. */
function nameOf(diagram: Diagram): string {
  const labels =
    diagram.kind === 'sequence'
      ? diagram.participants.map(({ label }) => label.join(' '))
      : diagram.nodes.map(({ sections }) => sections[0]?.join(' ') ?? '');
  const named = labels.filter((label) => label !== '');
  const names = [...named.slice(0, NAMED_PARTS), ...(named.length > NAMED_PARTS ? ['…'] : [])].join(', ');
  switch (diagram.kind) {
    case 'flowchart':
      return t('Flowchart: {0}', names);
    case 'state':
      return t('State diagram: {0}', names);
    case 'class':
      return t('Class diagram: {0}', names);
    case 'entity':
      return t('Entity relationship diagram: {0}', names);
    case 'sequence':
      return t('Sequence diagram: {0}', names);
  }
}
