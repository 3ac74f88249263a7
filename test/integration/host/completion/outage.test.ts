import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream, errorAnswer, type Script } from '../../../support/script.ts';
import { closeAllEditors, openDocument, pause, takeUntil, withSetting } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const KEYS = 45;
const KEY_MS = 120;
/** A gap between two keys in which the typing seems to slacken. */
const SLACK_MS = 2 * KEY_MS;
const HANGING: Script = { chunks: [], delayMs: 600_000 };

const completionRequests = async (): Promise<number> =>
  (await endpointRemote.requests()).filter(({ path }) => path === '/v1/completions').length;

const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });

/**
 * The editor itself waits for a rest of 50 ms before it asks anyone.
 *
 * @returns How often the machine was so busy that the typing slackened, which is worth a request each time.
 */
async function typeKeys(): Promise<number> {
  let gaps = 0;
  let latest = Date.now();
  for (let key = 0; key < KEYS; key += 1) {
    await type('x');
    if (Date.now() - latest >= SLACK_MS) gaps += 1;
    latest = Date.now();
    await pause(KEY_MS);
  }
  await pause(500);
  return gaps;
}

/** One more key; resolves when the text that the endpoint then says can be accepted. */
async function nextKeyIsAnswered(editor: vscode.TextEditor, text: string): Promise<void> {
  await endpointRemote.answer({ script: completionStream({ text }) });
  await type(' ');
  await takeUntil(editor, text);
}

describe('suggestions while the endpoint is down', () => {
  let restores: (() => Promise<void>)[];
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await endpointRemote.reset();
    // Any change of the settings begins anew, so that no test feels the outage of another.
    restores = [
      await withSetting('interline.timeouts.suggestionSeconds', 2),
      // As installed.
      await withSetting('interline.completion.requests', 'shared'),
    ];
  });
  afterEach(async () => {
    for (const restore of restores) await restore();
    await endpointRemote.reset();
  });
  after(closeAllEditors);

  it(`${KEYS} keys cost a failing endpoint three requests at most, and the next key after its return works`, async () => {
    await endpointRemote.answer({ script: errorAnswer(500, 'broken') });
    const editor = await openDocument('failing = █\n');
    const gaps = await typeKeys();
    await pause(2000);
    const requests = await completionRequests();
    assert.ok(requests >= 1 && requests <= 3 + gaps, `${requests} requests, ${gaps} gaps`);
    await nextKeyIsAnswered(editor, '+ back_again');
    assert.ok((await completionRequests()) <= requests + 3, 'one more, what is prepared ahead, and no flood');
  });

  it('an endpoint that accepts and never answers costs no more, and works soon after it has come to itself', async () => {
    await endpointRemote.answer({ script: HANGING });
    const editor = await openDocument('hanging = █\n');
    const gaps = await typeKeys();
    const requests = await completionRequests();
    assert.ok(requests >= 1 && requests <= 3 + gaps, `${requests} requests, ${gaps} gaps`);
    await nextKeyIsAnswered(editor, '+ awake_again');
  });

  it('asking by hand is never held back', async () => {
    await endpointRemote.answer({ script: errorAnswer(503, 'overloaded') });
    const editor = await openDocument('by_hand = █\n');
    await typeKeys();
    await endpointRemote.answer({ script: completionStream({ text: '+ asked_for' }) });
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await takeUntil(editor, '+ asked_for');
  });
});
