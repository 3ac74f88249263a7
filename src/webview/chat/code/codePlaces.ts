import type {
  CodeBlockQuestion,
  CodeBlockText,
  CodeNews,
  CodePlaceView,
  CodeRequest,
} from '../../../shared/codeProtocol.ts';

/** A block that is shown, as the host has to know it. */
export interface WatchedBlock {
  readonly messageId: string;
  readonly text: () => CodeBlockText;
  /** Told whenever the host has said something about it; undefined: it names no file. */
  readonly onPlace: (place: CodePlaceView | undefined) => void;
}

/** Asks about one block, until it is taken off the page. */
export interface BlockWatch {
  /** The block has another text, or is shown again: what is known is shown at once, and the host is asked. */
  ask(): void;
  dispose(): void;
}

/** Asks come together for so long, because blocks are drawn one after the other. */
const GATHER_MS = 60;
const BLOCKS_OF_A_MESSAGE = 50;
/** File names stand at the head of a block. */
const LONGEST_CODE = 200_000;
const KEPT_PLACES = 300;

interface Watched {
  readonly block: WatchedBlock;
  place: CodePlaceView | undefined;
}

/** Knows the files that the blocks on the page belong to, as the host has told them; asks when a block is shown or its file was saved. */
export class CodePlaces {
  readonly #post: (message: CodeRequest) => void;
  readonly #watched = new Map<string, Watched>();
  /** Of blocks that were on the page before, so that nothing flickers when they are drawn again. */
  readonly #kept = new Map<string, CodePlaceView | undefined>();
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(post: (message: CodeRequest) => void) {
    this.#post = post;
  }

  watch(block: WatchedBlock): BlockWatch {
    const id = `b${(this.#count += 1)}`;
    const watched: Watched = { block, place: undefined };
    this.#watched.set(id, watched);
    return {
      ask: () => {
        const kept = this.#kept.get(keyOf(block));
        if (kept) this.#show(watched, kept);
        this.#askFor(id);
      },
      dispose: () => {
        this.#watched.delete(id);
        this.#waiting.delete(id);
      },
    };
  }

  /** What the host has said. */
  answer({ places }: Extract<CodeNews, { readonly type: 'codePlaces' }>): void {
    for (const { id, place } of places) {
      const watched = this.#watched.get(id);
      if (!watched) continue;
      this.#keep(keyOf(watched.block), place);
      this.#show(watched, place);
    }
  }

  /** Only blocks of this file, and those whose file was not there, can be told something new. */
  fileSaved(path: string): void {
    for (const [id, { place }] of this.#watched)
      if (place && (place.path === path || place.target === undefined)) this.#askFor(id);
  }

  #show(watched: Watched, place: CodePlaceView | undefined): void {
    watched.place = place;
    watched.block.onPlace(place);
  }

  #keep(key: string, place: CodePlaceView | undefined): void {
    this.#kept.delete(key);
    this.#kept.set(key, place);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_PLACES && oldest !== undefined) this.#kept.delete(oldest);
  }

  #askFor(id: string): void {
    this.#waiting.add(id);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const blocks = [...this.#waiting].flatMap((id) => {
      const watched = this.#watched.get(id);
      return watched ? [questionOf(id, watched.block)] : [];
    });
    this.#waiting.clear();
    for (let start = 0; start < blocks.length; start += BLOCKS_OF_A_MESSAGE)
      this.#post({ type: 'codePlacesWanted', blocks: blocks.slice(start, start + BLOCKS_OF_A_MESSAGE) });
  }
}

function questionOf(id: string, { messageId, text }: WatchedBlock): CodeBlockQuestion {
  const { code, info, heading } = text();
  return { id, messageId, info, heading, code: code.slice(0, LONGEST_CODE) };
}

function keyOf({ messageId, text }: WatchedBlock): string {
  const { code, info, heading } = text();
  return JSON.stringify([messageId, info, heading, code.length, code.slice(0, 200)]);
}
