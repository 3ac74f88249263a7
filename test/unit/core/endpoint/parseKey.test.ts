import assert from 'node:assert/strict';
import { keyAdvice, type KeyFault, parseKey } from '../../../../src/core/endpoint/parseKey.ts';

function checkKey(input: string, expected: string): void {
  it(`${JSON.stringify(input)} is ${expected}`, () => assert.deepEqual(parseKey(input), { ok: true, key: expected }));
}

function checkFault(input: string, fault: KeyFault): void {
  it(`${JSON.stringify(input)} is refused: ${fault}`, () => {
    assert.deepEqual(parseKey(input), { ok: false, fault });
    assert.ok(input.trim() === '' || !keyAdvice()[fault].includes(input.trim()));
  });
}

describe('parseKey', () => {
  checkKey('sk-abc', 'sk-abc');
  checkKey('  sk-abc\n', 'sk-abc');
  checkKey('"sk-abc"', 'sk-abc');
  checkKey("'sk-abc'", 'sk-abc');
  checkKey('Bearer sk-abc', 'sk-abc');
  checkKey('any+shape/is=fine', 'any+shape/is=fine');
  checkFault('', 'empty');
  checkFault(' \n', 'empty');
  checkFault('""', 'empty');
  checkFault('sk-a\nsk-b', 'controlCharacters');
  checkFault('sk-a\r\nX-Evil: 1', 'controlCharacters');
  checkFault('sk-\u0000a', 'controlCharacters');
  checkFault('sk-“abc”', 'notLatin');
  checkFault('sk-\u200Babc', 'notLatin');
  checkFault('export KEY=sk-abc', 'spaces');
});
