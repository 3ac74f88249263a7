/** What an endpoint's models cost, in units of the table's currency for a million tokens. */
export interface Price {
  /** A model's name; `*` stands for any characters, case does not count. */
  readonly model: string;
  /** Empty: wherever the model is. */
  readonly endpointName: string;
  readonly input: number;
  /** Prompt tokens that come from the server's cache; absent: as all others. */
  readonly cachedInput?: number;
  readonly output: number;
}

/** The user's own; nothing is known without it, because prices change and differ by contract. */
export interface PriceTable {
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** The first that is for an endpoint's model counts. */
  readonly prices: readonly Price[];
}

/** Undefined: the table does not tell. */
export function priceOf(
  { prices }: PriceTable,
  { endpointName, model }: { readonly endpointName: string; readonly model: string },
): Price | undefined {
  return prices.find(
    (price) =>
      (price.endpointName === '' || price.endpointName.toLowerCase() === endpointName.toLowerCase()) &&
      matchesPattern(model.toLowerCase(), price.model.toLowerCase()),
  );
}

/** Linear in practice: each part is looked for once, behind the one before it. */
function matchesPattern(name: string, pattern: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return name === head;
  if (!name.startsWith(head) || name.length < head.length + tail.length || !name.endsWith(tail)) return false;
  let rest = name.slice(head.length, name.length - tail.length);
  for (const part of parts) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}
