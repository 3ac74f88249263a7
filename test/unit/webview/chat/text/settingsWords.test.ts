import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ChatSettingsView } from '../../../../../src/shared/chatProtocol.ts';
import {
  chosenPrompt,
  countOwn,
  effortChoices,
  promptChoices,
} from '../../../../../src/webview/chat/text/settingsWords.ts';

const PLAIN: ChatSettingsView = {
  hasOwnModel: false,
  defaults: { temperature: 0.3, maxTokens: 4096 },
  ranges: { temperature: { minimum: 0, maximum: 2 }, maxTokens: { minimum: 1, maximum: 200_000 } },
  systemPrompts: ['Reviewer', 'Poet'],
  efforts: ['off', 'on'],
};

function checkOwn(own: Partial<ChatSettingsView>, expected: number): void {
  assert.equal(countOwn({ ...PLAIN, ...own }), expected);
}

describe('countOwn', () => {
  it('nothing', () => checkOwn({}, 0));
  it('a temperature of zero is one', () => checkOwn({ temperature: 0 }, 1));
  it('all', () =>
    checkOwn({ hasOwnModel: true, temperature: 1, maxTokens: 5, thinking: 'off', systemPrompt: 'Poet' }, 5));
  it('an effort for a model without a switch does nothing', () => checkOwn({ thinking: 'high', efforts: [] }, 0));
});

describe('promptChoices', () => {
  const labels = (own: Partial<ChatSettingsView>): string =>
    promptChoices({ ...PLAIN, ...own })
      .map(({ label, value }) => (value === chosenPrompt({ ...PLAIN, ...own }) ? `[${label}]` : label))
      .join(', ');
  it('the default', () => assert.equal(labels({}), '[Default], Reviewer, Poet'));
  it('a named one', () => assert.equal(labels({ systemPrompt: 'Poet' }), 'Default, Reviewer, [Poet]'));
  it('one whose name stands for another text by now', () =>
    assert.equal(
      labels({ systemPrompt: 'Poet', isOlderPrompt: true }),
      'Default, Reviewer, Poet, [Poet (earlier text)]',
    ));
  it('one whose name is gone', () =>
    assert.equal(
      labels({ systemPrompt: 'Cook', isOlderPrompt: true }),
      'Default, Reviewer, Poet, [Cook (earlier text)]',
    ));
});

describe('effortChoices', () => {
  const labels = (own: Partial<ChatSettingsView>): string =>
    effortChoices({ ...PLAIN, ...own })
      .map(({ label }) => label)
      .join(', ');
  it('those of the model', () => assert.equal(labels({}), 'Default, Off, On'));
  it('one that was chosen for another model stays to be seen', () =>
    assert.equal(labels({ thinking: 'high' }), 'Default, Off, On, High'));
});
