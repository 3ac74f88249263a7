import type { NodeShape } from './diagram.ts';
import type { Box } from './geometry.ts';
import { svg } from './svg.ts';

const SLANT = 12;
const LID = 7;

/** A box by its sides as well. */
interface Sides extends Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const OUTLINES: Readonly<Record<NodeShape, (box: Sides) => SVGElement>> = {
  rectangle: (box) => rectangle(box, 2),
  rounded: (box) => rectangle(box, 8),
  stadium: (box) => rectangle(box, box.height / 2),
  note: (box) => rectangle(box, 2, 'diagram-note'),
  bar: (box) => rectangle(box, 2, 'diagram-filled'),
  subroutine: (box) =>
    svg('g', {}, [
      rectangle(box, 0),
      outline(`M${box.left + 8},${box.top}v${box.height}M${box.right - 8},${box.top}v${box.height}`),
    ]),
  cylinder: ({ left, right, top, bottom, width }) => {
    const arc = `A${width / 2},${LID} 0 0`;
    const body = `M${left},${top + LID}${arc} 1 ${right},${top + LID}V${bottom - LID}${arc} 1 ${left},${bottom - LID}Z`;
    return outline(`${body}M${left},${top + LID}${arc} 0 ${right},${top + LID}`);
  },
  circle: (box) => ellipse(box, 0),
  doubleCircle: (box) => svg('g', {}, [ellipse(box, 0), ellipse(box, 4)]),
  start: (box) => ellipse(box, 0, 'diagram-filled'),
  end: (box) => svg('g', {}, [ellipse(box, 0), ellipse(box, box.width / 4, 'diagram-filled')]),
  diamond: ({ x, y, left, right, top, bottom }) => outline(`M${x},${top}L${right},${y}L${x},${bottom}L${left},${y}Z`),
  hexagon: ({ y, left, right, top, bottom }) =>
    outline(
      `M${left + SLANT},${top}H${right - SLANT}L${right},${y}L${right - SLANT},${bottom}H${left + SLANT}L${left},${y}Z`,
    ),
  leanRight: (box) => slanted(box, [SLANT, 0, -SLANT, 0]),
  leanLeft: (box) => slanted(box, [0, -SLANT, 0, SLANT]),
  trapezoid: (box) => slanted(box, [SLANT, -SLANT, 0, 0]),
  invertedTrapezoid: (box) => slanted(box, [0, 0, -SLANT, SLANT]),
  flag: ({ y, left, right, top, bottom }) =>
    outline(`M${left},${top}H${right}V${bottom}H${left}L${left + SLANT},${y}Z`),
};

/** The outline of a node. */
export function drawShape(shape: NodeShape, box: Box): SVGElement {
  const { x, y, width, height } = box;
  const sides = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  return OUTLINES[shape]({ x, y, width, height, ...sides });
}

function outline(d: string): SVGElement {
  return svg('path', { class: 'diagram-box', d });
}

function rectangle({ left, top, width, height }: Sides, radius: number, className = 'diagram-box'): SVGElement {
  return svg('rect', { class: className, x: left, y: top, width, height, rx: radius });
}

/** @param inset How far inside of the box. */
function ellipse({ x, y, width, height }: Sides, inset: number, className = 'diagram-box'): SVGElement {
  return svg('ellipse', { class: className, cx: x, cy: y, rx: width / 2 - inset, ry: height / 2 - inset });
}

/** @param shifts Of the corners to the right, clockwise from the upper left. */
function slanted({ left, right, top, bottom }: Sides, shifts: readonly [number, number, number, number]): SVGElement {
  const [upperLeft, upperRight, lowerRight, lowerLeft] = shifts;
  return outline(
    `M${left + upperLeft},${top}L${right + upperRight},${top}L${right + lowerRight},${bottom}L${left + lowerLeft},${bottom}Z`,
  );
}
