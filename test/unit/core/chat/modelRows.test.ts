import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type ModelRow,
  modelRows,
  type NamedModel,
  parseRecent,
  type RowEndpoint,
  withRecent,
} from '../../../../src/core/chat/modelRows.ts';
import type { ModelList } from '../../../../src/core/endpoint/modelDirectory.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';

const endpoint = (name: string): Endpoint => ({ name, baseUrl: `http://${name}/v1`, headers: {}, extraBody: {} });
const listed = (...ids: readonly string[]): ModelList => ({ kind: 'listed', models: ids.map((id) => ({ id })) });
const failed: ModelList = { kind: 'failed', error: new Error('down') };

interface Scene {
  readonly lists: Readonly<Record<string, ModelList | 'noKey' | 'plainHttp' | 'unknown'>>;
  readonly recent?: readonly string[];
  readonly current?: string;
  readonly typed?: string;
}

/** `Desk/m` is the model m at Desk. */
function named(text: string): NamedModel {
  const [endpointName = '', model = ''] = text.split('/');
  return { endpointName, model };
}

function written(row: ModelRow): string {
  switch (row.kind) {
    case 'recentHeading':
      return 'Recent:';
    case 'heading':
      return `${row.endpointName}:`;
    case 'model':
      return `${row.endpointName}/${row.model}${row.isCurrent ? '*' : ''}`;
    case 'typed':
      return `+${row.endpointName}/${row.model}`;
    case 'state':
      return row.state.kind;
  }
}

function checkRows({ lists, recent = [], current = '', typed = '' }: Scene, expected: string): void {
  const endpoints = Object.entries(lists).map(([name, list]): RowEndpoint => ({
    endpoint: endpoint(name),
    ...((list === 'noKey' || list === 'plainHttp') && { notAsked: list }),
  }));
  const rows = modelRows({
    endpoints,
    directory: {
      listOf: ({ name }) => {
        const list = lists[name];
        return typeof list === 'string' ? undefined : list;
      },
    },
    recent: recent.map(named),
    current: named(current),
    typed,
  });
  assert.equal(rows.map(written).join(' '), expected);
}

describe('modelRows', () => {
  const rows: Readonly<Record<string, readonly [Scene, string]>> = {
    'each endpoint with its models': [
      { lists: { A: listed('m', 'n'), B: listed('m') }, current: 'B/m' },
      'A: A/m A/n B: B/m*',
    ],
    'recent ones first, and not again': [
      { lists: { A: listed('m', 'n'), B: listed('m') }, recent: ['A/n', 'B/m'], current: 'A/n' },
      'Recent: A/n* B/m A: A/m',
    ],
    'recent ones of an endpoint that is gone': [{ lists: { A: listed('m') }, recent: ['X/m'] }, 'A: A/m'],
    'a recent one that no list has': [{ lists: { A: listed('m') }, recent: ['A/own'] }, 'Recent: A/own A: A/m'],
    'five recent ones': [
      { lists: { A: failed }, recent: ['A/1', 'A/2', 'A/3', 'A/4', 'A/5', 'A/6'] },
      'Recent: A/1 A/2 A/3 A/4 A/5 A: failed',
    ],
    'those without a list stand last': [
      {
        lists: {
          A: failed,
          B: 'noKey',
          C: listed('m'),
          D: listed(),
          E: 'unknown',
          F: 'plainHttp',
          G: { kind: 'asking' },
        },
      },
      'C: C/m A: failed B: noKey D: empty E: asking F: plainHttp G: asking',
    ],
    'a typed name for the endpoint in use, and where nothing is listed': [
      { lists: { A: listed('m'), B: listed('m'), C: failed, D: 'noKey', E: listed() }, current: 'B/m', typed: ' own ' },
      '+B/own +C/own +E/own A: A/m B: B/m* C: failed D: noKey E: empty',
    ],
    'a typed name that is listed': [{ lists: { A: listed('m') }, current: 'A/m', typed: 'm' }, 'A: A/m*'],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkRows(...row));
});

describe('withRecent', () => {
  it('brings what is chosen to the front, once', () => {
    assert.deepEqual(withRecent([named('A/m'), named('B/m')], named('B/m')), [named('B/m'), named('A/m')]);
  });
  it('forgets at some time', () => {
    const many = Array.from({ length: 30 }, (_, index) => named(`A/${index}`));
    assert.equal(withRecent(many, named('B/m')).length, 10);
  });
});

describe('parseRecent', () => {
  it('leaves out what is none', () => {
    assert.deepEqual(parseRecent([named('A/m'), { endpointName: 'A' }, null, 'A/m']), [named('A/m')]);
    assert.deepEqual(parseRecent('A/m'), []);
  });
});
