import assert from 'node:assert/strict';
import type { ChatSettingsView, WebviewMessage } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

const PLAIN: ChatSettingsView = {
  hasOwnModel: false,
  defaults: { temperature: 0.3, maxTokens: 4096 },
  ranges: { temperature: { minimum: 0, maximum: 2 }, maxTokens: { minimum: 1, maximum: 200_000 } },
  systemPrompts: ['Reviewer', 'Poet'],
  efforts: ['off', 'high'],
};

describe('the settings of a chat, on the page', () => {
  let shown: WebviewPage;
  beforeEach(async () => {
    shown = await openBuiltPage();
  });
  afterEach(() => shown.close());

  async function openSettings(own: Partial<ChatSettingsView> = {}): Promise<void> {
    await shown.tell({ type: 'state', view: chatView({ settings: { ...PLAIN, ...own } }) });
    await shown.page.locator('.settings-opener').click();
  }

  /** What the page has asked to change. */
  async function changes(): Promise<readonly Extract<WebviewMessage, { readonly type: 'configure' }>['change'][]> {
    return (await shown.posted()).flatMap((message) => (message.type === 'configure' ? [message.change] : []));
  }

  const field = (label: string) => shown.page.getByLabel(label, { exact: true });

  it('send what is chosen at once', async () => {
    await openSettings();
    await field('Temperature').fill('0.9');
    await field('Temperature').press('Enter');
    await field('Thinking').selectOption({ label: 'High' });
    await field('System prompt').selectOption({ label: 'Poet' });
    await field('System prompt').selectOption({ label: 'Default' });
    assert.deepEqual(await changes(), [
      { setting: 'temperature', value: 0.9 },
      { setting: 'thinking', value: 'high' },
      { setting: 'systemPrompt', value: 'Poet' },
      { setting: 'systemPrompt' },
    ]);
  });

  it('send nothing that is out of bounds, and mark it', async () => {
    await openSettings();
    for (const value of ['2.5', '-1']) {
      await field('Temperature').fill(value);
      await field('Temperature').press('Enter');
      assert.equal(await field('Temperature').getAttribute('aria-invalid'), 'true', value);
    }
    await field('Max tokens').fill('1.5');
    await field('Max tokens').press('Enter');
    assert.deepEqual(await changes(), []);
  });

  it('close with Escape, which gives up what is half typed and the focus back', async () => {
    await openSettings({ temperature: 1 });
    await field('Temperature').fill('7');
    await shown.page.keyboard.press('Escape');
    assert.equal(await shown.page.locator('.settings-panel').isHidden(), true);
    const focused = () => shown.page.evaluate(() => document.activeElement?.className ?? '');
    assert.match(await focused(), /settings-opener/);
    await shown.page.locator('.settings-opener').click();
    assert.equal(await field('Temperature').inputValue(), '1');
    assert.deepEqual(await changes(), []);
  });

  it('go back to the default one by one, and say on the button how many differ', async () => {
    await openSettings({ temperature: 0, hasOwnModel: true });
    const words = (): Promise<string | null> => shown.page.locator('.settings-opener').getAttribute('aria-label');
    assert.equal(await words(), 'Chat settings: 2 differ from the defaults');
    await shown.page.getByRole('button', { name: 'Back to the default: Temperature' }).click();
    assert.deepEqual(await changes(), [{ setting: 'temperature' }]);
    await shown.tell({ type: 'state', view: chatView({ settings: { ...PLAIN, hasOwnModel: true } }) });
    assert.equal(await words(), 'Chat settings: 1 differs from the default');
    assert.equal(await field('Temperature').inputValue(), '');
    assert.equal(await field('Temperature').getAttribute('placeholder'), '0.3');
  });

  it('offer no thinking where there is no switch', async () => {
    await openSettings({ efforts: [] });
    assert.equal(await field('Thinking').isHidden(), true);
  });

  it('keep what somebody types when the host tells everything anew', async () => {
    await openSettings();
    await field('Max tokens').pressSequentially('12');
    await shown.tell({ type: 'state', view: chatView({ settings: { ...PLAIN, temperature: 1 } }) });
    assert.equal(await field('Max tokens').inputValue(), '12');
  });
});
