import { FakeClock } from '../../test/support/fakeClock.ts';
import type { Policy } from './policies.ts';
import type { Rhythm } from './rhythm.ts';
import { SimulatedEditor } from './simulatedEditor.ts';
import { SimulatedEndpoint } from './simulatedEndpoint.ts';
import type { Bill, EndpointManner } from './simulatedEndpoint.ts';
import type { SourceText } from './sourceTexts.ts';

export interface SessionOptions {
  readonly source: SourceText;
  readonly rhythm: Rhythm;
  readonly policy: Policy;
  readonly manner: EndpointManner;
  readonly rightLines: number;
}

export interface SessionResult extends Readonly<Bill> {
  /** Of the text that was to be written. */
  readonly characters: number;
  /** Characters that came by accepting, less one key for each acceptance. */
  readonly savedCharacters: number;
  readonly acceptances: number;
  /** For each pause in which ghost text came that was right: from the last key to its first frame. */
  readonly waitsMs: readonly number[];
  readonly pauses: number;
  /** Frames in which a suggestion was gone that was there before and was still right. */
  readonly flickerFrames: number;
}

const FRAME_MS = 20;
/** Quiet of this length is a pause, and time enough to look. */
const PAUSE_MS = 500;
/** So long does one have to see a right suggestion before one's finger is on Tab. */
const NOTICE_MS = 350;
const FEWEST_WORTH_TAB = 3;
/** Before a wrong key is seen and taken back. */
const MISTAKE_SEEN_MS = 300;

/** One person writes one text; the clock is fake, so that the result depends on nothing but the options. */
export async function typeSession(options: SessionOptions): Promise<SessionResult> {
  const session = new TypingSession(options);
  await session.run();
  return session.result();
}

class TypingSession {
  readonly #clock = new FakeClock();
  readonly #endpoint: SimulatedEndpoint;
  readonly #editor: SimulatedEditor;
  readonly #goal: string;
  readonly #rhythm: Rhythm;
  readonly #waitsMs: number[] = [];
  #savedCharacters = 0;
  #acceptances = 0;
  #pauses = 0;
  #flickerFrames = 0;
  /** Since when the suggestion that is right now has been visible; undefined when there is none. */
  #rightSince: number | undefined;
  /** What was visible and right and will still be right: gone too early when it is not visible. */
  #promised = '';

  constructor({ source, rhythm, policy, manner, rightLines }: SessionOptions) {
    const { above, goal, below, languageId } = source;
    const work = { truth: above + goal + below, end: above.length + goal.length, rightLines };
    this.#endpoint = new SimulatedEndpoint({ clock: this.#clock, work, manner });
    const suggester = policy.start(this.#endpoint, this.#clock);
    this.#editor = new SimulatedEditor({ clock: this.#clock, suggester, languageId, above, below });
    this.#goal = goal;
    this.#rhythm = rhythm;
  }

  async run(): Promise<void> {
    const reconsidered = new Set<number>();
    for (let place = 0; place < this.#goal.length; place = this.#editor.written.length) {
      if (await this.#thinkAndWatch(this.#rhythm.intervalMs(place))) continue;
      if (this.#rhythm.reconsiders(place) && !reconsidered.has(place)) {
        reconsidered.add(place);
        await this.#deleteWord(place);
        continue;
      }
      if (this.#rhythm.slips(place)) await this.#slip();
      this.#press(keyAt(this.#goal, place));
    }
  }
  result(): SessionResult {
    return {
      ...this.#endpoint.bill,
      characters: this.#goal.length,
      savedCharacters: this.#savedCharacters,
      acceptances: this.#acceptances,
      waitsMs: this.#waitsMs,
      pauses: this.#pauses,
      flickerFrames: this.#flickerFrames,
    };
  }

  /** Lets the time until the next key pass; true when Tab was pressed instead. */
  async #thinkAndWatch(intervalMs: number): Promise<boolean> {
    const startedAt = this.#clock.now();
    const isPause = intervalMs >= PAUSE_MS;
    if (isPause) this.#pauses += 1;
    let isWaiting = isPause;
    for (let elapsedMs = 0; elapsedMs < intervalMs; elapsedMs = this.#clock.now() - startedAt) {
      await this.#clock.advance(Math.min(FRAME_MS, intervalMs - elapsedMs));
      this.#look();
      if (isWaiting && this.#rightSince !== undefined) {
        isWaiting = false;
        this.#waitsMs.push(Math.max(0, this.#rightSince - startedAt));
      }
      if (this.#isReadyForTab()) {
        this.#accept();
        return true;
      }
    }
    return false;
  }
  /** One frame: what is to be seen now, and whether something is missing. */
  #look(): void {
    const rest = this.#goal.slice(this.#editor.written.length);
    const { ghost } = this.#editor;
    const isRight = ghost !== '' && rest.startsWith(ghost);
    if (!isRight && this.#promised !== '' && !ghost.startsWith(this.#promised)) this.#flickerFrames += 1;
    this.#rightSince = isRight ? (this.#rightSince ?? this.#clock.now()) : undefined;
    if (isRight) this.#promised = ghost;
  }
  #isReadyForTab(): boolean {
    const isSeen = this.#rightSince !== undefined && this.#clock.now() - this.#rightSince >= NOTICE_MS;
    return isSeen && this.#editor.ghost.trim().length >= FEWEST_WORTH_TAB;
  }
  #accept(): void {
    this.#savedCharacters += this.#editor.ghost.length - 1;
    this.#acceptances += 1;
    this.#editor.accept();
    this.#forget();
  }
  #press(key: string): void {
    this.#editor.type(key);
    this.#promised = this.#promised.startsWith(key) ? this.#promised.slice(key.length) : '';
    if (this.#editor.ghost === '') this.#rightSince = undefined;
  }
  async #slip(): Promise<void> {
    this.#editor.type('~');
    this.#forget();
    await this.#clock.advance(MISTAKE_SEEN_MS);
    this.#editor.deleteLeft(1);
    await this.#clock.advance(FRAME_MS);
  }
  async #deleteWord(place: number): Promise<void> {
    const word = /\w+$/.exec(this.#goal.slice(0, place))?.[0] ?? '';
    this.#forget();
    this.#editor.deleteLeft(word.length);
  }
  #forget(): void {
    this.#rightSince = undefined;
    this.#promised = '';
  }
}

/** One key: a character, or a line end with the indentation that the editor adds by itself. */
function keyAt(goal: string, place: number): string {
  return /^\n[ \t]*/.exec(goal.slice(place))?.[0] ?? goal.charAt(place);
}
