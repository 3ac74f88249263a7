import type { ContextItemView } from '../../../shared/chatProtocol.ts';

type ContextKind = ContextItemView['kind'];

/** What is being typed after an `@`, and where. */
export interface ContextCall {
  /** Where the `@` stands. */
  readonly start: number;
  /** Where the cursor stands. */
  readonly end: number;
  /** Absent: a name of anything, or of a kind that is not finished. */
  readonly kind?: ContextKind;
  readonly query: string;
}

/** The last `@` that begins a word, and the rest of its line. */
const CALL = /(?:^|\s)@((?:(?!\s@)[^\n])*)$/;
/** A query of several words needs its kind in front: `@code how is the total computed`. */
const WITH_KIND = /^(\S+) (.*)$/;

/**
 * The call that the cursor stands behind. Undefined: there is none; an `@` inside of a word, such as in an address, calls nothing.
 * @param kinds by the names that are typed
 */
export function contextCall(
  text: string,
  cursor: number,
  kinds: ReadonlyMap<string, ContextKind>,
): ContextCall | undefined {
  const typed = CALL.exec(text.slice(0, cursor))?.[1];
  if (typed === undefined) return undefined;
  const place = { start: cursor - typed.length - 1, end: cursor };
  if (!/\s/.test(typed)) return { ...place, query: typed };
  const [, name = '', query = ''] = WITH_KIND.exec(typed) ?? [];
  const kind = kinds.get(name);
  return kind && { ...place, kind, query };
}
