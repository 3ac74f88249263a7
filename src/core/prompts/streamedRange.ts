/** One replacement in a document: `length` characters from `offset` on give way to `text`. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Who made a change: we, by the insertion that was announced; someone away from the streamed text, which only shifts it; or someone
 * inside of it or at its end, who wants to write there himself.
 */
export type ChangeOrigin = 'own' | 'elsewhere' | 'inside';

/** Where text that streams into a document lies while the document changes around it. Offsets are UTF-16 code units. */
export interface StreamedRange {
  readonly start: number;
  /** Where the next piece goes. */
  readonly end: number;
  /** Announces our next insertion at `end`; undefined takes the announcement back. */
  expect(text: string | undefined): void;
  /** All changes of one event, in the order in which the editor lists them. */
  apply(changes: readonly TextChange[]): ChangeOrigin;
}

export function createStreamedRange(at: number): StreamedRange {
  let start = at;
  let end = at;
  let expected: string | undefined;

  const applyOne = (change: TextChange): ChangeOrigin => {
    if (isExpected(change)) {
      end += change.text.length;
      expected = undefined;
      return 'own';
    }
    const changeEnd = change.offset + change.length;
    if (change.offset > end) return 'elsewhere';
    const touchesEnd = changeEnd >= end;
    if (touchesEnd || changeEnd > start) return 'inside';
    const shift = change.text.length - change.length;
    start += shift;
    end += shift;
    return 'elsewhere';
  };

  /** Editors turn the line ends of an insertion into the document's own. */
  const isExpected = ({ offset, length, text }: TextChange): boolean =>
    expected !== undefined && length === 0 && offset === end && withPlainLineEnds(text) === withPlainLineEnds(expected);

  return {
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    expect(text) {
      expected = text;
    },
    apply(changes) {
      const origins = changes.map(applyOne);
      if (origins.includes('inside')) return 'inside';
      return origins.includes('own') ? 'own' : 'elsewhere';
    },
  };
}

function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
