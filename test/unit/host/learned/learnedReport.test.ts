import assert from 'node:assert/strict';
import type { LearnedManners } from '../../../../src/core/endpoint/manners.ts';
import { learnedReport } from '../../../../src/host/learned/learnedReport.ts';

const nameOf = (baseUrl: string) => (baseUrl === 'http://a/v1' ? 'Desk' : undefined);
const row = (baseUrl: string, model: string, manners: Partial<LearnedManners>) => ({
  baseUrl,
  model,
  manners: { dropped: [], ...manners },
});

function checkLesson(manners: Partial<LearnedManners>, sentence: string): void {
  const report = learnedReport([row('http://a/v1', 'm', manners)], nameOf);
  assert.ok(report.includes(`\n- ${sentence}\n`), report);
}

describe('learnedReport', () => {
  const rows: readonly (readonly [Partial<LearnedManners>, string])[] = [
    [{ dropped: ['stream_options'] }, 'Does not take `stream_options`: it is left out.'],
    [{ maxTokensField: 'max_completion_tokens' }, 'Wants the length of an answer as `max_completion_tokens`.'],
    [{ stopLimit: 4 }, 'Takes at most 4 stop words; Interline cuts at the others itself.'],
    [{ stopLimit: 1 }, 'Takes at most 1 stop word; Interline cuts at the others itself.'],
    [{ answerLimit: 512 }, 'Gives answers of at most 512 tokens; no more are asked for.'],
    [{ contextTokens: 8192 }, 'Holds 8192 tokens, prompt and answer together.'],
    [{ suffixRefused: true }, 'Does not take `suffix`: the prompt carries a template instead.'],
    [{ chatOnly: true }, 'Only chats: text at the cursor is asked for in words.'],
    [{ dropped: ['a`](command:x)'] }, 'Does not take `acommandx`: it is left out.'],
  ];
  for (const [manners, sentence] of rows) it(sentence, () => checkLesson(manners, sentence));

  it('goes by endpoint and model, with names where they are known', () => {
    const report = learnedReport(
      [
        row('http://a/v1', 'm1', { stopLimit: 4 }),
        row('http://gone/v1', 'm', { chatOnly: true }),
        row('http://a/v1', 'm2', { dropped: ['seed'] }),
      ],
      nameOf,
    );
    assert.deepEqual(
      report
        .replaceAll('\\', '')
        .split('\n')
        .filter((line) => line.startsWith('#')),
      ['# What Interline has learned', '## Desk (http://a/v1)', '### m1', '### m2', '## http://gone/v1', '### m'],
    );
    assert.match(report, /Forget What Interline Has Learned/);
  });

  for (const [name, learned] of [
    ['nothing', []],
    ['an empty row', [row('http://a/v1', 'm', {})]],
  ] as const)
    it(`says so when there is ${name}`, () => assert.match(learnedReport(learned, nameOf), /Nothing yet\./));
});
