import assert from 'node:assert/strict';
import { parseKeyCommand } from '../../../../src/core/settings/parseKeyCommand.ts';

function checkCommand(value: unknown, expected: readonly string[] | undefined): void {
  assert.deepEqual(parseKeyCommand(value), expected);
}

describe('parseKeyCommand', () => {
  const rows: readonly (readonly [string, unknown, readonly string[] | undefined])[] = [
    ['a list as it is', ['op', 'read', 'op://Private/Fireworks/key'], ['op', 'read', 'op://Private/Fireworks/key']],
    ['a line of words', 'pass show fireworks', ['pass', 'show', 'fireworks']],
    ['quotes in a line', 'op read "op://My Vault/a b"', ['op', 'read', 'op://My Vault/a b']],
    ['a Windows path', '"C:\\Program Files\\op.exe" read x', ['C:\\Program Files\\op.exe', 'read', 'x']],
    ['shell signs as plain arguments of a list', ['x', '|', '$(y)'], ['x', '|', '$(y)']],
    ['nothing in an empty list', [], undefined],
    ['nothing in an empty line', '  ', undefined],
    ['no program', ['', 'x'], undefined],
    ['no other values', { program: 'x' }, undefined],
    ['no numbers', ['x', 1], undefined],
    ['no pipe, because there is no shell', 'pass show x | head -1', undefined],
    ['no substitution', 'x $(y)', undefined],
    ['no backticks', 'x `y`', undefined],
    ['no redirection', 'cat < file', undefined],
    ['no open quote', 'op "read', undefined],
    ['no NUL', ['x', 'a\0b'], undefined],
  ];
  for (const [name, value, expected] of rows)
    it(`takes ${name}`, () => {
      checkCommand(value, expected);
    });
});
