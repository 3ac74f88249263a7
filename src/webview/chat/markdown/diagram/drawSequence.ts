import type { SequenceDiagram, SequenceFrame, SequenceMessage, SequenceNote, SequenceStep } from './diagram.ts';
import { drawTip } from './drawTip.ts';
import { type Column, type Columns, FRAME_STEP, LOOP_WIDTH, placeColumns } from './sequenceColumns.ts';
import { svg, textLines } from './svg.ts';
import { LINE_HEIGHT, type MeasureText, type Size, sizeOf } from './textSize.ts';

export interface DrawnSequence extends Size {
  readonly parts: readonly SVGElement[];
}

const MARGIN = 12;
const GAP = 14;
const BOX_PADDING = 9;
const BAR_WIDTH = 8;
const NOTE_PADDING = 12;
const NOWHERE: Column = { x: 0, width: 0 };

/** Draws a sequence from top to bottom. */
export function drawSequence(diagram: SequenceDiagram, measure: MeasureText): DrawnSequence {
  return new SequenceDrawing(diagram, placeColumns(diagram, measure), measure).draw();
}

class SequenceDrawing {
  readonly #diagram: SequenceDiagram;
  readonly #columns: Columns;
  readonly #measure: MeasureText;
  readonly #frames: SVGElement[] = [];
  readonly #bars: SVGElement[] = [];
  readonly #front: SVGElement[] = [];
  /** Where the activations of a participant that are open began. */
  readonly #active = new Map<string, number[]>();
  #y = MARGIN;
  #number = 0;

  constructor(diagram: SequenceDiagram, columns: Columns, measure: MeasureText) {
    this.#diagram = diagram;
    this.#columns = columns;
    this.#measure = measure;
  }

