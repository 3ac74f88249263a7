import type { GraphEdge, Tip } from './diagram.ts';
import { parseLabel } from './label.ts';

export interface FlowLink {
  readonly edge: Omit<GraphEdge, 'from' | 'to'>;
  readonly rest: string;
}

type Line = GraphEdge['line'];

/** A link without text in it: `-->`, `---`, `==>`, `-.->`, `<-->`, `x--x`, `~~~`, each also longer. */
const WHOLE: readonly (readonly [line: Line, pattern: RegExp])[] = [
  ['solid', /^([<xo]?)--+([->xo])/],
  ['thick', /^([<xo]?)==+([=>xo])/],
  ['dotted', /^([<xo]?)-\.+-([>xo]?)/],
  ['none', /^()~~~+()/],
];

/** A link with its text in it: `-- text -->`, `== text ==>`, `-. text .->`. */
const AROUND_TEXT: readonly (readonly [line: Line, pattern: RegExp])[] = [
  ['solid', /^([<xo]?)--\s*(\S.*?)\s*--+([->xo])/],
  ['thick', /^([<xo]?)==\s*(\S.*?)\s*==+([=>xo])/],
  ['dotted', /^([<xo]?)-\.\s*(\S.*?)\s*\.+-([>xo]?)/],
];

const TIPS: Readonly<Record<string, Tip>> = { '<': 'arrow', '>': 'arrow', x: 'cross', o: 'circle' };

/** The link at the start of a text, with its label before or in it. Undefined when there is none. */
export function readFlowLink(text: string): FlowLink | undefined {
  // A link may have a name of its own.
  const bare = text.trimStart().replace(/^\w+@(?=[<xo=~-])/, '');
  for (const [line, pattern] of WHOLE) {
    const match = pattern.exec(bare);
    if (match === null) continue;
    const after = bare.slice(match[0].length).trimStart();
    const label = /^\|([^|]*)\|/.exec(after);
    return {
      edge: { ...tipsOf(match[1], match[2]), line, label: label === null ? [] : parseLabel(label[1] ?? '') },
      rest: after.slice(label?.[0].length ?? 0),
    };
  }
  for (const [line, pattern] of AROUND_TEXT) {
    const match = pattern.exec(bare);
    if (match === null) continue;
    const edge = { ...tipsOf(match[1], match[3]), line, label: parseLabel(match[2] ?? '') };
    return { edge, rest: bare.slice(match[0].length) };
  }
  return undefined;
}

function tipsOf(from = '', to = ''): { readonly fromTip: Tip; readonly toTip: Tip } {
  return { fromTip: TIPS[from] ?? 'none', toTip: TIPS[to] ?? 'none' };
}
