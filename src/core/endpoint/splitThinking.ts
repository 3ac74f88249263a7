/**
 * Models that think aloud inside the answer: `<think>…</think>` before the text, or, where the chat template has already written the
 * opening tag, only a closing one. A stage of its own: the wire delivers text as it was sent.
 */

/** What a piece of text turned out to be. */
export interface SplitPiece {
  readonly text: string;
  readonly reasoning: string;
  /** Everything that was handed out as text before this piece was reasoning: only a closing tag came. */
  readonly retract: boolean;
}

export interface ThinkingSplitter {
  push(piece: string): SplitPiece;
  /** What was still held back because it might have become a tag. */
  end(): SplitPiece;
}

const OPENING = ['<think>', '<thinking>', '<reasoning>', '[THINK]'] as const;
const CLOSING: Readonly<Record<string, string>> = {
  '<think>': '</think>',
  '<thinking>': '</thinking>',
  '<reasoning>': '</reasoning>',
  '[THINK]': '[/THINK]',
};
/** The form that comes without an opening tag (Qwen, DeepSeek R1). */
const LONE_CLOSING = '</think>';
const LONE_OPENING = '<think>';

/** Length of the longest end of `text` that a tag begins with. */
function partialTagLength(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length--)
    if (text.endsWith(tag.slice(0, length))) return length;
  return 0;
}

/** The gap between reasoning and text: blank lines go, the indentation of the first line of text stays. */
function withoutGap(text: string): string {
  const rest = text.replace(/^(?:[ \t]*\r?\n)+/, '');
  return rest === text ? text.replace(/^[ \t]+/, '') : rest;
}

const NOTHING: SplitPiece = { text: '', reasoning: '', retract: false };

/** Splits one answer; pieces may be cut anywhere, also inside a tag. */
export function createThinkingSplitter(): ThinkingSplitter {
  return new StreamingSplitter();
}

type Stage = 'start' | 'thinking' | 'gap' | 'text';

class StreamingSplitter implements ThinkingSplitter {
  #stage: Stage = 'start';
  #held = '';
  #closing = LONE_CLOSING;
  /** Backticks in the text so far: an odd number means inside code. */
  #backticks = 0;
  #loneClosingPossible = true;

  push(piece: string): SplitPiece {
    if (this.#stage === 'text' && !this.#loneClosingPossible) return { ...NOTHING, text: piece };
    this.#held += piece;
    return this.#run(false);
  }

  end(): SplitPiece {
    return this.#run(true);
  }

  #run(ended: boolean): SplitPiece {
    if (this.#stage === 'start') return this.#start(ended);
    if (this.#stage === 'thinking') return this.#thinking(ended);
    return this.#stage === 'gap' ? this.#gap(ended) : this.#text(ended);
  }

  #start(ended: boolean): SplitPiece {
    const body = this.#held.trimStart();
    const tag = OPENING.find((candidate) => body.startsWith(candidate));
    if (tag === undefined) {
      if (!ended && OPENING.some((candidate) => candidate.startsWith(body))) return NOTHING;
      this.#stage = 'text';
      return this.#text(ended);
    }
    this.#stage = 'thinking';
    this.#closing = CLOSING[tag] ?? LONE_CLOSING;
    this.#held = body.slice(tag.length);
    this.#loneClosingPossible = false;
    return this.#thinking(ended);
  }

  #thinking(ended: boolean): SplitPiece {
    const at = this.#held.indexOf(this.#closing);
    if (at < 0) return { ...NOTHING, reasoning: this.#releaseBefore(ended ? [] : [this.#closing]) };
    const reasoning = this.#held.slice(0, at);
    this.#held = this.#held.slice(at + this.#closing.length);
    this.#stage = 'gap';
    return { ...this.#gap(ended), reasoning };
  }

  #gap(ended: boolean): SplitPiece {
    const body = withoutGap(this.#held);
    // Spaces alone may still turn out to be the indentation of the first line.
    if (body.trim() === '' && !ended) return NOTHING;
    this.#held = body;
    this.#stage = 'text';
    return this.#text(ended);
  }

  #text(ended: boolean): SplitPiece {
    // An opening tag in mid-answer is what the answer talks about, and its closing tag too.
    const opening = this.#held.indexOf(LONE_OPENING);
    if (opening >= 0 && opening < (this.#held + LONE_CLOSING).indexOf(LONE_CLOSING)) this.#loneClosingPossible = false;
    const at = this.#loneClosingPossible ? this.#loneClosingAt() : -1;
    if (at >= 0) {
      const reasoning = this.#held.slice(0, at);
      this.#held = this.#held.slice(at + LONE_CLOSING.length);
      this.#loneClosingPossible = false;
      this.#stage = 'gap';
      return { ...this.#gap(ended), reasoning, retract: true };
    }
    const text = this.#releaseBefore(ended || !this.#loneClosingPossible ? [] : [LONE_CLOSING, LONE_OPENING]);
    this.#backticks += countBackticks(text);
    return { ...NOTHING, text };
  }

  /** A closing tag inside code is what the answer talks about, not a border. */
  #loneClosingAt(): number {
    const at = this.#held.indexOf(LONE_CLOSING);
    return at >= 0 && (this.#backticks + countBackticks(this.#held.slice(0, at))) % 2 === 0 ? at : -1;
  }

  /** Everything that cannot be the beginning of one of the tags. */
  #releaseBefore(tags: readonly string[]): string {
    const length = this.#held.length - Math.max(0, ...tags.map((tag) => partialTagLength(this.#held, tag)));
    const released = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return released;
  }
}

function countBackticks(text: string): number {
  return text.split('`').length - 1;
}

/** A whole answer at once. */
export function splitThinking(answer: string): { readonly text: string; readonly reasoning: string } {
  const splitter = createThinkingSplitter();
  let text = '';
  let reasoning = '';
  for (const piece of [splitter.push(answer), splitter.end()]) {
    if (piece.retract) {
      reasoning += text;
      text = '';
    }
    text += piece.text;
    reasoning += piece.reasoning;
  }
  return { text, reasoning };
}
