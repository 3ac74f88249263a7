import type { GraphDiagram, Tip } from './diagram.ts';
import { GraphBuilder, parseDirection } from './graphBuilder.ts';
import { parseLabel } from './label.ts';
import { onMatch, readStatements, type StatementRule } from './statements.ts';

const FROM_TIPS: Readonly<Record<string, Tip>> = {
  '<|': 'triangle',
  '*': 'filledDiamond',
  o: 'diamond',
  '<': 'arrow',
  '()': 'circle',
};
const TO_TIPS: Readonly<Record<string, Tip>> = {
  '|>': 'triangle',
  '*': 'filledDiamond',
  o: 'diamond',
  '>': 'arrow',
  '()': 'circle',
};
const NAME = String.raw`(?:\x60[^\x60]+\x60|[\p{L}\p{N}_.-]*[\p{L}\p{N}_])(?:~[^~]*~)?`;
const MANY = String.raw`(?:\s*"([^"]*)")?`;
const RELATION = new RegExp(
  String.raw`^(${NAME})${MANY}\s*(<\||\*|o|<|\(\))?(--|\.\.)(\|>|\*|o|>|\(\))?${MANY}\s*(${NAME})\s*(?::\s*(.*))?$`,
  'u',
);

/** Reads a class diagram: attributes and operations in compartments of their own. */
export function parseClass([, ...statements]: readonly string[]): GraphDiagram {
  const graph = new GraphBuilder();
  /** The class whose braces are open. */
  let openClass: string | undefined;
  const body: StatementRule = (statement) => {
    if (openClass === undefined) return false;
    if (statement === '}') openClass = undefined;
    else addMember(graph, openClass, statement);
    return true;
  };
  readStatements(statements.flatMap(splitBraces), [
    body,
    onMatch(RELATION, (parts) => addRelation(graph, parts)),
    onMatch(
      new RegExp(String.raw`^class\s+(${NAME})(?:\["([^"]*)"\])?(?:\s*:::[\w-]+)?\s*(\{)?$`, 'u'),
      ([name = '', label = '', brace = '']) => {
        const id = declare(graph, name);
        if (label !== '') graph.node(id, { label: parseLabel(label) });
        if (brace !== '') openClass = id;
      },
    ),
    onMatch(/^namespace\s+([\w.-]+)\s*\{$/, ([name = '']) => graph.openGroup(`namespace ${name}`, [name])),
    (statement) => statement === '}' && graph.closeGroup(),
    onMatch(new RegExp(String.raw`^<<(.+?)>>\s*(${NAME})$`, 'u'), ([word = '', name = '']) =>
      graph.addAbove(declare(graph, name), `«${word}»`),
    ),
    onMatch(/^note\s+(?:for\s+([\w.-]+)\s+)?"([^"]*)"$/, ([name = '', text = '']) => addNote(graph, name, text)),
    onMatch(/^direction\s+(\w+)$/, ([name = '']) => (graph.direction = parseDirection(name) ?? graph.direction)),
    (statement) => /^(?:classDef|cssClass|style|click|link|callback|title)\s/.test(statement),
    onMatch(new RegExp(String.raw`^(${NAME})\s*:\s*(.+)$`, 'u'), ([name = '', member = '']) =>
      addMember(graph, declare(graph, name), member),
    ),
  ]);
  return graph.finish('class');
}

/** `class A { int x }` on one line as three statements. */
function splitBraces(statement: string): readonly string[] {
  const [, head = statement, body] = /^(class\s[^{]*\{)\s*([^{}]*?)\s*\}$/.exec(statement) ?? [];
  return body === undefined ? [statement] : [head, ...body.split(';').filter((part) => part.trim() !== ''), '}'];
}

/** Names may carry a generic type, which is part of the label: `List~int~` reads `List<int>`. */
function declare(graph: GraphBuilder, written: string): string {
  const name = written.replaceAll('`', '');
  const id = name.replace(/~.*$/, '');
  graph.node(id, id === name ? {} : { label: [withGenerics(name)] });
  return id;
}

function withGenerics(text: string): string {
  return text.replaceAll(/~([^~]*)~/g, '<$1>');
}

function addMember(graph: GraphBuilder, id: string, written: string): void {
  const stereotype = /^<<(.+?)>>$/.exec(written.trim())?.[1];
  if (stereotype !== undefined) graph.addAbove(id, `«${stereotype}»`);
  // `$` marks what is static, `*` what is abstract.
  else graph.addLine(id, written.includes('(') ? 2 : 1, withGenerics(written.trim().replace(/[$*]$/, '')));
}

function addRelation(graph: GraphBuilder, parts: readonly string[]): void {
  const [from = '', fromLabel = '', fromTip = '', line = '', toTip = '', toLabel = '', to = '', label = ''] = parts;
  graph.edge({
    from: declare(graph, from),
    to: declare(graph, to),
    label: parseLabel(label),
    line: line === '..' ? 'dotted' : 'solid',
    fromTip: FROM_TIPS[fromTip] ?? 'none',
    toTip: TO_TIPS[toTip] ?? 'none',
    fromLabel,
    toLabel,
  });
}

function addNote(graph: GraphBuilder, name: string, text: string): void {
  const id = `note ${name} ${text}`;
  graph.node(id, { shape: 'note', label: parseLabel(text) });
  if (name !== '')
    graph.edge({ from: id, to: declare(graph, name), label: [], line: 'dotted', fromTip: 'none', toTip: 'none' });
}
