import assert from 'node:assert/strict';
import { requestBody } from '../../../../src/core/endpoint/requestBody.ts';

function checkBody(name: string, text: string, expected: string): void {
  it(name, () =>
    assert.equal(requestBody({ messages: [{ content: text }] }), `{"messages":[{"content":${expected}}]}`),
  );
}

describe('requestBody', () => {
  checkBody('leaves whole characters alone', 'größe 👩‍💻', '"größe 👩‍💻"');
  checkBody('replaces the half of a character at a cut', 'ab\uD83D', '"ab\uFFFD"');
  checkBody('replaces a half at the start, and keeps the whole one behind it', '\uDE00😀', '"\uFFFD😀"');
  checkBody('leaves an escape that somebody has written', String.raw`"\ud83d"`, String.raw`"\"\\ud83d\""`);
});
