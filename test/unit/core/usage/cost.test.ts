import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Price } from '../../../../src/core/settings/prices.ts';
import { addCosts, type Cost, costOf, parseCost } from '../../../../src/core/usage/cost.ts';
import type { TokenUsage } from '../../../../src/core/usage/tokenUsage.ts';

const price = (model: string, more: Partial<Price> = {}): Price => ({
  model,
  endpointName: '',
  input: 2,
  output: 10,
  ...more,
});

const MILLION: TokenUsage = {
  promptTokens: 1_000_000,
  completionTokens: 1_000_000,
  totalTokens: 2_000_000,
  source: 'reported',
};

type Row = readonly [model: string, readonly Price[], Partial<TokenUsage>, expected: number | undefined];

/** What a million tokens in and a million out of `model` at Desk cost. */
function checkCost(...[model, prices, usage, expected]: Row): void {
  const request = { endpointName: 'Desk', model, usage: { ...MILLION, ...usage } };
  assert.equal(costOf(request, { currency: 'EUR', prices })?.amount, expected);
}

describe('costOf', () => {
  const rows: Readonly<Record<string, Row>> = {
    'nothing is guessed': ['m', [], {}, undefined],
    'in and out': ['m', [price('m')], {}, 12],
    'case does not count': ['Org/M', [price('org/m')], {}, 12],
    'a pattern': ['gpt-5-mini', [price('gpt-5*')], {}, 12],
    'a pattern in the middle': ['accounts/a/models/qwen3', [price('accounts/*/qwen*')], {}, 12],
    'a pattern whose ends would overlap': ['aba', [price('ab*ba')], {}, undefined],
    'parts in another order': ['xbay', [price('x*a*b*y')], {}, undefined],
    'another model': ['gpt-4', [price('gpt-5*')], {}, undefined],
    'no expression hides in a pattern': ['gptX5', [price('gpt.5')], {}, undefined],
    'at this endpoint': ['m', [price('m', { endpointName: 'desk' })], {}, 12],
    'at another': ['m', [price('m', { endpointName: 'Cloud' })], {}, undefined],
    'the first row counts': ['m', [price('m', { input: 0, output: 1 }), price('*')], {}, 1],
    'from the cache': ['m', [price('m', { cachedInput: 0.5 })], { cachedTokens: 500_000 }, 11.25],
    'from the cache at no price of its own': ['m', [price('m')], { cachedTokens: 500_000 }, 12],
    'more cached than there was': ['m', [price('m', { cachedInput: 1 })], { cachedTokens: 9_000_000 }, 11],
    'reasoning that is counted apart': ['m', [price('m')], { totalTokens: 3_000_000 }, 22],
    'as the server says': ['m', [], { costUsd: 0.5 }, 0.5],
    'the own table comes before the server': ['m', [price('m')], { costUsd: 0.5 }, 12],
    'free of charge is a cost too': ['m', [], { costUsd: 0 }, 0],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkCost(...row));

  it('is in the currency of whoever tells, and as sure as the tokens', () => {
    const request = {
      endpointName: 'Desk',
      model: 'm',
      usage: { ...MILLION, source: 'estimated', costUsd: 1 } as const,
    };
    const table = { currency: 'EUR', prices: [price('m')] };
    assert.deepEqual(costOf(request, table), { amount: 12, currency: 'EUR', estimated: true });
    assert.deepEqual(costOf(request, { ...table, prices: [] }), { amount: 1, currency: 'USD', estimated: false });
  });
});

describe('addCosts', () => {
  const euro = (amount: number, estimated = false): Cost => ({ amount, currency: 'EUR', estimated });
  const dollar: Cost = { amount: 1, currency: 'USD', estimated: false };
  it('keeps currencies apart', () => {
    assert.deepEqual(addCosts(euro(1), dollar, undefined, euro(2, true)), [euro(3, true), dollar]);
  });
  it('adds nothing up to nothing', () => assert.deepEqual(addCosts(undefined), []));
});

describe('parseCost', () => {
  it('reads back what was stored', () => {
    const cost = { amount: 0.25, currency: 'EUR', estimated: true };
    assert.deepEqual(parseCost(JSON.parse(JSON.stringify(cost))), cost);
  });
  for (const value of [
    null,
    1,
    {},
    { amount: -1, currency: 'EUR' },
    { amount: 1, currency: 'euro' },
    { amount: '1', currency: 'EUR' },
  ])
    it(`passes ${JSON.stringify(value)} over`, () => assert.equal(parseCost(value), undefined));
});
