import type { Label, NodeShape } from './diagram.ts';
import { parseLabel } from './label.ts';

export interface FlowNode {
  readonly id: string;
  readonly look: { readonly shape?: NodeShape; readonly label?: Label };
  /** What follows the node. */
  readonly rest: string;
}

/** Brackets around a label and the shape that they mean; longer ones first. */
const BRACKETS: readonly (readonly [open: string, close: string, shape: NodeShape])[] = [
  ['(((', ')))', 'doubleCircle'],
  ['((', '))', 'circle'],
  ['([', '])', 'stadium'],
  ['(', ')', 'rounded'],
  ['[[', ']]', 'subroutine'],
  ['[(', ')]', 'cylinder'],
  ['[/', '/]', 'leanRight'],
  ['[/', '\\]', 'trapezoid'],
  ['[\\', '\\]', 'leanLeft'],
  ['[\\', '/]', 'invertedTrapezoid'],
  ['[', ']', 'rectangle'],
  ['{{', '}}', 'hexagon'],
  ['{', '}', 'diamond'],
  ['>', ']', 'flag'],
];

/** Names of `@{ shape: … }`. */
const NAMED_SHAPES: Readonly<Record<string, NodeShape>> = {
  rounded: 'rounded',
  stadium: 'stadium',
  'fr-rect': 'subroutine',
  subproc: 'subroutine',
  cyl: 'cylinder',
  db: 'cylinder',
  circle: 'circle',
  circ: 'circle',
  'dbl-circ': 'doubleCircle',
  diam: 'diamond',
  decision: 'diamond',
  hex: 'hexagon',
  'lean-r': 'leanRight',
  'lean-l': 'leanLeft',
  'trap-b': 'trapezoid',
  'trap-t': 'invertedTrapezoid',
  odd: 'flag',
};

/** A node at the start of a text: its name, perhaps its label in brackets, perhaps a class. Undefined when there is none. */
export function readFlowNode(text: string): FlowNode | undefined {
  const [all = '', id = ''] = /^\s*([\p{L}\p{N}_](?:[\p{L}\p{N}_./]|-(?![-.>=]))*)/u.exec(text) ?? [];
  if (id === '') return undefined;
  const after = text.slice(all.length);
  const named = /^@\{([^}]*)\}/.exec(after);
  const labelled = named === null ? readBrackets(after) : undefined;
  const look = named === null ? (labelled?.look ?? {}) : readNamedLook(named[1] ?? '');
  const rest = named === null ? (labelled?.rest ?? after) : after.slice(named[0].length);
  return { id, look, rest: rest.replace(/^:::[\w-]+/, '') };
}

function readBrackets(text: string): Omit<FlowNode, 'id'> | undefined {
  for (const [open, close, shape] of BRACKETS) {
    if (!text.startsWith(open)) continue;
    const isQuoted = text.startsWith('"', open.length);
    const from = isQuoted ? text.indexOf('"', open.length + 1) + 1 : open.length;
    if (isQuoted && from === 0) continue;
    const end = text.indexOf(close, from);
    const label = text.slice(open.length, end);
    // Quotes are needed around brackets, so the first closing one ends the label.
    if (end === -1 || (!isQuoted && /[[\](){}]/.test(label))) continue;
    return { look: { shape, label: parseLabel(label) }, rest: text.slice(end + close.length) };
  }
  return undefined;
}

function readNamedLook(fields: string): FlowNode['look'] {
  const shapeName = /\bshape\s*:\s*"?([\w-]+)/.exec(fields)?.[1] ?? '';
  const label = /\blabel\s*:\s*"([^"]*)"/.exec(fields)?.[1];
  const shape = Object.hasOwn(NAMED_SHAPES, shapeName) ? NAMED_SHAPES[shapeName] : undefined;
  return { ...(shape === undefined ? {} : { shape }), ...(label === undefined ? {} : { label: parseLabel(label) }) };
}
