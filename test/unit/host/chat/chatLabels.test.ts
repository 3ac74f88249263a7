import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type Conversation,
  type ConversationSettings,
  emptyConversation,
} from '../../../../src/core/chat/conversation.ts';
import type { ConnectionOverride } from '../../../../src/core/endpoint/connection.ts';
import { EndpointError, type EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import type { Target } from '../../../../src/core/endpoint/modelGateway.ts';
import { Secret } from '../../../../src/core/endpoint/secret.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import { findLabels } from '../../../../src/host/chat/chatLabels.ts';

interface Scene {
  readonly own?: ConversationSettings;
  /** Reasoning of an answer by `m`; absent: the conversation is empty. */
  readonly reasoning?: string;
  readonly target?: Partial<Target>;
  readonly baseUrl?: string;
  readonly hasKey?: boolean;
  /** Instead of a target. */
  readonly fault?: EndpointErrorKind;
  readonly outage?: EndpointErrorKind;
}

const errorOf = (kind: EndpointErrorKind): EndpointError =>
  new EndpointError(kind, { host: '127.0.0.1:8080', retryable: true });

function conversationOf({ own = {}, reasoning }: Scene): Conversation {
  const base = { ...emptyConversation('c', 0), settings: own };
  if (reasoning === undefined) return base;
  const answer = {
    kind: 'assistant',
    id: 'a',
    at: 0,
    model: 'm',
    text: 'x',
    reasoning,
    status: 'done',
    notes: [],
  } as const;
  return { ...base, messages: [answer] };
}

async function labelsOf(scene: Scene) {
  const asked: (ConnectionOverride | undefined)[] = [];
  const { baseUrl = 'http://127.0.0.1:8080/v1', hasKey = true } = scene;
  const endpoint = { name: 'Desk', baseUrl, headers: {}, extraBody: {} };
  const key = hasKey ? { key: new Secret('k'.repeat(20)) } : {};
  const chat = { ...DEFAULT_SETTINGS.chat, systemPrompts: [{ name: 'Poet', text: 'Rhyme.' }] };
  const labels = await findLabels(
    {
      gateway: {
        resolveTarget: async (_role, override) => {
          asked.push(override);
          if (scene.fault) throw errorOf(scene.fault);
          return { connection: { endpoint, ...key }, model: 'm', ...scene.target };
        },
      },
      settings: { current: { ...DEFAULT_SETTINGS, chat }, onDidChange: () => ({ dispose: () => undefined }) },
      models: { findOutage: async () => scene.outage && errorOf(scene.outage) },
      requestSide: undefined,
    },
    conversationOf(scene),
  );
  return { labels, asked };
}

async function checkEfforts(scene: Scene, expected: readonly string[]): Promise<void> {
  assert.deepEqual((await labelsOf(scene)).labels.settings?.efforts, expected);
}

describe('findLabels', () => {
  it('asks for the conversation’s own endpoint and model', async () => {
    const { asked, labels } = await labelsOf({ own: { endpointName: 'Desk', model: 'm', temperature: 0 } });
    assert.deepEqual(asked, [{ endpointName: 'Desk', model: 'm' }]);
    assert.equal(labels.settings?.hasOwnModel, true);
    assert.equal(labels.settings.temperature, 0);
  });
  it('and else for the chat’s', async () => {
    const { asked, labels } = await labelsOf({ own: { maxTokens: 5 } });
    assert.deepEqual(asked, [undefined]);
    assert.equal(labels.settings?.hasOwnModel, false);
    assert.deepEqual(labels.settings.defaults, { temperature: 0.3, maxTokens: 4096 });
  });

  const thinking = { efforts: ['off', 'on'], isKnownToThink: true } as const;
  it('offers efforts where there is a switch', () => checkEfforts({ target: { thinking } }, ['off', 'on']));
  it('and none where there is not', () => checkEfforts({}, []));
  const unsure = { ...thinking, isKnownToThink: false };
  it('not for a model that nobody knows to think', () =>
    checkEfforts({ target: { thinking: unsure }, reasoning: '' }, []));
  it('until it has thought', () => checkEfforts({ target: { thinking: unsure }, reasoning: 'hm' }, ['off', 'on']));
  it('itself', () => checkEfforts({ target: { thinking: unsure, model: 'other' }, reasoning: 'hm' }, []));

  it('knows the system prompt by name, and when its text is another by now', async () => {
    const now = await labelsOf({ own: { systemPrompt: { name: 'Poet', text: 'Rhyme.' } } });
    assert.deepEqual([now.labels.settings?.systemPrompt, now.labels.settings?.isOlderPrompt], ['Poet', undefined]);
    const older = await labelsOf({ own: { systemPrompt: { name: 'Poet', text: 'Sing.' } } });
    assert.equal(older.labels.settings?.isOlderPrompt, true);
    const gone = await labelsOf({ own: { systemPrompt: { name: 'Cook', text: 'Stir.' } } });
    assert.equal(gone.labels.settings?.isOlderPrompt, true);
  });

  it('says that an empty conversation has nobody to talk to', async () => {
    const { labels } = await labelsOf({ outage: 'unreachable' });
    assert.match(labels.unreachable ?? '', /127\.0\.0\.1:8080/);
    assert.equal(labels.needsSetup, false);
  });
  it('leaves one that goes on alone', async () =>
    assert.equal((await labelsOf({ outage: 'unreachable', reasoning: '' })).labels.unreachable, undefined));
  it('says it also where the endpoint should have chosen the model', async () =>
    assert.match((await labelsOf({ fault: 'timeout' })).labels.unreachable ?? '', /127\.0\.0\.1:8080/));
  it('invites to set up where nothing is', async () => {
    assert.equal((await labelsOf({ fault: 'notConfigured' })).labels.needsSetup, true);
    assert.equal((await labelsOf({ hasKey: false, baseUrl: 'https://api.example.org/v1' })).labels.needsSetup, true);
    assert.equal((await labelsOf({ hasKey: false })).labels.needsSetup, false);
  });
  it('but not because a conversation’s own endpoint is gone', async () => {
    const { labels } = await labelsOf({ fault: 'notConfigured', own: { endpointName: 'Gone', model: 'm' } });
    assert.deepEqual([labels.needsSetup, labels.endpointLabel, labels.modelLabel], [false, 'Gone', 'm']);
  });
});
