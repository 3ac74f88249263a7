import type { GraphDiagram, Tip } from './diagram.ts';
import { GraphBuilder, parseDirection } from './graphBuilder.ts';
import { parseLabel } from './label.ts';
import { onMatch, readStatements } from './statements.ts';

/** Signs at the left end of a relationship; those at the right end are their mirror images. */
const TIPS: Readonly<Record<string, Tip>> = { '||': 'one', '|o': 'zeroOrOne', '}o': 'zeroOrMore', '}|': 'oneOrMore' };
const MIRRORED: Readonly<Record<string, string>> = { '||': '||', 'o|': '|o', 'o{': '}o', '|{': '}|' };
const NAME = String.raw`("[^"]+"|[\p{L}\p{N}_.-]*[\p{L}\p{N}_])`;
const RELATION = new RegExp(
  String.raw`^${NAME}\s*(\|\||\|o|\}o|\}\|)(--|\.\.)(\|\||o\||o\{|\|\{)\s*${NAME}\s*(?::\s*(.*))?$`,
  'u',
);

/** Reads an entity relationship diagram: attributes as `type name keys "comment"`. */
export function parseEntities([, ...statements]: readonly string[]): GraphDiagram {
  const graph = new GraphBuilder();
  let openEntity: string | undefined;
  readStatements(statements, [
    (statement) => {
      if (openEntity === undefined) return false;
      if (statement === '}') openEntity = undefined;
      else graph.addLine(openEntity, 1, parseLabel(statement.replace(/"([^"]*)"$/, '– $1')).join(' '));
      return true;
    },
    onMatch(RELATION, ([from = '', fromTip = '', line = '', toTip = '', to = '', label = '']) => {
      graph.edge({
        from: declare(graph, from),
        to: declare(graph, to),
        label: parseLabel(label),
        line: line === '..' ? 'dotted' : 'solid',
        fromTip: TIPS[fromTip] ?? 'none',
        toTip: TIPS[MIRRORED[toTip] ?? ''] ?? 'none',
      });
    }),
    onMatch(
      new RegExp(String.raw`^${NAME}(?:\["?([^"\]]*)"?\])?\s*(\{)?(\})?$`, 'u'),
      ([name = '', label = '', open = '', close = '']) => {
        const id = declare(graph, name);
        if (label !== '') graph.node(id, { label: parseLabel(label) });
        if (open !== '' && close === '') openEntity = id;
      },
    ),
    onMatch(/^direction\s+(\w+)$/, ([name = '']) => (graph.direction = parseDirection(name) ?? graph.direction)),
    (statement) => /^(?:classDef|class|style|title)\s/.test(statement),
  ]);
  return graph.finish('entity');
}

function declare(graph: GraphBuilder, written: string): string {
  const id = written.replaceAll('"', '');
  graph.node(id);
  return id;
}
