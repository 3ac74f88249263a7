import assert from 'node:assert/strict';
import { completeAtCursor } from '../../../../src/core/completion/completeAtCursor.ts';
import type { CompletionOutcome } from '../../../../src/core/completion/completionOutcome.ts';
import type { CompletionInput } from '../../../../src/core/completion/completionInput.ts';
import { resetCompletionSession } from '../../../../src/core/completion/completionSession.ts';
import { DEFAULT_SETTINGS, type RequestPreset, type Settings } from '../../../../src/core/settings/settings.ts';
import { settled } from '../../../support/fakeClock.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';
import { inputAt } from '../../../support/completionInput.ts';
import { answers, DONE, gate, sourceOf, textOf, Typist } from '../../../support/typist.ts';

const withRequests = (requests: RequestPreset): Settings => ({
  ...DEFAULT_SETTINGS,
  completion: { ...DEFAULT_SETTINGS.completion, requests },
});

describe('completeAtCursor', () => {
  it('asks at once after a pause and shows the cleaned answer', async () => {
    const typist = new Typist('const total = sum(█);\n', new FakeGateway(answers('prices);')));
    const outcome = await typist.ask();
    assert.deepEqual(outcome, {
      kind: 'shown',
      source: 'network',
      suggestions: [{ insertText: 'prices', replaceStart: 18, replaceEnd: 18 }],
    });
  });

  it('sends the raw template with its stops, and no more tokens than the settings say', async () => {
    const typist = new Typist('a = █\nb\n', new FakeGateway(answers('1')));
    await typist.ask();
    const request = typist.gateway.calls[0]?.request;
    assert.ok(request !== undefined && 'prompt' in request);
    assert.equal(request.prompt, '<fim_prefix>a = <fim_suffix>\nb\n<fim_middle>');
    assert.equal(request.maxTokens, DEFAULT_SETTINGS.completion.maxTokens);
    assert.equal(request.contextLengthExceeded, 'truncate');
    assert.ok(request.stop?.includes('<|endoftext|>'));
    assert.equal(typist.gateway.calls[0]?.options.role, 'completion');
  });

  it('asks a model that only chats to fill the hole', async () => {
    const settings = { ...DEFAULT_SETTINGS, completion: { ...DEFAULT_SETTINGS.completion, template: 'chat' } };
    const typist = new Typist('const a = █\n', new FakeGateway(answers('<COMPLETION>1;</COMPLETION>')), { settings });
    assert.equal(textOf(await typist.ask()), '1;');
    assert.ok('messages' in (typist.gateway.calls[0]?.request ?? {}));
  });

  it('types 24 characters through a suggestion without another request', async () => {
    const answer = 'price * quantity - discount';
    const settings = withRequests('metered');
    const typist = new Typist('const total = █\n', new FakeGateway(answers(answer)), { settings });
    await typist.ask();
    for (let typed = 1; typed <= 24; typed += 1) {
      const outcome = await typist.key(answer.charAt(typed - 1));
      assert.equal(textOf(outcome), answer.slice(typed));
      assert.equal(sourceOf(outcome), 'typedThrough');
      await typist.clock.advance(90);
    }
    assert.equal(typist.requests(), 1);
  });

  it('answers backspace and retyping from memory', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('price * quantity')));
    await typist.ask();
    await typist.key('p');
    await typist.key('r');
    assert.equal(textOf(await typist.backspace()), 'rice * quantity');
    assert.equal(textOf(await typist.backspace()), 'price * quantity');
    assert.equal(textOf(await typist.key('p')), 'rice * quantity');
    assert.equal(typist.requests(), 1);
  });

  it('goes on with a suggestion when the editor closes a bracket by itself', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('sum(prices);')));
    await typist.ask();
    for (const letter of 'sum') await typist.key(letter);
    const outcome = await typist.key('(', ')');
    assert.deepEqual(outcome, {
      kind: 'shown',
      source: 'typedThrough',
      suggestions: [{ insertText: 'prices);', replaceStart: 18, replaceEnd: 19 }],
    });
    assert.equal(typist.requests(), 1);
  });

  it('keeps a request on its way while the typing agrees with what streams', async () => {
    const rest = gate();
    const script: GatewayScript = [{ type: 'text', text: 'pri' }, rest.opened, { type: 'text', text: 'ce;' }, DONE];
    const typist = new Typist('const total = █\n', new FakeGateway(script));
    assert.equal(await typist.ask(), undefined);
    await typist.key('p');
    await typist.key('r');
    const asked = typist.start();
    await rest.open();
    assert.equal(textOf(await asked), 'ice;');
    assert.equal(typist.requests(), 1);
  });

  it('aborts a request on the first disagreement and asks anew after the wait', async () => {
    const never = gate();
    const typist = new Typist(
      'const total = █\n',
      new FakeGateway([{ type: 'text', text: 'pri' }, never.opened], answers('otal;')),
    );
    await typist.ask();
    const asked = typist.key('t');
    await settled();
    assert.equal(typist.isAborted(0), true);
    assert.equal(typist.requests(), 1);
    await asked;
    const again = typist.start();
    await settled();
    await typist.clock.advance(180);
    assert.equal(textOf(await again), 'otal;');
    assert.equal(typist.requests(), 2);
  });

  it('aborts when what arrives disagrees with what was typed before it came', async () => {
    const rest = gate();
    const typist = new Typist(
      'const total = █\n',
      new FakeGateway([rest.opened, { type: 'text', text: 'price' }, DONE], answers('um(x);')),
    );
    await typist.ask();
    const asked = typist.start({}, undefined);
    await typist.key('s');
    await rest.open();
    assert.equal(typist.isAborted(0), true);
    assert.equal(sourceOf(await asked), 'superseded');
  });

  it('does not let an old question end the request of a new one elsewhere', async () => {
    const never = gate();
    const gateway = new FakeGateway([never.opened], [never.opened, { type: 'text', text: '2;' }, DONE], answers('x'));
    const typist = new Typist('const a = █\n', gateway);
    const ask = (uri: string): Promise<CompletionOutcome> =>
      completeAtCursor(typist.session, {
        input: inputAt('const a = █\n', { uri, trigger: 'manual' }),
        settings: DEFAULT_SETTINGS,
        signal: new AbortController().signal,
      });
    const old = ask('file:///one.js');
    await settled();
    const current = ask('file:///two.js');
    assert.equal(sourceOf(await old), 'superseded');
    assert.equal(typist.isAborted(0), true);
    await never.open();
    assert.equal(textOf(await current), '2;');
    assert.equal(typist.requests(), 2);
  });

  it('lets a request go when nobody comes back to it', async () => {
    const never = gate();
    const typist = new Typist('const total = █\n', new FakeGateway([never.opened]));
    await typist.ask();
    typist.leave();
    await settled();
    assert.equal(typist.isAborted(0), false);
    await typist.clock.advance(1000);
    assert.equal(typist.isAborted(0), true);
  });

  it('sends one request for a burst of keys that each disagree', async () => {
    const never = gate();
    const scripts = Array.from({ length: 3 }, (): GatewayScript => [{ type: 'text', text: '#' }, never.opened]);
    const typist = new Typist('█ = 1\n\n', new FakeGateway(...scripts, answers('x')));
    for (const letter of 'counters') {
      void typist.key(letter);
      await typist.clock.advance(90);
    }
    assert.equal(typist.requests(), 1, 'only the first key after the pause');
    await typist.clock.advance(110);
    assert.equal(typist.requests(), 2, 'and the last one after the wait');
  });

  it('makes the text after the cursor part of what is asked', async () => {
    const gateway = new FakeGateway(answers('one'), answers('two'));
    const typist = new Typist('const a = █\nfoo();\n', gateway);
    assert.equal(textOf(await typist.ask()), 'one');
    const other = inputAt('const a = █\nbar();\n');
    const outcome = completeAtCursor(typist.session, {
      input: other,
      settings: DEFAULT_SETTINGS,
      signal: new AbortController().signal,
    });
    await settled();
    await typist.clock.advance(1000);
    assert.equal(textOf(await outcome), 'two');
  });

  it('asks again when more text has come after the cursor', async () => {
    const typist = new Typist('const a = █\n', new FakeGateway(answers('one'), answers('two')));
    await typist.ask();
    const input = inputAt('const a = █\n\nmore();\n');
    const question = { input, settings: DEFAULT_SETTINGS, signal: new AbortController().signal };
    const outcome = completeAtCursor(typist.session, question);
    await settled();
    await typist.clock.advance(1000);
    assert.equal(textOf(await outcome), 'two');
  });

  it('remembers that a model had nothing to say, until it is asked by hand', async () => {
    const typist = new Typist('const a = █\n', new FakeGateway(answers(''), answers('1;')));
    assert.equal(sourceOf(await typist.ask()), 'emptyAnswer');
    assert.equal(sourceOf(await typist.ask()), 'emptyAnswer');
    assert.equal(typist.requests(), 1);
    assert.equal(textOf(await typist.ask({ trigger: 'manual' })), '1;');
    assert.equal(typist.requests(), 2);
  });

  it('shows complete lines early and tells when the rest is there', async () => {
    const rest = gate();
    const script: GatewayScript = [
      { type: 'text', text: '\n  const a = 1;\n  ret' },
      rest.opened,
      { type: 'text', text: 'urn a;' },
      DONE,
    ];
    const typist = new Typist('function f() {█\n}\n', new FakeGateway(script));
    let more = 0;
    const first = await typist.ask({}, () => (more += 1));
    assert.equal(textOf(first), '\n  const a = 1;');
    assert.equal(more, 0);
    await rest.open();
    assert.equal(more, 1);
    assert.equal(textOf(await typist.ask()), '\n  const a = 1;\n  return a;');
    assert.equal(typist.requests(), 1);
  });

  it('shows no bracket alone, but waits for the line that says what it is for', async () => {
    const rest = gate();
    const script: GatewayScript = [
      { type: 'text', text: ' {\n' },
      rest.opened,
      { type: 'text', text: '  color: var(--clay);\n' },
      new Promise(() => undefined),
    ];
    const typist = new Typist('.card-clay█\n', new FakeGateway(script));
    const asked = typist.ask({ languageId: 'css' }, () => undefined);
    await rest.open();
    assert.equal(textOf(await asked), ' {\n  color: var(--clay);');
  });

  it('lets the rest come though an earlier question for the same place was taken back', async () => {
    const [first, rest] = [gate(), gate()];
    const script: GatewayScript = [
      first.opened,
      { type: 'text', text: '\n  const a = 1;\n' },
      rest.opened,
      { type: 'text', text: '  return a;' },
      DONE,
    ];
    const typist = new Typist('function f() {█\n}\n', new FakeGateway(script));
    let more = 0;
    await typist.ask({}, () => (more += 1));
    const again = typist.start({}, () => (more += 1));
    await first.open();
    assert.equal(textOf(await again), '\n  const a = 1;');
    await typist.clock.advance(1000);
    assert.equal(typist.isAborted(0), false);
    await rest.open();
    assert.equal(more, 1);
    assert.equal(textOf(await typist.ask()), '\n  const a = 1;\n  return a;');
  });

  it('ends the stream as soon as the block is done', async () => {
    const never = gate();
    const script: GatewayScript = [
      { type: 'text', text: '\n  return 1;\n}\n\nfunction g() {\n' },
      never.opened,
      { type: 'text', text: 'never' },
    ];
    const typist = new Typist('function f() {█\n', new FakeGateway(script));
    assert.equal(textOf(await typist.ask()), '\n  return 1;\n}');
    assert.equal(typist.isAborted(0), true);
  });

  it('ends the stream at the first word of the next statement', async () => {
    const never = gate();
    const script: GatewayScript = [{ type: 'text', text: '1;' }, { type: 'text', text: '\nconst b' }, never.opened];
    const typist = new Typist('const a = █\n', new FakeGateway(script));
    assert.equal(textOf(await typist.ask()), '1;');
    assert.equal(typist.isAborted(0), true);
  });

  const overAtLineEnd: readonly (readonly [string, string, string, boolean])[] = [
    ['a statement of Python', 'python', 'first + second', true],
    ['a line of Python that goes on', 'python', 'first + \\', false],
    ['an open bracket', 'python', 'sum(first,', false],
    ['a statement with a semicolon', 'javascript', 'first + second;', true],
    ['a line of JavaScript that a dot may go on with', 'javascript', 'items', false],
    ['a statement of Go', 'go', 'first + second', true],
    ['a chain of Go', 'go', 'builder.', false],
  ];
  for (const [name, languageId, said, isOver] of overAtLineEnd)
    it(`${isOver ? 'ends the stream' : 'waits for the next line'} after ${name}`, async () => {
      const never = gate();
      const script: GatewayScript = [{ type: 'text', text: said }, { type: 'text', text: '\n' }, never.opened];
      const typist = new Typist('total = █\n', new FakeGateway(script));
      const outcome = await typist.ask({ languageId });
      assert.equal(textOf(outcome), isOver ? said : undefined);
      assert.equal(typist.isAborted(0), isOver);
    });

  it('waits for the word that may go on with the statement', async () => {
    const rest = gate();
    const text = (said: string): GatewayScript[number] => ({ type: 'text', text: said });
    const script: GatewayScript = [text('a();\n'), text('els'), rest.opened, text('e:\n    b()'), DONE];
    const typist = new Typist('if x:\n    █\n', new FakeGateway(script));
    assert.equal(await typist.ask({ languageId: 'python' }), undefined);
    await rest.open();
    assert.equal(typist.isAborted(0), true);
    assert.equal(textOf(await typist.ask({ languageId: 'python' })), 'a();\nelse:\n    b()');
  });

  it('ends the stream at the end of the line in a comment', async () => {
    const never = gate();
    const typist = new Typist('// adds █\n', new FakeGateway([{ type: 'text', text: 'numbers\n// x' }, never.opened]));
    assert.equal(textOf(await typist.ask()), 'numbers');
    assert.equal(typist.isAborted(0), true);
  });

  it('forgets everything when the settings change', async () => {
    const typist = new Typist('const a = █\n', new FakeGateway(answers('1;'), answers('2;')));
    assert.equal(textOf(await typist.ask()), '1;');
    resetCompletionSession(typist.session);
    await typist.clock.advance(1000);
    assert.equal(textOf(await typist.ask()), '2;');
  });

  it('extends the selected item of the suggestion widget', async () => {
    const typist = new Typist('console.l█\n', new FakeGateway(answers('("x");')));
    const selectedItem = { text: 'log', replaceStart: 8, replaceEnd: 9 };
    assert.deepEqual(await typist.ask({ selectedItem }), {
      kind: 'shown',
      source: 'network',
      suggestions: [{ insertText: 'log("x");', replaceStart: 8, replaceEnd: 9 }],
    });
    const request = typist.gateway.calls[0]?.request;
    assert.ok(request !== undefined && 'prompt' in request && request.prompt.includes('console.log<fim_suffix>'));
  });

  it('says why it asked nothing', async () => {
    const typist = new Typist('const a = █\n', new FakeGateway());
    const rows: readonly (readonly [Partial<CompletionInput>, string])[] = [
      [{ hasSelection: true }, 'selectionActive'],
      [{ cursorCount: 2 }, 'severalCursors'],
      [{ isReadOnly: true }, 'readOnlyDocument'],
      [inputAt('const val█ue'), 'middleOfWord'],
      [inputAt('a█'), 'tooLittleText'],
    ];
    for (const [overrides, reason] of rows) assert.equal(sourceOf(await typist.ask(overrides)), reason);
    assert.equal(typist.requests(), 0);
  });

  it('obeys the switches: off is off, off for a language gives way to asking by hand', async () => {
    const completion = { ...DEFAULT_SETTINGS.completion, languages: { '*': true, javascript: false } };
    const languageOff = new Typist('const a = █\n', new FakeGateway(answers('1;')), {
      settings: { ...DEFAULT_SETTINGS, completion },
    });
    assert.equal(sourceOf(await languageOff.ask()), 'disabledForLanguage');
    assert.equal(textOf(await languageOff.ask({ trigger: 'manual' })), '1;');
    const allOff = new Typist('const a = █\n', new FakeGateway(), {
      settings: { ...DEFAULT_SETTINGS, enabled: false },
    });
    assert.equal(sourceOf(await allOff.ask({ trigger: 'manual' })), 'disabled');
  });

  it('keeps offsets right in a document with CRLF and in an excerpt', async () => {
    const typist = new Typist('function f() {\r\n  return █\r\n}\r\n', new FakeGateway(answers('1;\r\n}')));
    const outcome = await typist.ask({ textStart: 1000 });
    assert.deepEqual(outcome?.kind === 'shown' && outcome.suggestions, [
      { insertText: '1;', replaceStart: 1025, replaceEnd: 1025 },
    ]);
  });
});
