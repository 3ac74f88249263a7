import { strict as assert } from 'node:assert';
import { MOST_REQUESTS } from '../../../../src/core/doctor/examination.ts';
import type { Examination, Subject, Verdict } from '../../../../src/core/doctor/examination.ts';
import { proposeSettings } from '../../../../src/core/doctor/proposeSettings.ts';
import { reportExamination } from '../../../../src/core/doctor/reportExamination.ts';
import type { DialectName } from '../../../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import {
  chatStream,
  completionStream,
  errorAnswer,
  eventStream,
  jsonAnswer,
  modelsAnswer,
} from '../../../support/script.ts';
import type { Script } from '../../../support/script.ts';
import { startScriptedEndpoint } from '../../../support/scriptedEndpoint.ts';
import { examineConnection } from '../../../support/examineConnection.ts';
import { connectionTo } from '../../../support/wireClient.ts';

/** A server of which we know everything; the examination has to find it out. */
interface Kind {
  readonly dialect: DialectName;
  readonly model: string;
  readonly answer: (path: string, body: Readonly<Record<string, unknown>>) => Script;
}

const KEY = 'sk-canary-0123456789abcdef';

async function examine(kind: Kind, signal?: AbortSignal) {
  const server = await startScriptedEndpoint();
  server.respond((request) => {
    if (request.path.endsWith('/models')) return modelsAnswer([kind.model]);
    return kind.answer(request.path, request.body as Readonly<Record<string, unknown>>);
  });
  try {
    const connection = connectionTo(server.url, { name: 'patient', dialect: kind.dialect }, KEY);
    return { examination: await examineConnection(connection, signal), requests: [...server.requests] };
  } finally {
    await server.close();
  }
}

function verdicts({ findings }: Examination): Partial<Record<Subject, Verdict>> {
  return Object.fromEntries(findings.map(({ subject, verdict }) => [subject, verdict]));
}

/** Fills the gap only when both sides come in this order. */
function fimModel(order: 'prefixFirst' | 'suffixFirst', spelling: RegExp): Kind['answer'] {
  return (path, body) => {
    if (path.endsWith('/chat/completions')) return errorAnswer(404, 'This model does not support chat');
    if (path.endsWith('/infill')) return errorAnswer(404, 'Not Found');
    if (body['suffix'] !== undefined) return errorAnswer(400, 'suffix is not currently supported');
    const prompt = String(body['prompt']);
    const before = prompt.indexOf('def rectangle_area');
    const after = prompt.indexOf('return surface');
    const isRight = spelling.test(prompt) && (order === 'prefixFirst' ? before < after : after < before);
    return completionStream({ text: isRight ? 'surface = width * height' : 'pass' });
  };
}

const CHAT_ONLY: Kind['answer'] = (path, body) => {
  if (!path.endsWith('/chat/completions')) return errorAnswer(404, 'Not Found');
  if (body['tools'] !== undefined) return errorAnswer(400, 'tools is not supported');
  return chatStream({ text: ['rea', 'dy'], usageIn: 'none' });
};

