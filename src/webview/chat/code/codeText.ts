import { element } from '../dom/element.ts';
import type { FrameQueue } from '../dom/frameQueue.ts';
import { markedText, setMarkedText } from '../dom/markedText.ts';
import type { ColouredText, LineState } from './colourer.ts';
import type { Highlighter } from './highlighter.ts';

/** The drawn text of a code block, coloured a slice at a time. */
export interface CodeText {
  readonly element: HTMLElement;
  /** Draws exactly `text`; cheap when it starts with what is drawn already. */
  show(text: string, language: string): void;
  /** Stops colouring. Must be called when the element is thrown away. */
  dispose(): void;
}

/** Some lines that are drawn and coloured together. */
interface Slice {
  readonly element: HTMLElement;
  text: string;
  lineCount: number;
  isColoured: boolean;
  before: LineState | undefined;
}

const LINES_IN_A_SLICE = 40;
const MAY_BE_HIDDEN = /[^\t\n\r -~]/;

export interface CodeTextServices {
  readonly highlighter: Highlighter;
  readonly frames: FrameQueue;
}

/** Plain text at once, colours as they become known. */
export function createCodeText({ highlighter, frames }: CodeTextServices): CodeText {
  const root = element('code');
  let slices: Slice[] = [];
  let shown = '';
  let language = '';

  function append(text: string): void {
    for (const line of text.split(/(?<=\n)/)) {
      let slice = slices.at(-1);
      if (slice === undefined || slice.lineCount >= LINES_IN_A_SLICE) {
        slice = {
          element: element('span', { class: 'code-slice' }),
          text: '',
          lineCount: 0,
          isColoured: false,
          before: undefined,
        };
        slices.push(slice);
        root.append(slice.element);
      }
      appendTo(slice, line);
    }
  }

  function colourNextSlice(): boolean {
    const index = slices.findIndex((slice) => !slice.isColoured);
    const slice = slices[index];
    if (slice === undefined) return false;
    const coloured = highlighter.colour(slice.text, language, slice.before);
    if (coloured === undefined) return false;
    slice.element.replaceChildren(...coloured.lines.flatMap(lineNodes));
    slice.isColoured = true;
    const next = slices[index + 1];
    if (next !== undefined) next.before = coloured.after;
    return next !== undefined;
  }

  const stopListening = highlighter.onDidChange(() => {
    for (const slice of slices) slice.isColoured = false;
    frames.request(colourNextSlice);
  });

  return {
    element: root,
    show: (text, nextLanguage) => {
      if (!text.startsWith(shown) || nextLanguage !== language) {
        root.replaceChildren();
        slices = [];
        shown = '';
        language = nextLanguage;
      }
      if (text.length > shown.length) append(text.slice(shown.length));
      shown = text;
      frames.request(colourNextSlice);
    },
    dispose: () => {
      stopListening();
      frames.cancel(colourNextSlice);
    },
  };
}

function appendTo(slice: Slice, text: string): void {
  slice.text += text;
  slice.isColoured = false;
  if (text.endsWith('\n')) slice.lineCount += 1;
  // Colours that are there stay until the slice is coloured anew, so that nothing flickers.
  if (MAY_BE_HIDDEN.test(text)) setMarkedText(slice.element, slice.text);
  else slice.element.append(text);
}

function lineNodes(line: readonly ColouredText[], index: number): readonly Node[] {
  const nodes = line.flatMap((part) => partNodes(part));
  return index === 0 ? nodes : [document.createTextNode('\n'), ...nodes];
}

function partNodes(part: ColouredText): readonly Node[] {
  const text = markedText(part.text);
  if (part.colour === undefined && !part.isItalic && !part.isBold && !part.isUnderlined) return text;
  const span = element('span', {}, text);
  // Through the object model, because the page's policy forbids style attributes in markup.
  if (part.colour !== undefined) span.style.color = part.colour;
  if (part.isItalic) span.style.fontStyle = 'italic';
  if (part.isBold) span.style.fontWeight = 'bold';
  if (part.isUnderlined) span.style.textDecoration = 'underline';
  return [span];
}
