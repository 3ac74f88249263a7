import type { Direction, GraphDiagram, GraphEdge, GraphGroup, GraphNode, Label, NodeShape } from './diagram.ts';
import { DiagramProblem } from './diagramProblem.ts';

const MAX_NODES = 120;
const MAX_EDGES = 200;
const MAX_GROUPS = 40;
const MAX_DEPTH = 12;

interface OpenNode {
  readonly id: string;
  shape: NodeShape;
  sections: Label[];
  groupId: string | undefined;
}

/** Collects boxes, lines and groups as statements name them, in any order. Throws a `DiagramProblem` when there are too many. */
export class GraphBuilder {
  direction: Direction = 'TB';
  readonly #nodes = new Map<string, OpenNode>();
  readonly #groups = new Map<string, GraphGroup>();
  readonly #edges: GraphEdge[] = [];
  readonly #openGroups: string[] = [];

  /** The innermost group that is open. */
  get groupId(): string | undefined {
    return this.#openGroups.at(-1);
  }

  get groupCount(): number {
    return this.#groups.size;
  }

  /** Makes a node sure to be there, in the group that is open when it is first named; a label or shape that is given replaces the old. */
  node(id: string, look: { readonly shape?: NodeShape; readonly label?: Label } = {}): void {
    const known = this.#nodes.get(id);
    if (known === undefined) {
      if (this.#nodes.size >= MAX_NODES) throw new DiagramProblem('tooLarge');
      const sections = [look.label ?? [id]];
      this.#nodes.set(id, { id, shape: look.shape ?? 'rectangle', sections, groupId: this.groupId });
      return;
    }
    known.shape = look.shape ?? known.shape;
    if (look.label !== undefined) known.sections = [look.label, ...known.sections.slice(1)];
  }

  /** Adds a line of text to a compartment of a node; 0 is its name. */
  addLine(id: string, section: number, line: string): void {
    this.node(id);
    const node = this.#nodes.get(id);
    if (node === undefined) return;
    while (node.sections.length <= section) node.sections.push([]);
    node.sections[section] = [...(node.sections[section] ?? []), line];
  }

  /** Puts a line above a node's name. */
  addAbove(id: string, line: string): void {
    this.node(id);
    const node = this.#nodes.get(id);
    if (node !== undefined) node.sections[0] = [line, ...(node.sections[0] ?? [])];
  }

  edge(edge: GraphEdge): void {
    if (this.#edges.length >= MAX_EDGES) throw new DiagramProblem('tooLarge');
    this.#edges.push(edge);
  }

  isGroup(id: string): boolean {
    return this.#groups.has(id);
  }

  openGroup(id: string, label: Label): void {
    if (this.#groups.size >= MAX_GROUPS || this.#openGroups.length >= MAX_DEPTH) throw new DiagramProblem('tooLarge');
    const parentId = this.groupId;
    this.#groups.set(id, { id, label, ...(parentId === undefined || parentId === id ? {} : { parentId }) });
    this.#openGroups.push(id);
  }

  /** False when none is open. */
  closeGroup(): boolean {
    return this.#openGroups.pop() !== undefined;
  }

  /** A name that stands for a group is no box of its own. */
  finish(kind: GraphDiagram['kind']): GraphDiagram {
    const nodes = [...this.#nodes.values()]
      .filter(({ id }) => !this.#groups.has(id))
      .map(({ groupId, ...node }): GraphNode => (groupId === undefined ? node : { ...node, groupId }));
    if (nodes.length === 0 || this.#openGroups.length > 0) throw new DiagramProblem('unreadable');
    return { kind, direction: this.direction, nodes, edges: this.#edges, groups: [...this.#groups.values()] };
  }
}

/** `TD` is `TB` by another name; undefined for what is no direction. */
export function parseDirection(text: string): Direction | undefined {
  const name = text.trim().toUpperCase();
  if (name === 'TD' || name === 'TB') return 'TB';
  return name === 'BT' || name === 'LR' || name === 'RL' ? name : undefined;
}
