import type { Label } from './diagram.ts';

/** How wide a line of text is in pixels, in the font that diagrams are drawn in. */
export type MeasureText = (line: string) => number;

export const LINE_HEIGHT = 18;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(lines: Label, measure: MeasureText): Size {
  return { width: Math.max(0, ...lines.map(measure)), height: lines.length * LINE_HEIGHT };
}