  draw(): DrawnSequence {
    const { width, byId } = this.#columns;
    const { title, participants, steps } = this.#diagram;
    if (title.length > 0) {
      this.#front.push(
        textLines(title, {
          x: width / 2,
          y: this.#y + (title.length * LINE_HEIGHT) / 2,
          class: 'diagram-text diagram-strong',
        }),
      );
      this.#y += title.length * LINE_HEIGHT + GAP;
    }
    const boxHeight = Math.max(...participants.map(({ label }) => label.length)) * LINE_HEIGHT + 2 * BOX_PADDING;
    const top = this.#y + boxHeight;
    for (const { id, label, isPerson } of participants) {
      const { x, width: boxWidth } = byId.get(id) ?? NOWHERE;
      const place = {
        x: x - boxWidth / 2,
        y: this.#y,
        width: boxWidth,
        height: boxHeight,
        rx: isPerson ? boxHeight / 2 : 3,
      };
      this.#front.push(
        svg('rect', { class: 'diagram-box', ...place }),
        textLines(label, { x, y: this.#y + boxHeight / 2 }),
      );
    }
    this.#y = top + GAP;
    for (const step of steps) this.#step(step, 0);
    for (const id of this.#active.keys()) while (this.#endActivation(id));
    const height = this.#y + MARGIN;
    const lines = [...byId.values()].map(({ x }) =>
      svg('line', { class: 'diagram-line diagram-dotted diagram-faint', x1: x, y1: top, x2: x, y2: height - MARGIN }),
    );
    return { width, height, parts: [...this.#frames, ...lines, ...this.#bars, ...this.#front] };
  }

  #step(step: SequenceStep, depth: number): void {
    if (step.type === 'message') this.#message(step);
    else if (step.type === 'note') this.#note(step);
    else if (step.type === 'frame') this.#frame(step, depth);
    else if (step.isOn)
      this.#active.set(step.participant, [...(this.#active.get(step.participant) ?? []), this.#y - GAP]);
    else this.#endActivation(step.participant);
  }

  /** False when none was open. */
  #endActivation(id: string): boolean {
    const open = this.#active.get(id) ?? [];
    const started = open.at(-1);
    if (started === undefined) return false;
    this.#active.set(id, open.slice(0, -1));
    const x = this.#x(id) - BAR_WIDTH / 2 + (open.length - 1) * 3;
    this.#bars.push(
      svg('rect', {
        class: 'diagram-box',
        x,
        y: started,
        width: BAR_WIDTH,
        height: Math.max(6, this.#y - GAP - started),
      }),
    );
    return true;
  }

  #message(message: SequenceMessage): void {
    const { from, to, isDotted, tip, isBothWays } = message;
    const label = this.#diagram.isNumbered ? this.#numbered(message.label) : message.label;
    const height = label.length * LINE_HEIGHT;
    const [start, end] = [this.#x(from), this.#x(to)];
    const isLoop = from === to;
    const place = isLoop
      ? { x: start + LOOP_WIDTH + 8, y: this.#y + Math.max(height, LINE_HEIGHT) / 2, anchor: 'start' as const }
      : { x: (start + end) / 2, y: this.#y + height / 2 };
    this.#front.push(textLines(label, { ...place, class: 'diagram-text diagram-quiet' }));
    const y = isLoop ? this.#y + Math.max(height, LINE_HEIGHT) : this.#y + height + 4;
    const line = { class: isDotted ? 'diagram-line diagram-dotted' : 'diagram-line' };
    const out = start + LOOP_WIDTH;
    const path = isLoop ? `M${start},${this.#y + 2}H${out}V${y}H${start}` : `M${start},${y}H${end}`;
    this.#front.push(svg('path', { ...line, d: path }));
    const before = isLoop ? { x: out, y } : { x: start, y };
    const shape = tip === 'cross' ? 'cross' : tip === 'none' ? 'none' : 'arrow';
    const tips = [
      drawTip(shape, { x: end, y }, before),
      isBothWays ? drawTip('arrow', { x: start, y }, { x: end, y }) : undefined,
    ];
    if (tip === 'open') tips[0]?.setAttribute('class', 'diagram-tip');
    this.#front.push(...tips.filter((drawn) => drawn !== undefined));
    this.#y = y + GAP;
  }

  #numbered(label: readonly string[]): readonly string[] {
    this.#number += 1;
    const [first = '', ...rest] = label;
    return [`${this.#number}. ${first}`, ...rest];
  }

  #note({ side, of, label }: SequenceNote): void {
    const { width: textWidth, height: textHeight } = sizeOf(label, this.#measure);
    const xs = of.map((id) => this.#x(id)).sort((a, b) => a - b);
    const [first = 0, last = first] = xs;
    const width = Math.max(textWidth + 2 * NOTE_PADDING, side === 'over' ? last - first + 2 * NOTE_PADDING : 0);
    const height = textHeight + NOTE_PADDING;
    const middle =
      side === 'left'
        ? first - width / 2 - NOTE_PADDING
        : side === 'right'
          ? last + width / 2 + NOTE_PADDING
          : (first + last) / 2;
    this.#front.push(
      svg('rect', { class: 'diagram-note', x: middle - width / 2, y: this.#y, width, height, rx: 2 }),
      textLines(label, { x: middle, y: this.#y + height / 2 }),
    );
    this.#y += height + GAP;
  }

  #frame({ keyword, parts }: SequenceFrame, depth: number): void {
    const inset = FRAME_STEP * (depth + 1);
    const [left, width] = [inset, this.#columns.width - 2 * inset];
    const top = this.#y;
    for (const [index, { label, steps }] of parts.entries()) {
      if (index > 0)
        this.#frames.push(
          svg('line', { class: 'diagram-rule diagram-dotted', x1: left, y1: this.#y, x2: left + width, y2: this.#y }),
        );
      this.#frameHead(index === 0 ? keyword : '', label, left);
      for (const step of steps) this.#step(step, depth + 1);
    }
    this.#frames.push(
      svg('rect', { class: 'diagram-frame-line', x: left, y: top, width, height: this.#y - top, rx: 3 }),
    );
    this.#y += GAP;
  }

  /** The keyword at the left, what it applies to beside it. */
  #frameHead(keyword: string, label: readonly string[], left: number): void {
    const height = Math.max(1, label.length) * LINE_HEIGHT;
    const y = this.#y + height / 2 + 4;
    const keywordWidth = keyword === '' ? 0 : this.#measure(keyword) + 16;
    if (keyword !== '')
      this.#front.push(textLines([keyword], { x: left + 8, y, anchor: 'start', class: 'diagram-text diagram-strong' }));
    this.#front.push(
      textLines(label, { x: left + 8 + keywordWidth, y, anchor: 'start', class: 'diagram-text diagram-quiet' }),
    );
    this.#y += height + GAP;
  }

  #x(id: string): number {
    return (this.#columns.byId.get(id) ?? NOWHERE).x;
  }
}
