import { element } from '../dom/element.ts';
import type { FrameQueue } from '../dom/frameQueue.ts';
import { markedText, setMarkedText } from '../dom/markedText.ts';
import type { ColouredText, LineState } from './colourer.ts';
import type { Highlighter } from './highlighter.ts';

export interface CodeTextServices {
  readonly highlighter: Highlighter;
  readonly frames: FrameQueue;
}

interface Line {
  readonly element: HTMLElement;
  /** With its line end. */
  text: string;
  after: LineState | undefined;
}

const MAY_BE_HIDDEN = /[^\t\n\r -~]/;

/** The drawn text of a code block: plain at once, then coloured line by line as time allows. Must be disposed of. */
export class CodeText {
  readonly element = element('code');
  readonly #highlighter: Highlighter;
  readonly #frames: FrameQueue;
  readonly #stopListening: () => void;
  #lines: Line[] = [];
  #shown = '';
  #language = '';
  /** All lines before this one are coloured. */
  #colouredCount = 0;

  constructor({ highlighter, frames }: CodeTextServices) {
    this.#highlighter = highlighter;
    this.#frames = frames;
    this.#stopListening = highlighter.onDidChange(() => this.#colourAgain());
  }

  /** Draws exactly `text`; cheap when it starts with what is drawn already. */
  show(text: string, language: string): void {
    if (!text.startsWith(this.#shown) || language !== this.#language) this.#clear(language);
    if (text.length > this.#shown.length) this.#append(text.slice(this.#shown.length));
    this.#shown = text;
    this.#frames.requestLater(this.#colourNextLine);
  }

  dispose(): void {
    this.#stopListening();
    this.#frames.cancel(this.#colourNextLine);
  }

  #clear(language: string): void {
    this.element.replaceChildren();
    this.#lines = [];
    this.#shown = '';
    this.#language = language;
    this.#colouredCount = 0;
  }

  #append(text: string): void {
    // Only the last line can grow.
    this.#colouredCount = Math.max(0, Math.min(this.#colouredCount, this.#lines.length - 1));
    for (const part of text.split(/(?<=\n)/)) {
      const last = this.#lines.at(-1);
      if (last === undefined || last.text.endsWith('\n')) this.#addLine(part);
      else appendTo(last, part);
    }
  }

  #addLine(text: string): void {
    const line: Line = { element: element('span'), text: '', after: undefined };
    appendTo(line, text);
    this.#lines.push(line);
    this.element.append(line.element);
  }

  #colourAgain(): void {
    this.#colouredCount = 0;
    this.#frames.requestLater(this.#colourNextLine);
  }

  readonly #colourNextLine = (): boolean => {
    const line = this.#lines[this.#colouredCount];
    if (line === undefined) return false;
    const before = this.#lines[this.#colouredCount - 1]?.after;
    const coloured = this.#highlighter.colour(line.text.replace(/\n$/, ''), this.#language, before);
    if (coloured === undefined) return false;
    line.element.replaceChildren(...coloured.parts.flatMap(partNodes), line.text.endsWith('\n') ? '\n' : '');
    line.after = coloured.after;
    this.#colouredCount += 1;
    return true;
  };
}

function appendTo(line: Line, text: string): void {
  line.text += text;
  // Colours that are there stay until the line is coloured anew, so that nothing flickers.
  if (MAY_BE_HIDDEN.test(text)) setMarkedText(line.element, line.text);
  else line.element.append(text);
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
