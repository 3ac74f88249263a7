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

/** For each opening what ends it. The last two are channels of gpt-oss and Gemma, which some servers pass on as they are. */
const CLOSING: Readonly<Record<string, string>> = {
  '<think>': '</think>',
  '<thinking>': '</thinking>',
  '<reasoning>': '</reasoning>',
  '<thought>': '</thought>',
  '<seed:think>': '</seed:think>',
  '[THINK]': '[/THINK]',
  '◁think▷': '◁/think▷',
  '<|channel|>analysis<|message|>': '<|end|><|start|>assistant<|channel|>final<|message|>',
  '<|channel>thought': '<channel|>',
};
const OPENING: readonly string[] = Object.keys(CLOSING);
/** The form that comes without an opening tag (Qwen, DeepSeek R1). */
const LONE_CLOSING = '</think>';
const LONE_OPENING = '<think>';
/** A tag that is quoted is what the model thinks about. */
const QUOTE = '`';

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
  #opening: string = LONE_OPENING;
  #closing = LONE_CLOSING;
  /** Openings inside of the thought that were not closed: each may bring another closing tag in what looks like text. */
  #nested = 0;
  /** The last character of the thought that was handed out. */
  #lastThought = '';
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
    this.#opening = tag;
    this.#closing = CLOSING[tag] ?? LONE_CLOSING;
    this.#held = body.slice(tag.length);
    this.#loneClosingPossible = false;
    return this.#thinking(ended);
  }

  #thinking(ended: boolean): SplitPiece {
    const at = this.#borderAt(ended);
    if (at < 0) return { ...NOTHING, reasoning: this.#think(this.#releaseBefore(ended ? [] : this.#quotedTags())) };
    const reasoning = this.#think(this.#held.slice(0, at));
    this.#held = this.#held.slice(at + this.#closing.length);
    this.#stage = 'gap';
    this.#loneClosingPossible = this.#nested > 0;
    return thoughtFirst(reasoning, this.#gap(ended));
  }

  /** Where the thought ends; negative while that has not come, or is not sure yet. */
  #borderAt(ended: boolean): number {
    const { length } = this.#closing;
    let at = this.#held.indexOf(this.#closing);
    while (at >= 0 && (this.#held[at - 1] ?? this.#lastThought) === QUOTE) {
      const next = this.#held[at + length];
      if (next === undefined && !ended) return -1;
      if (next !== QUOTE) break;
      at = this.#held.indexOf(this.#closing, at + length);
    }
    return at;
  }

  /** What may go on to become a tag, or one that is quoted. */
  #quotedTags(): readonly string[] {
    return [this.#closing + QUOTE, this.#opening + QUOTE];
  }

  #think(reasoning: string): string {
    const seen = this.#lastThought + reasoning;
    this.#nested += seen.split(this.#opening).length - 1 - (seen.split(QUOTE + this.#opening + QUOTE).length - 1);
    this.#lastThought = reasoning.at(-1) ?? this.#lastThought;
    return reasoning;
  }

  #gap(ended: boolean): SplitPiece {
    const body = withoutGap(this.#held);
    // Spaces alone may still turn out to be the indentation of the first line.
    if (body.trim() === '' && !ended) return NOTHING;
    // Another thought may follow at once.
    if (OPENING.some((tag) => body.startsWith(tag) || (!ended && tag.startsWith(body)))) return this.#start(ended);
    this.#held = body;
    this.#stage = 'text';
    return this.#text(ended);
  }

  #text(ended: boolean): SplitPiece {
    // An opening tag in mid-answer is what the answer talks about, and its closing tag too.
    const opening = this.#held.indexOf(this.#opening);
    if (opening >= 0 && opening < (this.#held + this.#closing).indexOf(this.#closing))
      this.#loneClosingPossible = false;
    const at = this.#loneClosingPossible ? this.#loneClosingAt() : -1;
    if (at >= 0) {
      const reasoning = this.#held.slice(0, at);
      this.#held = this.#held.slice(at + this.#closing.length);
      this.#nested = Math.max(0, this.#nested - 1);
      this.#loneClosingPossible = this.#nested > 0;
      this.#stage = 'gap';
      return { ...thoughtFirst(reasoning, this.#gap(ended)), retract: true };
    }
    const text = this.#releaseBefore(ended || !this.#loneClosingPossible ? [] : [this.#closing, this.#opening]);
    this.#backticks += countBackticks(text);
    return { ...NOTHING, text };
  }

  /** A closing tag inside code is what the answer talks about, not a border. */
  #loneClosingAt(): number {
    const at = this.#held.indexOf(this.#closing);
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

/** What follows may begin with more of the thought, where thoughts are nested. */
function thoughtFirst(reasoning: string, rest: SplitPiece): SplitPiece {
  return { ...rest, reasoning: reasoning + rest.reasoning };
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
