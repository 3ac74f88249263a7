import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Conversation, emptyConversation, type ModelChoice } from '../../../../src/core/chat/conversation.ts';
import type { ConversationSettings } from '../../../../src/core/chat/conversation.ts';
import { changeSettings, type SettingsChange, wantedModel } from '../../../../src/core/chat/conversationSettings.ts';

const PROMPTS = [{ name: 'Reviewer', text: 'You review.' }];

function checkChange(before: ConversationSettings, change: SettingsChange, expected: ConversationSettings): void {
  assert.deepEqual(changeSettings(before, change, PROMPTS), expected);
}

describe('changeSettings', () => {
  const older = { name: 'Reviewer', text: 'You reviewed.' };
  const rows: Readonly<Record<string, readonly [ConversationSettings, SettingsChange, ConversationSettings]>> = {
    'a temperature': [{ maxTokens: 5 }, { setting: 'temperature', value: 0 }, { maxTokens: 5, temperature: 0 }],
    'back to the chat’s': [{ maxTokens: 5, temperature: 1 }, { setting: 'maxTokens' }, { temperature: 1 }],
    'an effort': [{}, { setting: 'thinking', value: 'off' }, { thinking: 'off' }],
    'a prompt is copied': [
      {},
      { setting: 'systemPrompt', value: 'Reviewer' },
      { systemPrompt: { name: 'Reviewer', text: 'You review.' } },
    ],
    'a prompt chosen again is as it is now': [
      { systemPrompt: older },
      { setting: 'systemPrompt', value: 'Reviewer' },
      { systemPrompt: { name: 'Reviewer', text: 'You review.' } },
    ],
    'a prompt that is gone': [
      { systemPrompt: older },
      { setting: 'systemPrompt', value: 'Poet' },
      { systemPrompt: older },
    ],
    'the standard prompt': [{ systemPrompt: older }, { setting: 'systemPrompt' }, {}],
    'a model': [
      { endpointName: 'A', model: 'a', temperature: 1 },
      { setting: 'model', endpointName: 'B', model: 'b' },
      { endpointName: 'B', model: 'b', temperature: 1 },
    ],
    'the first model of another endpoint': [
      { endpointName: 'A', model: 'a' },
      { setting: 'model', endpointName: 'B' },
      { endpointName: 'B' },
    ],
    'the chat’s model': [{ endpointName: 'A', model: 'a' }, { setting: 'model' }, {}],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkChange(...row));
});

interface Choices {
  readonly own?: ModelChoice;
  readonly question?: ModelChoice;
  readonly answer?: ModelChoice;
}

function checkWanted({ own = {}, question, answer }: Choices, expected: ModelChoice | undefined): void {
  const base: Conversation = { ...emptyConversation('c', 0), settings: { ...own, temperature: 1 } };
  const asked = {
    kind: 'user',
    id: 'q',
    at: 0,
    text: '',
    attachments: [],
    ...(question && { choice: question }),
  } as const;
  const waiting = {
    kind: 'assistant',
    id: 'a',
    at: 0,
    model: '',
    text: '',
    reasoning: '',
    status: 'waiting',
    notes: [],
  } as const;
  const messages = [asked, ...(answer ? [{ ...waiting, choice: answer }] : [])];
  assert.deepEqual(wantedModel({ ...base, messages }), expected);
}

describe('wantedModel', () => {
  const own = { endpointName: 'A', model: 'a' };
  const rows: Readonly<Record<string, readonly [Choices, ModelChoice | undefined]>> = {
    'the chat’s': [{}, undefined],
    'the conversation’s': [{ own }, own],
    'the question’s': [
      { own, question: { endpointName: 'B', model: 'b' } },
      { endpointName: 'B', model: 'b' },
    ],
    'a question’s model at the conversation’s endpoint': [
      { own, question: { model: 'b' } },
      { endpointName: 'A', model: 'b' },
    ],
    'a question’s endpoint has models of its own': [{ own, question: { endpointName: 'B' } }, { endpointName: 'B' }],
    'the answer’s': [
      { own, question: { model: 'b' }, answer: { endpointName: 'C', model: 'c' } },
      { endpointName: 'C', model: 'c' },
    ],
    'a question that names nothing': [{ own, question: {} }, own],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkWanted(...row));
});
