import dagre from '@dagrejs/dagre';
import type { GraphDiagram, GraphEdge, GraphGroup, GraphNode, Label, NodeShape } from './diagram.ts';
import type { Box, Point } from './geometry.ts';
import { edgeOf, isWithin } from './geometry.ts';
import { LINE_HEIGHT, type MeasureText, type Size, sizeOf } from './textSize.ts';

export interface PlacedNode extends Box {
  readonly node: GraphNode;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** Where its label stands. */
  readonly label: Box;
}

export interface PlacedGroup extends Box {
  readonly group: GraphGroup;
}

export interface PlacedGraph extends Size {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly groups: readonly PlacedGroup[];
}

const MARGIN = 12;
/** Between layers; the ends of some lines carry signs. */
const RANK_GAPS: Readonly<Record<GraphDiagram['kind'], number>> = { flowchart: 44, state: 44, class: 56, entity: 64 };
const PADDING = { x: 14, y: 10 };
const SMALLEST = 36;
/** Around a label on a line. */
const LABEL_GAP = 6;

/** Finds places for boxes and lines in layers (dagre, after Sugiyama), so that lines run one way and cross little. */
export function layoutGraph(diagram: GraphDiagram, measure: MeasureText): PlacedGraph {
  const graph = new dagre.graphlib.Graph({ compound: true, multigraph: true });
  const stands = standIns(diagram);
  const inhabited = diagram.groups.filter(({ id }) => stands.has(id));
  const tallest = Math.max(0, ...headHeights(inhabited).values());
  graph.setGraph({
    rankdir: diagram.direction,
    nodesep: 32,
    edgesep: 18,
    ranksep: RANK_GAPS[diagram.kind] + tallest / 2,
    marginx: MARGIN,
    marginy: MARGIN + tallest,
  });
  for (const node of diagram.nodes) graph.setNode(keyOf(node.id), sizeOfNode(node, measure));
  for (const group of inhabited) graph.setNode(keyOf(group.id), {});
  for (const { id, groupId } of diagram.nodes) if (groupId !== undefined) graph.setParent(keyOf(id), keyOf(groupId));
  for (const { id, parentId } of inhabited) if (parentId !== undefined) graph.setParent(keyOf(id), keyOf(parentId));
  const edges = diagram.edges.filter(({ from, to }) => stands.has(from) && stands.has(to));
  for (const [index, edge] of edges.entries()) {
    const { width, height } = sizeOf(edge.label, measure);
    const size = edge.label.length === 0 ? {} : { width: width + LABEL_GAP, height: height + LABEL_GAP };
    const [from, to] = [keyOf(stands.get(edge.from) ?? ''), keyOf(stands.get(edge.to) ?? '')];
    graph.setEdge(from, to, { labelpos: 'c', ...size }, String(index));
  }
  dagre.layout(graph);
  return readPlaces({ graph, diagram, edges, groups: inhabited, stands });
}

/** dagre keeps nodes in plain objects, where `constructor` is there already. */
function keyOf(id: string): string {
  return `=${id}`;
}

/** A line cannot end at a group in dagre: one of its boxes stands in for it. By the name that a line uses. */
function standIns({ nodes, groups }: GraphDiagram): ReadonlyMap<string, string> {
  const stands = new Map(nodes.map(({ id }) => [id, id]));
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  for (const { id, groupId } of nodes) {
    for (let group = groupId; group !== undefined; group = parents.get(group))
      if (!stands.has(group)) stands.set(group, id);
  }
  return stands;
}

/** Shapes with slanted or round sides need room beside their text. */
const ROOM: Partial<Readonly<Record<NodeShape, (size: Size) => Size>>> = {
  diamond: ({ width, height }) => ({ width: width + height + 20, height: height * 1.6 + width * 0.25 }),
  circle: ({ width, height }) => ({ width: Math.max(width, height), height: Math.max(width, height) }),
  doubleCircle: ({ width, height }) => ({ width: Math.max(width, height) + 10, height: Math.max(width, height) + 10 }),
  hexagon: ({ width, height }) => ({ width: width + 24, height }),
  stadium: ({ width, height }) => ({ width: width + 12, height }),
  subroutine: ({ width, height }) => ({ width: width + 16, height }),
  cylinder: ({ width, height }) => ({ width, height: height + 18 }),
  leanRight: ({ width, height }) => ({ width: width + 28, height }),
  leanLeft: ({ width, height }) => ({ width: width + 28, height }),
  trapezoid: ({ width, height }) => ({ width: width + 32, height }),
  invertedTrapezoid: ({ width, height }) => ({ width: width + 32, height }),
  flag: ({ width, height }) => ({ width: width + 20, height }),
  bar: () => ({ width: 72, height: 8 }),
  start: () => ({ width: 16, height: 16 }),
  end: () => ({ width: 18, height: 18 }),
};

