import assert from 'node:assert/strict';
import { NO_USAGE } from '../../../../src/core/usage/usageLedger.ts';
import { COMMANDS } from '../../../../src/host/contributions.ts';
import { menuSections } from '../../../../src/host/statusBar/menuItems.ts';
import type { StatusBarState } from '../../../../src/host/statusBar/statusBarView.ts';

const state: StatusBarState = {
  enabled: true,
  language: { id: 'python', on: true },
  isWorking: false,
  totals: NO_USAGE,
  destinations: [{ role: 'chat', endpointName: 'local', model: undefined }],
};

/** The menu holds these labels and none of the others. */
function checkLabels(
  name: string,
  change: Partial<StatusBarState>,
  labels: { has: readonly RegExp[]; lacks?: readonly RegExp[] },
): void {
  it(name, () => {
    const all = itemsOf(change).map((item) => `${item.label} ${item.description ?? ''}`);
    for (const label of labels.has)
      assert.ok(
        all.some((text) => label.test(text)),
        `${label} in ${all.join('; ')}`,
      );
    for (const label of labels.lacks ?? []) assert.ok(!all.some((text) => label.test(text)), `no ${label}`);
  });
}

const itemsOf = (change: Partial<StatusBarState>) =>
  menuSections({ ...state, ...change }).flatMap((section) => section.items);

describe('menuSections', () => {
  checkLabels('on', {}, { has: [/Turn Suggestions Off/, /Turn Off for python/, /Pause/], lacks: [/On/] });
  checkLabels('off', { enabled: false }, { has: [/Turn Suggestions On/], lacks: [/python/, /Pause/] });
  checkLabels('off for the language', { language: { id: 'c', on: false } }, { has: [/Turn On for c/] });
  checkLabels('on for the file', { file: { name: 'a.py', on: true } }, { has: [/Turn Off for This File a\.py/] });
  checkLabels('off for the file', { file: { name: 'a.py', on: false } }, { has: [/Turn On for This File a\.py/] });
  checkLabels(
    'an excluded file',
    { file: { name: '.env', on: true, excludedBy: '**/.env' } },
    { has: [/Never Sent \.env · excluded by \*\*\/\.env/], lacks: [/for This File/] },
  );
  checkLabels(
    'another extension that suggests',
    { rivals: [{ name: 'Other', extensionIds: ['other.other'] }] },
    { has: [/Other Suggests Inline, Too open its extension/] },
  );
  checkLabels('paused', { snoozedMs: 90_000 }, { has: [/Resume Suggestions 2 min left/], lacks: [/Pause…/] });
  checkLabels('paused for long', { snoozedMs: 1e9 }, { has: [/Resume Suggestions until the window is closed/] });
  checkLabels('a fault', { fault: 'It is down.' }, { has: [/Test Connection It is down\./] });
  checkLabels('models', {}, { has: [/Model for Chat… first listed · local/] });
  checkLabels('no profile', {}, { has: [/Switch Profile… none in use/] });
  checkLabels('a profile', { profile: 'offline' }, { has: [/Switch Profile… offline/] });
  checkLabels('the way in', {}, { has: [/Connect an Endpoint/, /Get Started/] });
  checkLabels(
    'usage',
    { totals: { ...NO_USAGE, promptTokens: 1500, estimated: true } },
    { has: [/≈1\.5k in, ≈0 out/] },
  );
  it('begins with a fault, if there is one', () => {
    assert.equal(itemsOf({ fault: 'x' })[0]?.command, 'interline.testConnection');
  });
  it('runs commands of ours and one of the editor', () => {
    const known: readonly string[] = [...COMMANDS, 'workbench.action.openWalkthrough'];
    for (const { command } of itemsOf({})) assert.ok(known.includes(command), command);
  });
  it('asks for the model of the role that was clicked', () => {
    const item = itemsOf({}).find(({ command }) => command === 'interline.selectModel');
    assert.deepEqual(item?.args, ['chat']);
  });
});
