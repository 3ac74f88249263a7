import assert from 'node:assert/strict';
import {
  inspectionReport,
  type InspectedRequest,
} from '../../../../../src/core/completion/inspect/inspectionReport.ts';
import { chunksOf } from '../../../../../src/core/completion/context/contextChunk.ts';
import { prepareRequest } from '../../../../../src/core/completion/prepareRequest.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/core/settings/settings.ts';
import type { UsageRecord } from '../../../../../src/core/usage/usageRecord.ts';
import { inputAt } from '../../../../support/completionInput.ts';
import { FakeGateway } from '../../../../support/fakeGateway.ts';

const USAGE: UsageRecord = {
  role: 'completion',
  endpointName: 'local',
  model: 'starcoder',
  usage: { promptTokens: 200, completionTokens: 12, totalTokens: 212, cachedTokens: 150, source: 'reported' },
  startedAt: 0,
  outcome: 'completed',
};

async function inspected(at: string, raw: string): Promise<InspectedRequest> {
  const gateway = new FakeGateway();
  const plan = await prepareRequest({ gateway, input: inputAt(at), settings: DEFAULT_SETTINGS, snippets: [] });
  const times = { startedAt: 1000, firstTextAt: 1120, firstLineAt: undefined, endedAt: 1300 };
  return {
    plan,
    request: { raw, times, state: 'complete', error: undefined },
    usage: USAGE,
    waitedMs: 60,
    outgoing: { url: 'http://127.0.0.1:1/v1/completions', headers: {}, body: { prompt: 'p' } },
    templateSetting: 'auto',
  };
}

async function reportOf(at: string, raw: string, change: Partial<InspectedRequest> = {}): Promise<string> {
  return inspectionReport({ ...(await inspected(at, raw)), ...change });
}

/** The report holds each of these, in this order. */
async function checkReport(report: Promise<string>, parts: readonly string[]): Promise<void> {
  const text = await report;
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    assert.ok(found >= 0, `${part} after ${from} in:\n${text}`);
    from = found + part.length;
  }
}

describe('inspectionReport', () => {
  it('says so before anything has gone out', () => {
    assert.match(inspectionReport(undefined), /No request/);
  });
  it('tells where, what, when and how much', () =>
    checkReport(reportOf('const price = quantity * █', 'rate;'), [
      '| Model | starcoder |',
      '| Asked for | one statement |',
      '| Outcome | answered |',
      '| Waited before it went out | 60 ms |',
      '| First text after | 120 ms |',
      '| First line complete after | – |',
      '| Ended after | 300 ms |',
      '| Prompt | 200 tokens |',
      '150 tokens, 75 % |',
      '| Text before the cursor | 1 | ≈',
      '## The prompt\n\n```\n',
      'const price = quantity * ',
      '## What it answered\n\n```\nrate;\n```',
      '## What the clean-up changed\n\nNothing.',
      'What was left to show:\n\n```\nrate;\n```',
      'curl -N ',
    ]));
  it('shows what each rule took', () =>
    checkReport(reportOf('const price = █', 'rate;\nconst other = 1;'), [
      '`limitLength` cut off the end:\n\n```\n\nconst other = 1;\n```',
      'What was left to show:\n\n```\nrate;\n```',
    ]));
  it('says when nothing is left', () => checkReport(reportOf('const price = █', '   '), ['Nothing was left to show.']));
  it('lets no text of a file or a model break out of its block', async () => {
    const report = await reportOf('const a = █', '```\n# Not a heading\n````');
    const raw = report.slice(report.indexOf('## What it answered'), report.indexOf('## What the clean-up'));
    assert.ok(raw.includes('\n`````\n```\n# Not a heading\n````\n`````'), raw);
  });
  it('says who answered instead', () =>
    checkReport(reportOf('const a = █', 'b', { usage: { ...USAGE, endpointName: 'spare', standsInFor: 'local' } }), [
      '| Answered by | starcoder at spare |',
    ]));
  it('names the other files and their part', async () => {
    const text = 'function price(quantity) {\n  return quantity;\n}';
    const snippet = { source: 'openTab', uri: 'file:///demo/b.js', path: 'b.js', languageId: 'javascript' } as const;
    const files = chunksOf({ ...snippet, text, firstLine: 4 });
    const { plan } = await inspected('const a = █', 'b');
    await checkReport(reportOf('const a = █', 'b', { plan: { ...plan, files } }), ['| b\\.js (open tab) | 5–', ' | ≈']);
  });
});
