import assert from 'node:assert/strict';
import { ChatSession } from '../../../../src/core/chat/chatSession.ts';
import type { RequestFacts } from '../../../../src/host/chat/chatModel.ts';
import { createRequestMeter } from '../../../../src/host/chat/requestMeter.ts';
import type { HostMessage } from '../../../../src/shared/chatProtocol.ts';
import { attachmentOf } from '../../../support/chatEvents.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

const FACTS: RequestFacts = {
  model: 'talker',
  systemPrompt: 'Be brief.',
  instructions: '',
  maxTokens: 100,
  temperature: 0,
  maxPromptTokens: 1_000,
  summarises: true,
  windowTokens: 2_000,
  takesImages: undefined,
};

function setUp(facts: () => Promise<RequestFacts> = () => Promise.resolve(FACTS)) {
  const clock = new FakeClock();
  let asked = 0;
  let ids = 0;
  const session = new ChatSession({
    gateway: new FakeGateway(),
    clock,
    journal: { record: () => undefined },
    newId: () => `id${(ids += 1)}`,
    estimateTokens: (text) => text.length,
    turnSettings: facts,
    describeFailure: (error) => ({ message: String(error), actions: [] }),
  });
  const told: HostMessage[] = [];
  const requestFacts = (): Promise<RequestFacts> => {
    asked += 1;
    return facts();
  };
  const log = new InMemoryLogger();
  const meter = createRequestMeter({ session, model: { requestFacts }, clock, log, post: (one) => told.push(one) });
  const rest = async (): Promise<void> => {
    await clock.advance(1_000);
    await settled();
  };
  return { session, meter, told, rest, asked: () => asked };
}

const typesOf = (told: readonly HostMessage[]): readonly string[] => told.map(({ type }) => type);

describe('the meter of the next request', () => {
  it('tells once when typing rests, and asks the model once', async () => {
    const { session, told, rest, asked } = setUp();
    for (const text of ['w', 'wh', 'why']) session.setDraft(text);
    assert.deepEqual(told, []);
    await rest();
    session.setDraft('why?');
    await rest();
    assert.deepEqual(typesOf(told), ['contextMeter', 'contextMeter']);
    assert.equal(asked(), 1);
  });
  it('asks the model again when something else has changed', async () => {
    const { session, meter, rest, asked } = setUp();
    session.attach(attachmentOf('a.ts', 'let a;'));
    await rest();
    meter.refresh();
    await rest();
    assert.equal(asked(), 2);
  });
  it('shows the request only while somebody looks at it', async () => {
    const { session, meter, told, rest } = setUp();
    meter.openPreview();
    await rest();
    session.setDraft('why?');
    await rest();
    meter.closePreview();
    session.setDraft('why not?');
    await rest();
    assert.deepEqual(
      typesOf(told).filter((type) => type === 'requestPreview'),
      ['requestPreview', 'requestPreview'],
    );
  });
  it('detaches what is attached for the next question, and keeps out the rest', () => {
    const { session, meter } = setUp();
    session.attach(attachmentOf('a.ts', 'let a;'));
    meter.omit('a-a.ts', true);
    meter.omit('system', true);
    assert.deepEqual(session.conversation.attachments, []);
    assert.deepEqual(session.conversation.omitted, ['system']);
    meter.omit('system', false);
    assert.deepEqual(session.conversation.omitted, []);
  });
  it('says nothing where there is no model, and tries again', async () => {
    let isThere = false;
    const { meter, told, rest } = setUp(() => (isThere ? Promise.resolve(FACTS) : Promise.reject(new Error('none'))));
    meter.refresh();
    await rest();
    assert.deepEqual(told, []);
    isThere = true;
    meter.refresh();
    await rest();
    assert.deepEqual(typesOf(told), ['contextMeter']);
  });
  it('falls silent for good', async () => {
    const { session, meter, told, rest } = setUp();
    session.setDraft('why?');
    meter.dispose();
    session.setDraft('why not?');
    await rest();
    assert.deepEqual(told, []);
  });
});
