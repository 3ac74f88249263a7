import assert from 'node:assert/strict';
import { GAPS } from '../../../src/core/doctor/gap.ts';
import { proposeSettings } from '../../../src/core/doctor/proposeSettings.ts';
import { reportExamination } from '../../../src/core/doctor/reportExamination.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { examineConnection } from '../../support/examineConnection.ts';
import { startLlamaServer } from '../../support/startLlamaServer.ts';
import type { RunningLlamaServer } from '../../support/startLlamaServer.ts';
import { connectionTo } from '../../support/wireClient.ts';

describe('the examination of a real llama-server', function () {
  this.timeout(120_000);
  let server: RunningLlamaServer;

  before(async () => {
    server = await startLlamaServer();
  });

  after(() => server.stop());

  it('finds what the server can do and reports it', async () => {
    // The model's own text is noise; the grammar makes it say what is missing, still token by token.
    const extraBody = { grammar: `root ::= ${JSON.stringify(GAPS[0].expected)}` };
    const connection = connectionTo(server.url, { name: 'llama-server', dialect: 'llamaCpp', extraBody });
    const examination = await examineConnection(connection);
    assert.ok(examination);
    const proposal = proposeSettings(examination, DEFAULT_SETTINGS);
    process.stdout.write(`\n${reportExamination(examination, proposal)}\n`);
    const verdicts = Object.fromEntries(examination.findings.map(({ subject, verdict }) => [subject, verdict]));
    assert.deepEqual(verdicts, {
      models: 'yes',
      contextLength: 'yes',
      chat: 'yes',
      streaming: 'yes',
      usage: 'yes',
      latency: 'yes',
      thinking: 'no',
      tools: verdicts['tools'],
      completion: 'yes',
      suffix: 'unknown',
      infill: 'yes',
      stopWords: 'yes',
      fillInTheMiddle: 'yes',
    });
    assert.equal(examination.templates[0]?.score, 1);
    assert.ok(examination.requests <= 10);
    assert.ok(proposal.some(({ name }) => name === 'completion.template'));
  });
});
