import type { LanguageSyntax } from './languageSyntax.ts';
import { scanCode, START, type CodeState } from './scanCode.ts';

/** The part of a document that lies above a prompt's window. */
export interface TextAbove {
  readonly uri: string;
  readonly text: string;
  /** Where `text` starts in the document. */
  readonly start: number;
  readonly syntax: LanguageSyntax;
}

interface Known extends TextAbove {
  readonly state: CodeState;
}

/**
 * Tells which string or comment reaches from above into a window: a window that begins inside of a docstring would take code for text and text
 * for code. While one types, the text above stays as it is or grows by some lines; only those are looked at.
 */
export class StateAbove {
  #known: Known | undefined;

  /** Brackets are left out: their indices would be those of another text. */
  at(above: TextAbove): CodeState {
    if (above.text === '' || above.syntax.prose) return START;
    const state = this.#scan(above);
    this.#known = { ...above, state };
    const { quote, isRaw, comment, heredoc } = state;
    return { ...START, quote, isRaw, comment, heredoc };
  }
  #scan({ uri, text, start, syntax }: TextAbove): CodeState {
    const known = this.#known;
    if (known?.uri !== uri || known.syntax !== syntax || start < known.start) return scanCode(text, { syntax });
    const seen = known.text.slice(start - known.start);
    if (seen === '' || !text.startsWith(seen)) return scanCode(text, { syntax });
    return scanCode(text.slice(seen.length), { syntax, from: known.state });
  }
}
