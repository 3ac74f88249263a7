import type { Diagram } from './diagram.ts';
import { DiagramProblem } from './diagramProblem.ts';
import { parseClass } from './parseClass.ts';
import { parseEntities } from './parseEntities.ts';
import { parseFlowchart } from './parseFlowchart.ts';
import { parseSequence } from './parseSequence.ts';
import { parseState } from './parseState.ts';
import { statementsOf } from './statements.ts';

const MAX_SOURCE_LENGTH = 20_000;

const PARSERS: readonly (readonly [header: RegExp, parse: (statements: readonly string[]) => Diagram])[] = [
  [/^(?:graph|flowchart(?:-elk)?)(?:[\s;]|$)/i, parseFlowchart],
  [/^sequenceDiagram\b/, parseSequence],
  [/^classDiagram(?:-v2)?$/, parseClass],
  [/^stateDiagram(?:-v2)?$/, parseState],
  [/^erDiagram$/, parseEntities],
];

/** Reads what Mermaid calls a diagram. Throws a `DiagramProblem` for other kinds than five, and for every statement that it does not know. */
export function parseDiagram(source: string): Diagram {
  if (source.length > MAX_SOURCE_LENGTH) throw new DiagramProblem('tooLarge');
  const statements = statementsOf(source);
  const header = statements[0] ?? '';
  const found = PARSERS.find(([pattern]) => pattern.test(header));
  if (found === undefined) throw new DiagramProblem('unknownKind', header);
  return found[1](statements);
}
