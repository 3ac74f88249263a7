import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type RequestPreset, type Settings } from '../../../../src/core/settings/settings.ts';
import { settled } from '../../../support/fakeClock.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';
import { answers, DONE, gate, sourceOf, textOf, Typist } from '../../../support/typist.ts';

/** The editor asks so long after a key. */
const EDITOR_MS = 50;

const typing = (marked: string, requests: RequestPreset, ...scripts: GatewayScript[]): Typist => {
  const settings: Settings = { ...DEFAULT_SETTINGS, completion: { ...DEFAULT_SETTINGS.completion, requests } };
  return new Typist(marked, new FakeGateway(...scripts), { settings });
};
const says = (text: string): GatewayScript[number] => ({ type: 'text', text });

describe('anticipate', () => {
  it('asks at the key, and the editor’s question finds the answer', async () => {
    const typist = typing('const total =█\n', 'local', answers('price;'));
    typist.press(' ');
    await typist.clock.advance(EDITOR_MS);
    assert.equal(typist.requests(), 1);
    assert.equal(textOf(await typist.ask()), 'price;');
    assert.equal(typist.requests(), 1);
  });

  it('asks once for a key and the question that follows it', async () => {
    for (const preset of ['local', 'shared'] as const) {
      const never = gate();
      const typist = typing('const total =█\n', preset, [never.opened], [never.opened]);
      for (const key of ' x') {
        typist.press(key);
        await typist.clock.advance(EDITOR_MS);
        void typist.start();
        await typist.clock.advance(40);
      }
      await typist.clock.advance(1500);
      assert.equal(typist.requests(), 2, preset);
    }
  });

  it('sends nothing later for an editor that does not ask', async () => {
    const typist = typing('const total █\n', 'shared', answers('a'), answers('b'));
    typist.press('=');
    await typist.clock.advance(90);
    typist.press(' ');
    await typist.clock.advance(2000);
    assert.equal(typist.requests(), 1, 'the first key after a pause alone');
    for (const key of 'abcdef') {
      typist.press(key);
      await typist.clock.advance(700);
    }
    assert.equal(typist.requests(), 1, 'an editor that never asks wants nothing');
  });

  it('begins again when the editor asks again', async () => {
    const typist = typing('const total █\n', 'local', answers('a'), answers('x'), answers('y'), answers('z'));
    typist.press('=');
    await typist.clock.advance(1000);
    typist.press(' ');
    await typist.clock.advance(1000);
    const before = typist.requests();
    await typist.ask();
    typist.press('(');
    await typist.clock.advance(10);
    assert.ok(typist.requests() > before);
  });

  it('leaves a new request its time when that of an older one is over', async () => {
    const never = gate();
    const typist = typing('const total =█\n', 'local', [never.opened], [never.opened]);
    typist.press(' ');
    await typist.clock.advance(EDITOR_MS);
    void typist.start();
    await typist.clock.advance(40);
    typist.leave();
    await settled();
    await typist.clock.advance(390);
    typist.press('x');
    await typist.clock.advance(5);
    await typist.clock.advance(15);
    assert.deepEqual([typist.requests(), typist.isAborted(0), typist.isAborted(1)], [2, true, false]);
    await typist.clock.advance(30);
    void typist.start();
    await typist.clock.advance(1500);
    assert.deepEqual([typist.requests(), typist.isAborted(1)], [2, false], 'the question joins it');
    typist.leave();
    await settled();
    await typist.clock.advance(400);
    assert.equal(typist.isAborted(1), true);
  });

  it('gives up a request for which nobody comes', async () => {
    const never = gate();
    const typist = typing('const total =█\n', 'local', [never.opened]);
    typist.press(' ');
    await typist.clock.advance(10);
    assert.equal(typist.isAborted(0), false);
    await typist.clock.advance(1000);
    assert.equal(typist.isAborted(0), true);
  });
});

