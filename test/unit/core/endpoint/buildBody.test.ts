import assert from 'node:assert/strict';
import { buildChatBody } from '../../../../src/core/endpoint/buildBody.ts';
import { DIALECTS } from '../../../../src/core/endpoint/dialects/dialects.ts';
import { mannersOf } from '../../../../src/core/endpoint/manners.ts';
import type { ChatMessage } from '../../../../src/core/endpoint/requests.ts';

function checkMessages(messages: readonly ChatMessage[], expected: unknown): void {
  const manners = mannersOf(DIALECTS.openai, 'gpt-4o');
  const body = buildChatBody({ model: 'gpt-4o', messages }, { manners, stream: true, extraBody: {} });
  assert.deepEqual(body['messages'], expected);
}

describe('the messages of a chat request', () => {
  it('hold plain strings wherever they can', () =>
    checkMessages(
      [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'hi', images: [] },
      ],
      [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'hi' },
      ],
    ));
  it('hold images behind the text', () =>
    checkMessages(
      [{ role: 'user', content: 'what is it?', images: ['data:image/png;base64,AA=='] }],
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'what is it?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
          ],
        },
      ],
    ));
});
