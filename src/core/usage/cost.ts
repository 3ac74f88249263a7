import { priceOf, type PriceTable } from '../settings/prices.ts';
import type { TokenUsage } from './tokenUsage.ts';

/** What requests have cost. */
export interface Cost {
  readonly amount: number;
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** By estimated tokens, or a part of it is not known: show `≈`. */
  readonly estimated: boolean;
}

export interface PricedRequest {
  readonly endpointName: string;
  readonly model: string;
  readonly usage: TokenUsage;
}

const MILLION = 1_000_000;

/** By the user's own table, else as the server says it; undefined where neither tells. Nothing is guessed. */
export function costOf({ endpointName, model, usage }: PricedRequest, table: PriceTable): Cost | undefined {
  const price = priceOf(table, { endpointName, model });
  if (price === undefined)
    return usage.costUsd === undefined ? undefined : { amount: usage.costUsd, currency: 'USD', estimated: false };
  const { promptTokens, completionTokens, totalTokens, cachedTokens = 0, source } = usage;
  const cached = Math.min(cachedTokens, promptTokens);
  // Where reasoning is counted apart from the answer, only the total holds it; it is paid for as output.
  const output = Math.max(completionTokens, totalTokens - promptTokens);
  const amount =
    (promptTokens - cached) * price.input + cached * (price.cachedInput ?? price.input) + output * price.output;
  return { amount: amount / MILLION, currency: table.currency, estimated: source === 'estimated' };
}

/** One sum for each currency, in the order in which they came. */
export function addCosts(...costs: readonly (Cost | undefined)[]): readonly Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of costs) {
    if (cost === undefined) continue;
    const { amount = 0, estimated = false } = sums.get(cost.currency) ?? {};
    sums.set(cost.currency, { ...cost, amount: amount + cost.amount, estimated: estimated || cost.estimated });
  }
  return [...sums.values()];
}

/** What storage gave back for a cost; undefined for anything else. */
export function parseCost(value: unknown): Cost | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { amount, currency, estimated } = value as Readonly<Record<string, unknown>>;
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) return undefined;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  return { amount, currency, estimated: estimated === true };
}
