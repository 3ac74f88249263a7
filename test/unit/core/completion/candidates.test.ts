import assert from 'node:assert/strict';
import { sampleCandidates } from '../../../../src/core/completion/candidates.ts';
import type { CompletionOutcome } from '../../../../src/core/completion/completionOutcome.ts';
import type { DialectName } from '../../../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings/settings.ts';
import { inputAt } from '../../../support/completionInput.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';
import { answers, DONE, gate, sourceOf, textOf, Typist } from '../../../support/typist.ts';
import { connectionTo } from '../../../support/wireClient.ts';

/** Answers to one request, the first as its text, piece by piece in turn. */
function choices(...texts: readonly string[]): GatewayScript {
  const [first = '', ...others] = texts;
  const events = others.map((text, index) => ({ type: 'choice', index: index + 1, text }) as const);
  return [{ type: 'text', text: first }, ...events, DONE];
}

const manual = { trigger: 'manual' } as const;

function textsOf(outcome: CompletionOutcome | undefined): readonly string[] | undefined {
  return outcome?.kind === 'shown' ? outcome.suggestions.map(({ insertText }) => insertText) : undefined;
}

/** What is shown for these answers when asked by hand. */
function checkShown(name: string, given: readonly string[], expected: readonly string[] | undefined): void {
  it(name, async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(choices(...given)));
    assert.deepEqual(textsOf(await typist.ask(manual)), expected);
    assert.equal(typist.gateway.calls[0]?.request.n, 3);
  });
}

describe('candidates', () => {
  checkShown('are shown in their order', ['price;', 'cost;', 'sum;'], ['price;', 'cost;', 'sum;']);
  checkShown('are shown once each', ['price;', 'price;\n', 'cost;'], ['price;', 'cost;']);
  checkShown(
    'are cleaned, each by itself',
    ['total = a;', '```js\nb;\n```', 'c;\n\nfunction x() {'],
    ['a;', 'b;', 'c;'],
  );
  checkShown('leave out what says nothing', ['', ' \n', 'cost;'], ['cost;']);
  checkShown('are none where nothing is said', ['', '', ''], undefined);

  it('are one for suggestions that appear by themselves', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('price;')));
    assert.deepEqual(textsOf(await typist.ask()), ['price;']);
    const { n, temperature } = typist.gateway.calls[0]?.request ?? {};
    assert.deepEqual([n, temperature], [undefined, DEFAULT_SETTINGS.completion.temperature]);
  });
  it('are asked for once: choosing among them asks nothing again', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(choices('price;', 'cost;')));
    await typist.ask(manual);
    assert.deepEqual(textsOf(await typist.ask(manual)), ['price;', 'cost;']);
    assert.deepEqual(textsOf(await typist.ask()), ['price;', 'cost;']);
    assert.equal(typist.requests(), 1);
  });
  it('stay while they agree with what is typed', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(choices('price;', 'product;', 'cost;')));
    await typist.ask(manual);
    assert.deepEqual(textsOf(await typist.key('p')), ['rice;', 'roduct;']);
    assert.deepEqual(textsOf(await typist.key('ro')), ['duct;']);
    assert.equal(typist.requests(), 1);
  });
  it('keep the suggestion that is shown already in front', async () => {
    const typist = new Typist(
      'const total = █\n',
      new FakeGateway(answers('price;'), choices('cost;', 'price;', 'sum;')),
    );
    assert.equal(textOf(await typist.ask()), 'price;');
    assert.deepEqual(textsOf(await typist.ask(manual)), ['price;', 'cost;', 'sum;']);
    assert.deepEqual(textsOf(await typist.ask(manual)), ['price;', 'cost;', 'sum;']);
    assert.equal(typist.requests(), 2);
  });
  it('come when the first is shown already, without taking it away', async () => {
    const { opened, open } = gate();
    const script: GatewayScript = [
      { type: 'text', text: '{\n  a: 1,\n  b' },
      { type: 'choice', index: 1, text: '[]' },
      opened,
      { type: 'text', text: ': 2,\n};' },
      DONE,
    ];
    const typist = new Typist('const total = █\n', new FakeGateway(script));
    let more = 0;
    assert.deepEqual(textsOf(await typist.ask(manual, () => (more += 1))), ['{\n  a: 1,']);
    await open();
    assert.equal(more, 1);
    assert.deepEqual(textsOf(await typist.ask(manual)), ['{\n  a: 1,\n  b: 2,\n};', '[]']);
  });
  it('end the stream when all of them have said enough, and not before', async () => {
    const { opened, open } = gate();
    const script: GatewayScript = [
      { type: 'text', text: 'a;\n\nfunction next() {\n' },
      { type: 'choice', index: 1, text: 'b;\n\nfunction next() {\n' },
      opened,
      { type: 'choice', index: 2, text: 'c;\n\nfunction next() {\n' },
      new Promise<void>(() => undefined),
    ];
    const typist = new Typist('const total = █\n', new FakeGateway(script));
    assert.equal(await typist.ask(manual), undefined);
    assert.equal(typist.isAborted(0), false);
    await open();
    assert.deepEqual(textsOf(await typist.ask(manual)), ['a;', 'b;', 'c;']);
    assert.equal(typist.isAborted(0), true);
  });
  it('are behind the item that is selected in the suggestion widget', async () => {
    const typist = new Typist('console.█\n', new FakeGateway(choices('(a);', '(b);')));
    const selectedItem = { text: 'log', replaceStart: 8, replaceEnd: 8 };
    assert.deepEqual(textsOf(await typist.ask({ ...manual, selectedItem })), ['log(a);', 'log(b);']);
  });
  it('are one again when the setting says so', async () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, completion: { ...DEFAULT_SETTINGS.completion, candidates: 1 } };
    const typist = new Typist('const total = █\n', new FakeGateway(answers('price;')), { settings });
    assert.equal(sourceOf(await typist.ask(manual)), 'network');
    assert.equal(typist.gateway.calls[0]?.request.n, undefined);
  });

  /** How many answers one request asks for. */
  function checkAsked(dialect: DialectName, expected: number | undefined, dropped: readonly string[] = []): void {
    const how = dropped.length > 0 ? ' that has refused it' : '';
    it(`are ${expected ?? 'one'} on ${dialect}${how}`, () => {
      const target = { connection: connectionTo('http://127.0.0.1:9', { dialect }), learned: { dropped } };
      const sampling = sampleCandidates(inputAt('a█', manual), DEFAULT_SETTINGS, target);
      assert.equal(sampling.n, expected);
      assert.equal(sampling.temperature, expected === undefined ? DEFAULT_SETTINGS.completion.temperature : 0.6);
    });
  }
  for (const dialect of ['fireworks', 'openai', 'vllm', 'together', 'generic'] as const) checkAsked(dialect, 3);
  for (const dialect of ['ollama', 'groq', 'deepseek', 'anthropic', 'lmStudio', 'tgi', 'openrouter'] as const)
    checkAsked(dialect, undefined);
  checkAsked('vllm', undefined, ['n']);
});