describe('two requests under way', () => {
  it('shows the older answer when it proves right, and asks no more', async () => {
    const older = gate();
    const newer = gate();
    const typist = typing('const total =█\n', 'local', [older.opened, says('price;'), DONE], [newer.opened, says('x')]);
    typist.press(' ');
    await typist.clock.advance(90);
    typist.press('p');
    await typist.clock.advance(EDITOR_MS);
    const asked = typist.start();
    await settled();
    assert.equal(typist.requests(), 2);
    await older.open();
    assert.equal(textOf(await asked), 'rice;');
    assert.equal(sourceOf(await asked), 'typedThrough');
  });

  it('takes the newer one when the older disagrees', async () => {
    const older = gate();
    const newer = gate();
    const scripts: GatewayScript[] = [
      [older.opened, says('price;'), DONE],
      [newer.opened, says('um(x);'), DONE],
    ];
    const typist = typing('const total =█\n', 'local', ...scripts, answers(''));
    typist.press(' ');
    await typist.clock.advance(90);
    typist.press('s');
    await typist.clock.advance(EDITOR_MS);
    const asked = typist.start();
    await settled();
    await older.open();
    assert.equal(typist.isAborted(0), true);
    await newer.open();
    assert.equal(textOf(await asked), 'um(x);');
    assert.equal(typist.requests(), 2);
  });

  it('has at most two that have not said a word, until the typing rests', async () => {
    const never = gate();
    const typist = typing('const total =█\n', 'local', ...Array.from({ length: 4 }, () => [never.opened]));
    for (const key of ' abc') {
      typist.press(key);
      void typist.start();
      await typist.clock.advance(60);
    }
    assert.equal(typist.requests(), 2);
    await typist.clock.advance(150);
    assert.equal(typist.requests(), 3);
    assert.deepEqual(
      [0, 1, 2].map((index) => typist.isAborted(index)),
      [false, true, false],
    );
  });

  it('gives way to the next key at once where requests are free and the endpoint is known to answer', async () => {
    const never = gate();
    const silent = Array.from({ length: 9 }, (): GatewayScript => [never.opened]);
    const typist = typing('const total =█\n', 'local', answers('x'), answers(''), ...silent);
    await typist.ask();
    await typist.clock.advance(1000);
    for (const key of ' abc') {
      typist.press(key);
      void typist.start();
      await typist.clock.advance(60);
    }
    assert.deepEqual(
      typist.gateway.calls.slice(-4).map(({ options }) => options.signal.aborted),
      [true, true, true, false],
    );
  });

  it('is one where every token is paid for', async () => {
    const never = gate();
    const typist = typing('const total =█\n', 'metered', [never.opened], [never.opened]);
    typist.press(' ');
    void typist.start();
    await typist.clock.advance(90);
    typist.press('a');
    void typist.start();
    await typist.clock.advance(800);
    assert.equal(typist.requests(), 1);
  });
});

describe('what comes after an acceptance', () => {
  const line = 'const total = █\n';
  /** By then the suggestion is on the screen. */
  const PAINTED_MS = 40;

  it('is asked for while the suggestion is only shown, and is there at once', async () => {
    const typist = typing(line, 'local', answers('a + b;'), answers('\nconst next = total;\n'));
    assert.equal(textOf(await typist.ask()), 'a + b;');
    await typist.clock.advance(PAINTED_MS);
    assert.equal(typist.requests(), 2);
    const prompts = typist.gateway.calls.map(({ request }) => ('prompt' in request ? request.prompt : ''));
    assert.ok(prompts[1]?.includes('const total = a + b;<fim_suffix>'), prompts[1]);
    typist.accept('a + b;');
    assert.equal(textOf(await typist.ask()), '\nconst next = total;');
    assert.equal(textOf(await typist.ask()), '\nconst next = total;', 'asked again at the same place');
  });

  it('is joined when it is still on its way', async () => {
    const rest = gate();
    const typist = typing(line, 'local', answers('a;'), [rest.opened, says('\nb();'), DONE], answers(''));
    await typist.ask();
    await typist.clock.advance(PAINTED_MS);
    typist.accept('a;');
    const asked = typist.start();
    await rest.open();
    assert.equal(textOf(await asked), '\nb();');
  });

  it('waits in the shared preset until the suggestion has been looked at, and typing through leads to the same', async () => {
    const typist = typing(line, 'shared', answers('a;'), answers('\nb();'));
    await typist.ask();
    await typist.clock.advance(150);
    assert.equal(typist.requests(), 1);
    await typist.key('a');
    await typist.clock.advance(100);
    assert.equal(typist.requests(), 2);
    await typist.key(';');
    assert.equal(textOf(await typist.ask()), '\nb();');
    assert.equal(typist.requests(), 2);
  });

  it('is never asked for ahead where every token is paid for', async () => {
    const typist = typing(line, 'metered', answers('a;'));
    await typist.ask();
    await typist.clock.advance(5000);
    assert.equal(typist.requests(), 1);
  });

  it('is given up when the typing goes another way', async () => {
    const never = gate();
    const typist = typing(line, 'local', answers('a;'), [never.opened], answers('x;'), answers(''));
    await typist.ask();
    await typist.clock.advance(PAINTED_MS);
    await typist.key('z');
    await typist.clock.advance(PAINTED_MS);
    assert.equal(typist.isAborted(1), true);
  });

  it('is not looked for beyond the line when nothing was accepted', async () => {
    const typist = typing('const total = a;█\n', 'metered', answers('\nconst next = total;\n'));
    assert.equal(textOf(await typist.ask()), undefined);
  });

  it('keeps the line ends of the document', async () => {
    const typist = typing('function f() {█\r\n}\r\n', 'local', answers('\n  a();\n  b();'), answers(''));
    await typist.ask();
    await typist.clock.advance(PAINTED_MS);
    const request = typist.gateway.calls[1]?.request;
    assert.ok(
      request !== undefined && 'prompt' in request && request.prompt.includes('f() {\n  a();\n  b();<fim_suffix>'),
    );
  });
});
