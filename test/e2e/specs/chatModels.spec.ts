import assert from 'node:assert/strict';
import { chatStream, modelsAnswer } from '../../support/script.ts';
import type { RecordedRequest, Responder } from '../../support/scriptedEndpoint.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    return sum(prices)\n' };
const SETTINGS = {
  'interline.prices': { currency: 'EUR', models: [{ model: 'qwen*', input: 1, output: 4 }] },
  'interline.chat.systemPrompts': { Poet: 'Answer in rhymes.' },
};

const USAGE = {
  ...{ prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
  completion_tokens_details: { reasoning_tokens: 345 },
};

/** A list of models, and an answer that is thought about and ends with the words of the question. */
const respond: Responder = ({ path, body }) =>
  path.endsWith('/models')
    ? modelsAnswer(['scripted', 'qwen3-small', 'llama-large'])
    : chatStream({
        reasoning: ['Let me ', 'see. '],
        text: ['It adds the prices up. ', `Asked: ${questionIn(body)}`],
        usage: USAGE,
        tokenGapMs: 400,
      });

function questionIn(body: unknown): string {
  const { messages = [] } = body as { readonly messages?: readonly { readonly content: string }[] };
  return messages.at(-1)?.content ?? '';
}

describeWorkbench('models of the chat', { files: FILES, settings: SETTINGS }, (open) => {
  /** The body of the last question. */
  const lastBody = (): { readonly model?: string; readonly temperature?: number } => {
    const isChat = ({ path }: RecordedRequest): boolean => path.endsWith('/chat/completions');
    return open().endpoint.requests.findLast(isChat)?.body as ReturnType<typeof lastBody>;
  };
  const ask = async (question: string): Promise<void> => {
    const { chat } = open().workbench;
    await chat.send(question);
    await chat.waitForAnswer(`Asked: ${question}`);
    await chat.waitUntilAnswered();
  };

  it('lists the models of all endpoints, and says why some show none', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(respond);
    await workbench.openFile('cart.py');
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForEmptyState();
    await workbench.chat.click(/^Model: scripted/);
    await workbench.quickInput.waitForEntry('qwen3-small');
    await workbench.quickInput.waitForEntry('No key yet');
    await workbench.quickInput.waitForEntry('€1.00 in, €4.00 out per million');
    await workbench.screenshot('chat-models');
  });

  it('takes the chosen one for this chat alone', async () => {
    const { workbench } = open();
    await workbench.quickInput.choose('qwen3-small');
    await workbench.chat.waitForButton(/^Model: qwen3-small/);
    await ask('What does total do?');
    assert.equal(lastBody().model, 'qwen3-small');
  });

  it('tells how long it thought, and what the answer has cost', async () => {
    const { chat } = open().workbench;
    await chat.waitForText(/Thought for \d.*345 tokens/);
    assert.match(await chat.usage(), /€0\.003/);
    await open().workbench.screenshot('chat-thought');
  });

  it('has settings of its own, which count at once', async () => {
    const { workbench } = open();
    await workbench.chat.click(/^Chat settings/);
    await workbench.chat.fillField('Temperature', '0.9');
    await workbench.chat.chooseOption('System prompt', 'Poet');
    await workbench.chat.waitForButton('Chat settings: 3 differ from the defaults');
    await workbench.screenshot('chat-settings');
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
    await workbench.chat.press('Escape');
    await ask('And in verse?');
    assert.equal(lastBody().temperature, 0.9);
    assert.match(JSON.stringify(lastBody()), /Answer in rhymes\./);
  });

  it('goes back to the defaults, one by one', async () => {
    const { workbench } = open();
    await workbench.chat.click(/^Chat settings/);
    for (const name of ['Model', 'Temperature', 'System prompt']) {
      const reset = `Back to the default: ${name}`;
      await workbench.chat.click(reset);
      await workbench.chat.waitForNoButton(reset);
    }
    await workbench.chat.waitForButton(/^Chat settings$/);
    await workbench.chat.press('Escape');
    await workbench.chat.waitForButton(/^Model: scripted/);
    await ask('And now?');
    const { model, temperature } = lastBody();
    assert.deepEqual([model, temperature], ['scripted', 0.3]);
  });

  it('offers what was chosen before first, and takes a name that nobody lists', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Choose Model for This Chat…');
    await workbench.quickInput.waitForFirstEntries(/qwen3-small/);
    await workbench.quickInput.fill('my-own-model');
    await workbench.quickInput.accept('use this name at test');
    await workbench.chat.waitForButton(/^Model: my-own-model/);
  });

  it('says calmly that nobody answers, with what can be done', async () => {
    const { workbench, endpoint } = open();
    await endpoint.close();
    await workbench.reload();
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForAnswer('the prices up.');
    await workbench.runCommand('Interline: New Chat');
    await workbench.chat.waitForButton('Try again');
    await workbench.chat.waitForText('No connection');
    await workbench.screenshot('chat-offline');
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
  });
});
