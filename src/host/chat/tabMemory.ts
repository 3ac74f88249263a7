import type { Memento } from 'vscode';
import { isRecord } from '../../core/util/isRecord.ts';

/** What is known of a tab that VS Code brings back. */
export interface RestoredTab {
  /** From what its page has kept, which may be missing or of earlier; absent: nothing. */
  readonly conversationId: string | undefined;
  readonly title: string;
  readonly viewColumn: number | undefined;
}

/** What a tab shows at this moment. */
export interface ShownTab {
  readonly conversationId: string;
  readonly title: string;
  readonly viewColumn: number | undefined;
}

interface RememberedTab {
  /** The conversations that it has shown, the latest last. */
  readonly conversationIds: readonly string[];
  readonly title: string;
  readonly viewColumn: number | undefined;
}

const KEY = 'interline.chat.tabs';
const MOST_TABS = 50;
/** Older ones are in no page's memory any more. */
const MOST_IDS = 10;

/**
 * Which conversation each tab shows, in the workspace's own memory: what a page keeps reaches VS Code late, and is lost when the window is
 * reloaded at once.
 */
export class TabMemory {
  readonly #state: Pick<Memento, 'get' | 'update'>;
  readonly #open = new Map<object, RememberedTab>();
  /** Of the window before, not yet brought back: those behind others come when they are looked at. */
  #left: readonly RememberedTab[] | undefined;

  constructor(state: Pick<Memento, 'get' | 'update'>) {
    this.#state = state;
  }

  /** The conversation that a tab showed when the window went away, which no other tab gets then. Undefined: nobody knows. */
  claim(tab: RestoredTab): string | undefined {
    const left = this.#leftTabs();
    const found = findTab(left, tab);
    this.#left = left.filter((one) => one !== found);
    return found?.conversationIds.at(-1) ?? tab.conversationId;
  }

  /** @param tab stands for the same tab as long as it is open */
  note(tab: object, { conversationId, title, viewColumn }: ShownTab): void {
    const before = this.#open.get(tab);
    const isSame =
      before?.conversationIds.at(-1) === conversationId && before.title === title && before.viewColumn === viewColumn;
    if (isSame) return;
    const earlier = before?.conversationIds.filter((id) => id !== conversationId) ?? [];
    const conversationIds = [...earlier, conversationId].slice(-MOST_IDS);
    this.#open.set(tab, { conversationIds, title, viewColumn });
    this.#save();
  }

  /** A person has closed it. */
  forget(tab: object): void {
    if (this.#open.delete(tab)) this.#save();
  }

  #save(): void {
    void this.#state.update(KEY, [...this.#leftTabs(), ...this.#open.values()].slice(-MOST_TABS));
  }

  #leftTabs(): readonly RememberedTab[] {
    this.#left ??= parseTabs(this.#state.get<unknown>(KEY));
    return this.#left;
  }
}

/** What the page has kept says most, though it may be of earlier; without it, what a person sees of a tab. */
function findTab(
  left: readonly RememberedTab[],
  { conversationId, title, viewColumn }: RestoredTab,
): RememberedTab | undefined {
  if (conversationId !== undefined)
    return (
      left.find(({ conversationIds }) => conversationIds.at(-1) === conversationId) ??
      left.find(({ conversationIds }) => conversationIds.includes(conversationId))
    );
  const named = left.filter((one) => one.title === title);
  return named.find((one) => one.viewColumn === viewColumn) ?? named[0] ?? (left.length === 1 ? left[0] : undefined);
}

function parseTabs(value: unknown): readonly RememberedTab[] {
  return Array.isArray(value) ? value.slice(-MOST_TABS).flatMap(parseTab) : [];
}

function parseTab(value: unknown): readonly RememberedTab[] {
  if (!isRecord(value)) return [];
  const { conversationIds, title, viewColumn } = value;
  if (!Array.isArray(conversationIds) || typeof title !== 'string') return [];
  const ids = conversationIds.filter((id) => typeof id === 'string').slice(-MOST_IDS);
  return [{ conversationIds: ids, title, viewColumn: typeof viewColumn === 'number' ? viewColumn : undefined }];
}