function sizeOfNode({ shape, sections }: GraphNode, measure: MeasureText): Size {
  const sizes = sections.map((section) => sizeOf(section, measure));
  const width = Math.max(SMALLEST, ...sizes.map((size) => size.width)) + 2 * PADDING.x;
  const height = heightOfSections(sections);
  return ROOM[shape]?.({ width, height }) ?? { width, height };
}

/** Compartments one below the other, each with its padding. */
function heightOfSections(sections: readonly Label[]): number {
  if (sections.length === 1) return Math.max(1, sections[0]?.length ?? 0) * LINE_HEIGHT + 2 * PADDING.y;
  return sections.reduce((sum, section) => sum + heightOfSection(section), 0);
}

/** An empty compartment is still a line wide. */
export function heightOfSection(section: Label): number {
  return section.length === 0 ? PADDING.y : section.length * LINE_HEIGHT + PADDING.y;
}

interface LaidOut {
  readonly graph: InstanceType<typeof dagre.graphlib.Graph>;
  readonly diagram: GraphDiagram;
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
  readonly stands: ReadonlyMap<string, string>;
}

function readPlaces({ graph, diagram, edges, groups, stands }: LaidOut): PlacedGraph {
  const heads = headHeights(groups);
  const boxOf = (id: string): Box => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(keyOf(id)) as Partial<Box>;
    const head = heads.get(id) ?? 0;
    return { x, y: y - head / 2, width, height: height + head };
  };
  const shapes = new Map(diagram.nodes.map(({ id, shape }) => [id, shape]));
  const placedEdges = edges.map((edge, index): PlacedEdge => {
    const [from, to] = [keyOf(stands.get(edge.from) ?? ''), keyOf(stands.get(edge.to) ?? '')];
    const placed = graph.edge(from, to, String(index)) as { readonly points?: readonly Point[] } & Partial<Box>;
    const [fromBox, toBox] = [boxOf(edge.from), boxOf(edge.to)];
    // A line to a group ends at the group's edge, not at the box that stands in for it.
    const inner = (placed.points ?? [])
      .slice(1, -1)
      .filter((point) => !isWithin(point, fromBox) && !isWithin(point, toBox));
    const start = edgeOf(fromBox, outlineOf(shapes.get(edge.from)), inner[0] ?? toBox);
    const end = edgeOf(toBox, outlineOf(shapes.get(edge.to)), inner.at(-1) ?? fromBox);
    const { x = 0, y = 0, width = 0, height = 0 } = placed;
    return { edge, points: [start, ...inner, end], label: { x, y, width, height } };
  });
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return {
    width,
    height,
    nodes: diagram.nodes.map((node) => ({ node, ...boxOf(node.id) })),
    edges: placedEdges,
    groups: groups.map((group) => ({ group, ...boxOf(group.id) })),
  };
}

/** Groups get room for their labels at the top; one that holds others gets room for theirs as well. By the group's name. */
function headHeights(groups: readonly GraphGroup[]): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  // Groups come before those that they hold.
  for (const { id, label, parentId } of [...groups].reverse()) {
    const height = (heights.get(id) ?? 0) + label.length * LINE_HEIGHT;
    heights.set(id, height);
    if (parentId !== undefined) heights.set(parentId, Math.max(heights.get(parentId) ?? 0, height));
  }
  return heights;
}

function outlineOf(shape: NodeShape | undefined): 'box' | 'ellipse' | 'diamond' {
  if (shape === 'diamond') return 'diamond';
  return shape === 'circle' || shape === 'doubleCircle' || shape === 'start' || shape === 'end' ? 'ellipse' : 'box';
}
