import type { GraphDiagram, GraphEdge } from './diagram.ts';
import { GraphBuilder, parseDirection } from './graphBuilder.ts';
import { parseLabel } from './label.ts';
import { onMatch, readStatements, type StatementRule } from './statements.ts';

const PLAIN: Omit<GraphEdge, 'from' | 'to'> = { label: [], line: 'solid', fromTip: 'none', toTip: 'arrow' };
const NAME = String.raw`(\[\*\]|[\w.-]+)(?:::[:\w-]+)?`;
const TRANSITION = new RegExp(String.raw`^${NAME}\s*-->\s*${NAME}\s*(?::\s*(.*))?$`);

/** Reads a state diagram, version 1 or 2; concurrent regions of a state are drawn side by side without a line between them. */
export function parseState([, ...statements]: readonly string[]): GraphDiagram {
  const graph = new GraphBuilder();
  readStatements(joinNotes(statements), [
    onMatch(TRANSITION, ([from = '', to = '', label = '']) => {
      const ends = { from: endOf(graph, from, 'start'), to: endOf(graph, to, 'end') };
      graph.edge({ ...PLAIN, ...ends, label: parseLabel(label) });
    }),
    ...stateRules(graph),
    onMatch(/^note\s+(?:left|right)\s+of\s+([\w.-]+)\s*:?\s*(.*)$/is, ([id = '', text = '']) => {
      graph.node(id);
      const noteId = `note ${id} ${text}`;
      graph.node(noteId, { shape: 'note', label: parseLabel(text) });
      graph.edge({ ...PLAIN, from: noteId, to: id, line: 'dotted', toTip: 'none' });
    }),
    onMatch(/^direction\s+(\w+)$/, ([name = '']) => {
      if (graph.groupId === undefined) graph.direction = parseDirection(name) ?? graph.direction;
    }),
    (statement) =>
      statement === '--' || /^(?:hide empty description|scale\s.*|(?:classDef|class|style|click)\s.*)$/.test(statement),
  ]);
  return graph.finish('state');
}

function stateRules(graph: GraphBuilder): readonly StatementRule[] {
  return [
    (statement) => statement === '}' && graph.closeGroup(),
    onMatch(/^state\s+"([^"]*)"\s+as\s+([\w.-]+)\s*\{$/, ([label = '', id = '']) =>
      graph.openGroup(id, parseLabel(label)),
    ),
    onMatch(/^state\s+([\w.-]+)\s*\{$/, ([id = '']) => graph.openGroup(id, [id])),
    onMatch(/^state\s+"([^"]*)"\s+as\s+([\w.-]+)$/, ([label = '', id = '']) =>
      graph.node(id, { shape: 'rounded', label: parseLabel(label) }),
    ),
    onMatch(/^state\s+([\w.-]+)\s*(?:<<|\[\[)(fork|join|choice|end)(?:>>|\]\])$/, ([id = '', stereotype = '']) =>
      graph.node(id, { shape: stereotype === 'choice' ? 'diamond' : stereotype === 'end' ? 'end' : 'bar', label: [] }),
    ),
    onMatch(/^(?:state\s+)?([\w.-]+)\s*:\s+(.*)$/, ([id = '', text = '']) => {
      graph.node(id, { shape: 'rounded' });
      for (const line of parseLabel(text)) graph.addLine(id, 1, line);
    }),
    onMatch(/^(?:state\s+)?([\w.-]+)(?::::?[\w-]+)?$/, ([id = '']) => {
      if (!graph.isGroup(id)) graph.node(id, { shape: 'rounded' });
    }),
  ];
}

/** `[*]` is a start or an end of its own in each state that holds others. */
function endOf(graph: GraphBuilder, name: string, marker: 'start' | 'end'): string {
  const id = name === '[*]' ? `[*] ${marker} ${graph.groupId ?? ''}` : name;
  if (name === '[*]') graph.node(id, { shape: marker, label: [] });
  else if (!graph.isGroup(id)) graph.node(id);
  return id;
}

/** A note's lines up to `end note`, as one statement. */
function joinNotes(statements: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let note: string | undefined;
  for (const statement of statements) {
    if (note !== undefined && /^end\s*note$/i.test(statement)) {
      joined.push(note);
      note = undefined;
    } else if (note !== undefined) note += `${note.endsWith(': ') ? '' : '\n'}${statement}`;
    else if (/^note\s+(?:left|right)\s+of\s+[\w.-]+$/i.test(statement)) note = `${statement} : `;
    else joined.push(statement);
  }
  return note === undefined ? joined : [...joined, note];
}
