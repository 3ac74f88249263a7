import type { GraphDiagram } from './diagram.ts';
import { DiagramProblem } from './diagramProblem.ts';
import { parseDirection, GraphBuilder } from './graphBuilder.ts';
import { parseLabel } from './label.ts';
import { readFlowLink } from './readFlowLink.ts';
import { readFlowNode } from './readFlowNode.ts';
import { onMatch, readStatements } from './statements.ts';

/** Reads a flowchart; colours, classes and clicks are left out. @param statements The first is the header. */
export function parseFlowchart([header = '', ...rest]: readonly string[]): GraphDiagram {
  const graph = new GraphBuilder();
  const [, direction = '', first = ''] = /^\S+(?:\s+(TB|TD|BT|LR|RL)\b)?[\s;]*(.*)$/i.exec(header) ?? [];
  graph.direction = parseDirection(direction) ?? 'TB';
  readStatements([first, ...rest].flatMap(splitAtSemicolons), [
    onMatch(/^subgraph\s*(.*)$/, ([title = '']) => openSubgraph(graph, title)),
    (statement) => statement === 'end' && graph.closeGroup(),
    // The direction within a group is left to the layout.
    (statement) => /^direction\s+\w+$/.test(statement),
    (statement) => /^(?:classDef|class|style|linkStyle|click|title)\s/.test(statement),
    (statement) => readChain(graph, statement),
  ]);
  return graph.finish('flowchart');
}

/** Semicolons end statements, but not those in quotes, brackets or entities. */
function splitAtSemicolons(line: string): readonly string[] {
  const parts = line.match(/(?:"[^"]*"|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||[#&]\w+;|[^;])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function openSubgraph(graph: GraphBuilder, title: string): void {
  const [, id = title, label = title] = /^([\w.-]+)\s*\[(.*)\]$/.exec(title.trim()) ?? [];
  graph.openGroup(id === '' ? `group ${graph.groupCount}` : id.trim(), parseLabel(label));
}

/** `A & B -->|text| C --> D` */
function readChain(graph: GraphBuilder, statement: string): boolean {
  let rest = statement;
  let before: readonly string[] = [];
  let link: ReturnType<typeof readFlowLink>;
  for (;;) {
    const group = readGroup(graph, rest);
    if (group === undefined) return false;
    if (link !== undefined) {
      for (const from of before) for (const to of group.ids) graph.edge({ ...link.edge, from, to });
    }
    if (group.rest === '') return true;
    before = group.ids;
    link = readFlowLink(group.rest);
    if (link === undefined) throw new DiagramProblem('unreadable', statement);
    rest = link.rest;
  }
}

/** Nodes joined by `&`. */
function readGroup(
  graph: GraphBuilder,
  text: string,
): { readonly ids: readonly string[]; readonly rest: string } | undefined {
  const ids: string[] = [];
  let rest = text;
  for (;;) {
    const found = readFlowNode(rest);
    if (found === undefined) return undefined;
    graph.node(found.id, found.look);
    ids.push(found.id);
    const next = /^\s*&\s*/.exec(found.rest);
    if (next === null) return { ids, rest: found.rest.trim() };
    rest = found.rest.slice(next[0].length);
  }
}
