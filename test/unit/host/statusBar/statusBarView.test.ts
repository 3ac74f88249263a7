import assert from 'node:assert/strict';
import { NO_USAGE } from '../../../../src/core/usage/usageLedger.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';
import { COMMANDS } from '../../../../src/host/contributions.ts';
import {
  type StatusBarState,
  type StatusBarView,
  statusBarView,
  TOOLTIP_COMMANDS,
} from '../../../../src/host/statusBar/statusBarView.ts';

const quiet: StatusBarState = {
  enabled: true,
  language: { id: 'python', on: true },
  isWorking: false,
  totals: NO_USAGE,
  destinations: [{ role: 'completion', endpointName: 'Fireworks', model: 'starcoder' }],
};
const used = { ...NO_USAGE, requests: 3, promptTokens: 12_000, completionTokens: 345, cachedTokens: 100 };
const request: UsageRecord = {
  role: 'completion',
  endpointName: 'Fireworks',
  model: 'starcoder',
  usage: { promptTokens: 7, completionTokens: 17, totalTokens: 24, source: 'reported' },
  timeToFirstTokenMs: 120,
  tokensPerSecond: 40.2,
  startedAt: 0,
  outcome: 'completed',
};

function checkText(name: string, change: Partial<StatusBarState>, expected: Omit<StatusBarView, 'tooltip'>): void {
  it(name, () => {
    const { kind, text, label } = statusBarView({ ...quiet, ...change });
    assert.deepEqual({ kind, text, label }, expected);
  });
}

function checkTooltip(name: string, change: Partial<StatusBarState>, ...parts: readonly string[]): void {
  it(name, () => {
    const { tooltip } = statusBarView({ ...quiet, ...change });
    for (const part of parts)
      assert.ok(
        tooltip.includes(part),
        `${part}
${tooltip}`,
      );
  });
}

const second: UsageRecord = { ...request, endpointName: 'Desk', standsInFor: 'Cloud [x]' };

describe('statusBarView: text', () => {
  checkText('ready, nothing used', {}, { kind: 'idle', text: '$(sparkle) 0', label: 'Interline: ready, 0 tokens' });
  checkText(
    'in and out together',
    { totals: used },
    {
      kind: 'idle',
      text: '$(sparkle) 12.3k',
      label: 'Interline: ready, 12345 tokens',
    },
  );
  checkText(
    'any estimate marks the sum',
    { totals: { ...used, estimated: true } },
    {
      kind: 'idle',
      text: '$(sparkle) ≈12.3k',
      label: 'Interline: ready, 12345 tokens, estimated',
    },
  );
  checkText(
    'working',
    { isWorking: true, totals: used },
    {
      kind: 'working',
      text: '$(loading~spin) 12.3k',
      label: 'Interline: working, 12345 tokens',
    },
  );
  checkText(
    'off',
    { enabled: false },
    {
      kind: 'off',
      text: '$(circle-slash) 0',
      label: 'Interline: Suggestions off, 0 tokens',
    },
  );
  checkText(
    'off for this language',
    { language: { id: 'markdown', on: false } },
    {
      kind: 'off',
      text: '$(circle-slash) 0',
      label: 'Interline: Suggestions off for markdown, 0 tokens',
    },
  );
  checkText(
    'a fault',
    { fault: 'It is down.' },
    {
      kind: 'error',
      text: '$(warning) 0',
      label: 'Interline: error: It is down., 0 tokens',
    },
  );
  checkText(
    'trying again after a fault',
    { fault: 'It is down.', isWorking: true },
    {
      kind: 'working',
      text: '$(loading~spin) 0',
      label: 'Interline: working, 0 tokens',
    },
  );
  checkText(
    'switched off, a chat still works',
    { enabled: false, isWorking: true },
    {
      kind: 'working',
      text: '$(loading~spin) 0',
      label: 'Interline: working, 0 tokens',
    },
  );
});

describe('statusBarView: tooltip', () => {
  checkTooltip(
    'what requests have cost, where that is known',
    {
      totals: { ...used, costs: [{ amount: 1.5, currency: 'EUR', estimated: true }] },
      lastRequest: { ...request, cost: { amount: 0.02, currency: 'EUR', estimated: false } },
    },
    'Cost: ≈€1.50 in this window, €0.02 for the last request',
  );
  checkTooltip(
    'a prompt cache that helps nothing',
    { uncached: { endpointName: 'Cloud [x]', model: 'sc', requests: 24 } },
    'Cloud \\[x\\] read the last 24 prompts anew',
  );
  checkTooltip('sums of the window', { totals: used }, '| This window: 3 requests | 12.0k | 345 | 100 |');
  checkTooltip('one request is one', { totals: { ...used, requests: 1 } }, '| This window: 1 request |');
  checkTooltip('no request yet', {}, '| This window: 0 requests | 0 | 0 | 0 |');
  checkTooltip(
    'estimates are marked, cached counts are never guessed',
    { totals: { ...used, estimated: true } },
    '| ≈12.0k | ≈345 | 100 |',
  );
  checkTooltip(
    'the last request',
    { lastRequest: request },
    '| Last request | 7 | 17 | – |',
    'First token after 120 ms · 40 tokens/s',
  );
  checkTooltip(
    'the second endpoint answered',
    { lastRequest: second },
    'First token after 120 ms · 40 tokens/s\n\nAnswered by Desk, because Cloud \\[x\\] was down or slow',
  );
  checkTooltip(
    'a refused request is no guess',
    {
      lastRequest: { ...request, usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0, source: 'estimated' } },
    },
    '| Last request | 0 | 0 | – |',
  );
  checkTooltip('models and endpoints', {}, '| Suggestions | starcoder | Fireworks |');
  checkTooltip(
    'a model that is not known yet',
    {
      destinations: [{ role: 'chat', endpointName: 'local', model: undefined }],
    },
    '| Chat | *first listed* | local |',
  );
  checkTooltip(
    'hostile names stay text',
    {
      destinations: [{ role: 'chat', endpointName: 'a|b', model: '[x](command:evil) <b> $(zap)' }],
      fault: '![x](https://evil.test)',
    },
    '\\[x\\]\\(command\\:evil\\)',
    'a\\|b',
    '\\!\\[x\\]',
  );
  it('links only commands of ours', () => {
    const { tooltip } = statusBarView({ ...quiet, fault: '[a](command:evil)' });
    const linked = [...tooltip.matchAll(/\]\(command:([\w.]+)\)/g)].map(([, command]) => command);
    assert.deepEqual(linked, [...TOOLTIP_COMMANDS]);
    for (const command of linked) assert.ok(COMMANDS.some((known) => known === command));
  });
});
