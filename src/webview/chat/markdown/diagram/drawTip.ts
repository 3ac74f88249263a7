import type { Tip } from './diagram.ts';
import type { Point } from './geometry.ts';
import { svg } from './svg.ts';

/** The ends of lines, drawn to the left of the origin, where the line comes from. */
const SHAPES: Readonly<Record<Exclude<Tip, 'none'>, string>> = {
  arrow: 'M0,0L-9,-4V4Z',
  circle: 'M0,0A4,4 0 1 1 -8,0A4,4 0 1 1 0,0Z',
  cross: 'M-2,-4L-10,4M-2,4L-10,-4',
  triangle: 'M0,0L-12,-7V7Z',
  diamond: 'M0,0L-8,-5L-16,0L-8,5Z',
  filledDiamond: 'M0,0L-8,-5L-16,0L-8,5Z',
  one: 'M-6,-6V6M-10,-6V6',
  zeroOrOne: 'M-5,-6V6M-9,0A4,4 0 1 1 -17,0A4,4 0 1 1 -9,0Z',
  oneOrMore: 'M0,-6L-10,0L0,6M-13,-6V6',
  zeroOrMore: 'M0,-6L-10,0L0,6M-10,0A4,4 0 1 1 -18,0A4,4 0 1 1 -10,0Z',
};

const FILLED: readonly Tip[] = ['arrow', 'filledDiamond'];

/** What stands at the end of a line that comes from `from`; undefined for nothing. */
export function drawTip(tip: Tip, at: Point, from: Point): SVGElement | undefined {
  if (tip === 'none') return undefined;
  const angle = (Math.atan2(at.y - from.y, at.x - from.x) * 180) / Math.PI;
  return svg('path', {
    class: FILLED.includes(tip) ? 'diagram-tip-filled' : 'diagram-tip',
    d: SHAPES[tip],
    transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) rotate(${angle.toFixed(1)})`,
  });
}
