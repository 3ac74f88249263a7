import type { MarkdownIt } from 'markdown-it';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { MessageView } from '../../../shared/chatProtocol.ts';
import { findMatches, type TextMatch } from './findMatches.ts';
import { plainTextOf } from './plainText.ts';

/** A match in a conversation: the which-th of its message. */
export interface FoundMatch extends TextMatch {
  readonly messageId: string;
  readonly index: number;
}

/** The texts of messages as readers see them; each is made once. */
export class FindIndex {
  readonly #parser: MarkdownIt;
  readonly #texts = new Map<string, { readonly source: string; readonly text: string }>();

  constructor(parser: MarkdownIt) {
    this.#parser = parser;
  }

  /** @param withReasoning its reasoning is open, so that it counts too */
  matchesIn(message: MessageView, query: string, withReasoning: boolean): readonly FoundMatch[] {
    const texts = [...(withReasoning ? [this.#reasoning(message)] : []), this.#text(message)];
    return texts
      .flatMap((text) => findMatches(text, query))
      .map((match, index) => ({ ...match, messageId: message.id, index }));
  }

  #text(message: MessageView): string {
    return message.kind === 'user' ? removeHiddenCharacters(message.text) : this.#plain(message.id, message.text);
  }

  #reasoning(message: MessageView): string {
    return message.kind === 'user' ? '' : this.#plain(`${message.id} reasoning`, message.reasoning);
  }

  #plain(key: string, source: string): string {
    const known = this.#texts.get(key);
    if (known?.source === source) return known.text;
    const text = plainTextOf(source, this.#parser);
    this.#texts.set(key, { source, text });
    return text;
  }
}
