import { LINE_HEIGHT } from './textSize.ts';
import type { Label } from './diagram.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The elements that diagrams are made of. */
export type SvgName = 'svg' | 'g' | 'rect' | 'ellipse' | 'polygon' | 'polyline' | 'path' | 'line' | 'text' | 'tspan';

/** Makes an element; numbers are rounded. Nothing here is ever markup, and no attribute holds text of a model. */
export function svg(
  name: SvgName,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (Element | string)[] = [],
): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  made.append(...children);
  return made;
}

export interface TextPlace {
  readonly x: number;
  /** The middle of the lines, from top to bottom. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly class?: string;
}

/** Lines of text around a place. */
export function textLines(
  lines: Label,
  { x, y, anchor = 'middle', class: className = 'diagram-text' }: TextPlace,
): SVGElement {
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const spans = lines.map((line, index) => svg('tspan', { x, y: top + index * LINE_HEIGHT }, [line]));
  return svg('text', { class: className, 'text-anchor': anchor, 'dominant-baseline': 'central' }, spans);
}
