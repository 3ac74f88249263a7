import assert from 'node:assert/strict';
import { parseEditArguments } from '../../../../../src/core/edit/ask/editArguments.ts';

const ATTACHMENT = { label: 'a.ts', languageId: 'typescript', text: 'a();' };
const NOTHING = { attachments: [], choice: {} };

describe('parseEditArguments', () => {
  const rows: readonly (readonly [name: string, argument: unknown, expected: unknown])[] = [
    ['nothing', undefined, NOTHING],
    ['an address, as menus hand it over', { scheme: 'file', path: '/a' }, NOTHING],
    ['an instruction', { instruction: 'Sort it' }, { ...NOTHING, instruction: 'Sort it' }],
    ['a blank instruction', { instruction: '  ' }, NOTHING],
    [
      'attachments, and drops what is none',
      { attachments: [ATTACHMENT, { label: 'b' }, 7] },
      { ...NOTHING, attachments: [ATTACHMENT] },
    ],
    ['a model', { choice: { model: 'm', endpointName: 7 } }, { ...NOTHING, choice: { model: 'm' } }],
  ];
  for (const [name, argument, expected] of rows)
    it(`takes ${name}`, () => assert.deepEqual(parseEditArguments(argument), expected));
});