describe('examineEndpoint', function () {
  this.timeout(120_000);

  it('finds a prefix-first model and says which template fills the gap', async () => {
    const { examination } = await examine({
      dialect: 'vllm',
      model: 'bigcode/starcoder-3b',
      answer: fimModel('prefixFirst', /<fim_prefix>/),
    });
    assert.ok(examination);
    assert.equal(examination.template, 'starcoder');
    assert.deepEqual(examination.templates[0], { family: 'starcoder', order: 'prefixFirst', score: 1 });
    const found = verdicts(examination);
    assert.equal(found.chat, 'no');
    assert.equal(found.completion, 'yes');
    assert.equal(found.suffix, 'no');
  });

  it('finds that a model reads the suffix first though its name tells otherwise', async () => {
    const { examination } = await examine({
      dialect: 'vllm',
      model: 'my/starcoder2-mellum-merge-starcoder2',
      answer: fimModel('suffixFirst', /<fim_prefix>/),
    });
    assert.equal(examination?.template, 'mellum');
  });

  it('asks a chat-only endpoint in words, and tells that it does not count tokens', async () => {
    const { examination } = await examine({ dialect: 'generic', model: 'llama-3-chat', answer: CHAT_ONLY });
    assert.ok(examination);
    assert.equal(examination.template, 'chat');
    const found = verdicts(examination);
    assert.deepEqual([found.chat, found.completion, found.usage, found.tools], ['yes', 'no', 'no', 'no']);
    assert.equal(found.streaming, 'yes');
  });

  it('takes the suffix field where only that fills the gap', async () => {
    const { examination } = await examine({
      dialect: 'mistral',
      model: 'codestral-latest',
      answer: (path, body) => {
        if (path.endsWith('/fim/completions') && body['suffix'] !== undefined)
          return chatStream({ text: 'firstColour' });
        return errorAnswer(404, 'Not Found');
      },
    });
    assert.equal(examination?.template, 'suffixField');
  });

  it('finds that only the server itself knows the template, also where its family is not known', async () => {
    const last = { content: '', stop: true, stop_type: 'eos' };
    const { examination } = await examine({
      dialect: 'generic',
      model: 'acme-code',
      answer: (path, body) => {
        if (path.endsWith('/infill')) {
          const isAsked = String(body['input_suffix']) !== '';
          return eventStream([{ content: isAsked ? 'firstColour' : '', stop: false }, last]);
        }
        if (body['suffix'] !== undefined) return errorAnswer(400, 'suffix is not currently supported');
        return completionStream({ text: 'pass' });
      },
    });
    assert.equal(examination?.template, 'infill');
  });

  it('tells that a model thinks and that the switch of its family stops it', async () => {
    const { examination } = await examine({
      dialect: 'vllm',
      model: 'qwen3',
      answer: (path, body) => {
        if (!path.endsWith('/chat/completions')) return errorAnswer(404, 'Not Found');
        const isOff = body['chat_template_kwargs'] !== undefined;
        const delta = isOff ? { content: 'ready' } : { reasoning_content: 'hm' };
        return jsonAnswer(200, { choices: [{ index: 0, message: delta, finish_reason: 'stop' }] });
      },
    });
    const thinking = examination?.findings.find(({ subject }) => subject === 'thinking');
    assert.equal(thinking?.verdict, 'yes');
    assert.match(thinking.detail, /switches that off/);
  });

  it('reports an endpoint at which nothing works, without a proposal', async () => {
    const { examination } = await examine({
      dialect: 'generic',
      model: 'x',
      answer: () => errorAnswer(401, `Incorrect API key provided: ${KEY}`),
    });
    assert.ok(examination);
    assert.equal(examination.template, undefined);
    const proposal = proposeSettings(examination, DEFAULT_SETTINGS);
    assert.deepEqual(proposal, []);
    assert.ok(!reportExamination(examination, proposal).includes(KEY));
  });

  it('never sends more than ten requests, whatever the server answers', async () => {
    const kinds: readonly Kind['answer'][] = [
      CHAT_ONLY,
      fimModel('prefixFirst', /./),
      (path) => (path.includes('chat') ? chatStream({ text: '<think>a</think>b' }) : completionStream({ text: 'x' })),
    ];
    for (const dialect of ['generic', 'llamaCpp', 'vllm'] as const)
      for (const answer of kinds) {
        const { requests, examination } = await examine({ dialect, model: 'qwen2.5-coder', answer });
        assert.ok(requests.length <= MOST_REQUESTS, `${dialect}: ${requests.length}`);
        assert.ok((examination?.requests ?? 99) <= MOST_REQUESTS);
      }
  });

  it('gives no report when it was cancelled', async () => {
    const { examination, requests } = await examine(
      { dialect: 'generic', model: 'x', answer: CHAT_ONLY },
      AbortSignal.abort(),
    );
    assert.equal(examination, undefined);
    assert.ok(requests.length <= 1);
  });
});

describe('proposeSettings', () => {
  const base = {
    endpointName: 'patient',
    baseUrl: 'http://127.0.0.1:1/v1',
    dialect: 'generic',
    dialectLabel: 'generic',
    completionModel: 'coder',
    chatModel: 'talker',
    requests: 8,
    templates: [],
  } as const;
  const chats = { subject: 'chat', verdict: 'yes', detail: 'It chats.' } as const;

  it('proposes what works and differs from the settings', () => {
    const proposal = proposeSettings({ ...base, findings: [chats], template: 'qwen' }, DEFAULT_SETTINGS);
    assert.deepEqual(
      proposal.map(({ name, value }) => [name, value]),
      [
        ['completion.endpoint', 'patient'],
        ['completion.model', 'coder'],
        ['completion.template', 'qwen'],
        ['chat.endpoint', 'patient'],
        ['chat.model', 'talker'],
      ],
    );
  });

  it('proposes nothing that is set already', () => {
    const roles = {
      ...DEFAULT_SETTINGS.roles,
      completion: { ...DEFAULT_SETTINGS.roles.completion, endpointName: 'patient', model: 'coder' },
    };
    const settings = { ...DEFAULT_SETTINGS, roles, completion: { ...DEFAULT_SETTINGS.completion, template: 'qwen' } };
    assert.deepEqual(proposeSettings({ ...base, findings: [], template: 'qwen' }, settings), []);
  });
});

describe('reportExamination', () => {
  it('shows names and words of the server as plain text', () => {
    const report = reportExamination(
      {
        endpointName: 'a`b',
        baseUrl: 'http://127.0.0.1:1/v1',
        dialect: 'generic',
        dialectLabel: 'generic',
        completionModel: '![x](https://evil.test/?q=1)',
        chatModel: '',
        requests: 1,
        templates: [],
        findings: [{ subject: 'chat', verdict: 'no', detail: 'No.\n| [click](command:x) <img src=x> |' }],
      },
      [],
    );
    assert.ok(report.includes('`![x](https://evil.test/?q=1)`'));
    assert.ok(report.includes('\\[click\\](command:x) \\<img src=x\\>'));
    assert.ok(!report.includes('a`b'));
    assert.equal(report.split('\n').filter((line) => line.startsWith('| ✗')).length, 1);
  });
});
