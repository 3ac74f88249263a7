import type { StreamEvent } from './streamEvent.ts';

type ToolCall = Extract<StreamEvent, { readonly type: 'toolCall' }>;

interface Known {
  readonly index: number;
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** As far as they have come. */
  readonly arguments: string;
}

/**
 * Gives every tool call of one answer an index of its own. Servers that hand out whole calls (Gemini, Ollama) put several at index 0, told
 * apart by id or name, or by arguments that are complete already; others repeat the name with every piece, which must not make it longer.
 */
export class ToolCallIndex {
  /** By the server's number, what came under it last. */
  readonly #known = new Map<number, Known>();
  readonly #taken = new Set<number>();
  #next = 0;

  /** The same piece under its own index, and with its name only once. */
  place(piece: ToolCall): ToolCall {
    const { index: given, id, name, argumentsDelta } = piece;
    const before = this.#known.get(given);
    const isNew = before === undefined || startsAnother(before, piece);
    const index = isNew ? this.#free(given) : before.index;
    this.#taken.add(index);
    this.#next = Math.max(this.#next, index + 1);
    this.#known.set(given, {
      index,
      id: id ?? (isNew ? undefined : before.id),
      name: name ?? (isNew ? undefined : before.name),
      arguments: (isNew ? '' : before.arguments) + argumentsDelta,
    });
    const repeats = !isNew && name !== undefined && name === before.name;
    return {
      type: 'toolCall',
      index,
      ...(id !== undefined && { id }),
      ...(name !== undefined && !repeats && { name }),
      argumentsDelta,
    };
  }

  /** The server's own number, unless another call has it. */
  #free(given: number): number {
    return this.#taken.has(given) ? this.#next : given;
  }
}

/** A piece without a name goes on with what was begun. */
function startsAnother(before: Known, { id, name, argumentsDelta }: ToolCall): boolean {
  if (name === undefined || before.name === undefined) return false;
  if (id !== undefined && before.id !== undefined) return id !== before.id;
  if (name !== before.name) return before.arguments !== '';
  return argumentsDelta !== '' && isComplete(before.arguments);
}

/** What comes after it can only be arguments of another call. */
function isComplete(json: string): boolean {
  if (!json.endsWith('}')) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
