import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ToolCallIndex } from '../../../../src/core/endpoint/toolCallIndex.ts';

/** `index#id name arguments`, where `-` stands for what the piece does not have. */
function checkPieces(given: readonly string[], wanted: readonly string[]): void {
  const calls = new ToolCallIndex();
  const got = given.map((row) => {
    const [, index = '', id = '', name = '', argumentsDelta = ''] = /^(\d+)#(\S+) (\S+) (.*)$/.exec(row) ?? [];
    const piece = calls.place({
      type: 'toolCall',
      index: Number(index),
      ...(id !== '-' && { id }),
      ...(name !== '-' && { name }),
      argumentsDelta,
    });
    return `${piece.index}#${piece.id ?? '-'} ${piece.name ?? '-'} ${piece.argumentsDelta}`;
  });
  assert.deepEqual(got, wanted);
}

describe('toolCallIndex', () => {
  const unchanged: Readonly<Record<string, readonly string[]>> = {
    'one call in pieces': ['0#a f ', '0#- - {"x"', '0#- - :1}'],
    'two side by side': ['0#a f ', '1#b g ', '0#- - {}', '1#- - {}'],
    'an index that starts at 1': ['1#a f ', '1#- - {}'],
  };
  for (const [name, pieces] of Object.entries(unchanged)) it(`leaves alone ${name}`, () => checkPieces(pieces, pieces));

  it('tells whole calls at one index apart by their ids', () =>
    checkPieces(['0#a f {}', '0#b f {}', '0#- - x', '0#c g {}'], ['0#a f {}', '1#b f {}', '1#- - x', '2#c g {}']));

  it('tells whole calls without ids apart by their names', () =>
    checkPieces(['0#- f {}', '0#- g {}'], ['0#- f {}', '1#- g {}']));

  it('tells whole calls of one name without ids apart', () =>
    checkPieces(['0#- f {"x":1}', '0#- f {"x":2}', '0#- - '], ['0#- f {"x":1}', '1#- f {"x":2}', '1#- - ']));

  it('takes arguments for one call until they are complete', () =>
    checkPieces(
      ['0#- f {"x":{}', '0#- f ,"y":{}', '0#- f }', '0#- f '],
      ['0#- f {"x":{}', '0#- - ,"y":{}', '0#- - }', '0#- - '],
    ));

  it('never gives out an index twice', () =>
    checkPieces(['0#a f {}', '0#b g {}', '1#c h {}'], ['0#a f {}', '1#b g {}', '2#c h {}']));

  it('says a name once, however often the server repeats it', () =>
    checkPieces(['0#a f {', '0#a f }'], ['0#a f {', '0#a - }']));
});
