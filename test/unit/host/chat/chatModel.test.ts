import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ConversationSettings, emptyConversation } from '../../../../src/core/chat/conversation.ts';
import type { TurnSettings } from '../../../../src/core/chat/runAnswer.ts';
import { DEFAULT_SYSTEM_PROMPT } from '../../../../src/core/chat/defaultSystemPrompt.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import { createChatModel } from '../../../../src/host/chat/chatModel.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';

async function turnOf(own: ConversationSettings): Promise<TurnSettings> {
  const conversation = { ...emptyConversation('c', 0), settings: own };
  const model = createChatModel({
    gateway: new FakeGateway(),
    settings: { current: DEFAULT_SETTINGS, onDidChange: () => ({ dispose: () => undefined }) },
    models: { findOutage: async () => undefined },
    instructions: { read: async () => [] },
    conversation: () => conversation,
    requestSide: undefined,
  });
  return model.turnSettings(conversation, new AbortController().signal);
}

type Wanted = { readonly [Field in keyof TurnSettings]?: TurnSettings[Field] | undefined };

async function checkTurn(own: ConversationSettings, expected: Wanted): Promise<void> {
  const turn = await turnOf(own);
  const fields = Object.keys(expected) as (keyof TurnSettings)[];
  assert.deepEqual(Object.fromEntries(fields.map((field) => [field, turn[field]])), expected);
}

describe('createChatModel: what a turn takes from its conversation', () => {
  it('the chat’s settings without its own', () =>
    checkTurn(
      {},
      {
        ...{ temperature: 0.3, maxTokens: 4096, systemPrompt: DEFAULT_SYSTEM_PROMPT },
        ...{ thinking: undefined, override: undefined, endpointName: 'local' },
      },
    ));
  it('a temperature of zero', () => checkTurn({ temperature: 0 }, { temperature: 0 }));
  it('a longest answer', () => checkTurn({ maxTokens: 9 }, { maxTokens: 9 }));
  it('an effort', () => checkTurn({ thinking: 'off' }, { thinking: 'off' }));
  it('a system prompt, as it was copied', () =>
    checkTurn({ systemPrompt: { name: 'Poet', text: 'Rhyme.' } }, { systemPrompt: 'Rhyme.' }));
  it('an endpoint and model', () =>
    checkTurn({ endpointName: 'A', model: 'a' }, { override: { endpointName: 'A', model: 'a' } }));
});
