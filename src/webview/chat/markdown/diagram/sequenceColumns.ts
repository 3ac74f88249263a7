import type { SequenceDiagram, SequenceStep } from './diagram.ts';
import { type MeasureText, sizeOf } from './textSize.ts';

export interface Column {
  /** The middle. */
  readonly x: number;
  readonly width: number;
}

export interface Columns {
  readonly byId: ReadonlyMap<string, Column>;
  readonly width: number;
}

const MARGIN = 16;
const PADDING = 14;
const SMALLEST = 72;
const GAP = 28;
/** Beside a message's text. */
const MESSAGE_ROOM = 28;
/** A message to oneself goes out and back this far. */
export const LOOP_WIDTH = 28;
/** Frames stand so far out of the outermost columns, and inside each other. */
export const FRAME_STEP = 8;

/** Room that must lie between two columns, by their numbers; the last number is the right edge. */
interface Need {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

/** Places the participants from left to right, so that every text between them has room. */
export function placeColumns(diagram: SequenceDiagram, measure: MeasureText): Columns {
  const widths = diagram.participants.map(({ label }) =>
    Math.max(SMALLEST, sizeOf(label, measure).width + 2 * PADDING),
  );
  const numbers = new Map(diagram.participants.map(({ id }, index) => [id, index + 1]));
  const edge = widths.length + 1;
  const needs = diagram.steps.flatMap((step) => needsOf(step, { numbers, edge, measure }));
  const xs = [MARGIN + FRAME_STEP];
  for (let index = 1; index <= edge; index += 1) {
    const half = (widths[index - 1] ?? 0) / 2;
    const neighbour = index === 1 ? half : half + (widths[index - 2] ?? 0) / 2 + (index === edge ? 0 : GAP);
    const least = needs.filter(({ right }) => right === index).map(({ left, width }) => (xs[left] ?? 0) + width);
    xs.push(Math.max((xs[index - 1] ?? 0) + neighbour, ...least));
  }
  const byId = new Map(
    diagram.participants.map(({ id }, index) => [id, { x: xs[index + 1] ?? 0, width: widths[index] ?? SMALLEST }]),
  );
  return { byId, width: (xs[edge] ?? 0) + MARGIN + FRAME_STEP };
}

interface NeedContext {
  readonly numbers: ReadonlyMap<string, number>;
  readonly edge: number;
  readonly measure: MeasureText;
}

function needsOf(step: SequenceStep, context: NeedContext): readonly Need[] {
  const { numbers, edge, measure } = context;
  switch (step.type) {
    case 'activation':
      return [];
    case 'frame':
      return step.parts.flatMap(({ label, steps }) => [
        {
          left: 0,
          right: edge,
          width: sizeOf(label, measure).width + 2 * GAP + measure(step.keyword) + 3 * FRAME_STEP,
        },
        ...steps.flatMap((inner) => needsOf(inner, context)),
      ]);
    case 'message': {
      const width = sizeOf(step.label, measure).width + MESSAGE_ROOM;
      const ends = [numbers.get(step.from) ?? 1, numbers.get(step.to) ?? 1].sort((a, b) => a - b);
      const [left = 1, right = 1] = ends;
      return [left === right ? { left, right: right + 1, width: width + LOOP_WIDTH } : { left, right, width }];
    }
    case 'note': {
      const width = sizeOf(step.label, measure).width + 2 * PADDING + GAP;
      const [first = 1, second = first] = step.of.map((id) => numbers.get(id) ?? 1).sort((a, b) => a - b);
      if (step.side === 'left') return [{ left: first - 1, right: first, width }];
      if (step.side === 'right') return [{ left: second, right: second + 1, width }];
      if (first !== second) return [{ left: first, right: second, width: width - GAP }];
      return [
        { left: first - 1, right: first, width: width / 2 },
        { left: first, right: first + 1, width: width / 2 },
      ];
    }
  }
}
