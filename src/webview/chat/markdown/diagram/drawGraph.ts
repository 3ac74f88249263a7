import type { GraphEdge } from './diagram.ts';
import { drawShape } from './drawShape.ts';
import { drawTip } from './drawTip.ts';
import { type Point, smoothPath } from './geometry.ts';
import {
  heightOfSection,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedGroup,
  type PlacedNode,
} from './layoutGraph.ts';
import { svg, textLines } from './svg.ts';
import { LINE_HEIGHT } from './textSize.ts';

const LINE_CLASSES: Readonly<Record<GraphEdge['line'], string>> = {
  solid: 'diagram-line',
  dotted: 'diagram-line diagram-dotted',
  thick: 'diagram-line diagram-thick',
  none: 'diagram-line diagram-none',
};
/** How far labels beside the ends stand from them. */
const END_DISTANCE = 22;
const END_ASIDE = 10;

/** Draws groups, then lines, then boxes, then what is written on lines. */
export function drawGraph({ nodes, edges, groups }: PlacedGraph): readonly SVGElement[] {
  return [...groups.map(drawGroup), ...edges.flatMap(drawLine), ...nodes.map(drawNode), ...edges.flatMap(drawLabels)];
}

function drawGroup({ group, x, y, width, height }: PlacedGroup): SVGElement {
  const [left, top] = [x - width / 2, y - height / 2];
  return svg('g', {}, [
    svg('rect', { class: 'diagram-group', x: left, y: top, width, height, rx: 4 }),
    textLines(group.label, {
      x: left + 8,
      anchor: 'start',
      y: top + (group.label.length * LINE_HEIGHT) / 2 + 3,
      class: 'diagram-text diagram-quiet',
    }),
  ]);
}

function drawLine({ edge, points }: PlacedEdge): readonly SVGElement[] {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return [];
  const path = svg('path', { class: LINE_CLASSES[edge.line], d: smoothPath(points) });
  const tips = [drawTip(edge.fromTip, first, second), drawTip(edge.toTip, last, beforeLast)];
  return [path, ...tips.filter((tip) => tip !== undefined)];
}

function drawLabels({ edge, points, label }: PlacedEdge): readonly SVGElement[] {
  const { x, y, width, height } = label;
  const back = { class: 'diagram-label', x: x - width / 2, y: y - height / 2, width, height, rx: 3 };
  const middle =
    edge.label.length === 0
      ? []
      : [svg('rect', back), textLines(edge.label, { x, y, class: 'diagram-text diagram-quiet' })];
  const reversed = [...points].reverse();
  return [...middle, ...endLabel(edge.fromLabel, points), ...endLabel(edge.toLabel, reversed)];
}

/** Text beside the first of some points. */
function endLabel(text: string | undefined, [end, next]: readonly Point[]): readonly SVGElement[] {
  if (text === undefined || text === '' || end === undefined || next === undefined) return [];
  const length = Math.hypot(next.x - end.x, next.y - end.y) || 1;
  const [dx, dy] = [(next.x - end.x) / length, (next.y - end.y) / length];
  const x = end.x + dx * END_DISTANCE + Math.abs(dy) * END_ASIDE;
  const y = end.y + dy * END_DISTANCE - Math.abs(dx) * END_ASIDE;
  return [textLines([text], { x, y, class: 'diagram-text diagram-quiet' })];
}

function drawNode({ node, ...box }: PlacedNode): SVGElement {
  const { shape, sections } = node;
  const outline = drawShape(shape, box);
  if (sections.length === 1) return svg('g', {}, [outline, textLines(sections[0] ?? [], { x: box.x, y: box.y })]);
  const left = box.x - box.width / 2;
  let top = box.y - box.height / 2;
  const parts: SVGElement[] = [outline];
  for (const [index, section] of sections.entries()) {
    const height = heightOfSection(section);
    if (index > 0) parts.push(svg('line', { class: 'diagram-rule', x1: left, y1: top, x2: left + box.width, y2: top }));
    const place = { y: top + height / 2, class: index === 0 ? 'diagram-text diagram-strong' : 'diagram-text' };
    parts.push(textLines(section, index === 0 ? { ...place, x: box.x } : { ...place, x: left + 12, anchor: 'start' }));
    top += height;
  }
  return svg('g', {}, parts);
}
