import assert from 'node:assert/strict';
import type { Colourer } from '../../../../../src/webview/chat/code/colourer.ts';
import { createHighlighter, type Highlighter } from '../../../../../src/webview/chat/code/highlighter.ts';
import type { FrameJob } from '../../../../../src/webview/chat/dom/frameQueue.ts';

interface Bench {
  readonly highlighter: Highlighter;
  readonly asked: string[];
  readonly faults: unknown[];
  readonly loads: () => number;
  /** Runs what waits for a frame, to its end. */
  readonly frame: () => void;
}

/** A colourer that colours whole lines red, after three steps of preparation. */
function fakeColourer(): Colourer {
  let steps = 3;
  return {
    setTheme: () => undefined,
    addLanguage: () => undefined,
    prepare: () => (steps -= 1) > 0,
    colour: (text) => ({
      parts: [{ text, colour: 'red', isItalic: false, isBold: false, isUnderlined: false }],
      after: undefined,
    }),
  };
}

function createBench(load: () => Promise<Colourer> = async () => fakeColourer()): Bench {
  const asked: string[] = [];
  const faults: unknown[] = [];
  const jobs: FrameJob[] = [];
  let loads = 0;
  const highlighter = createHighlighter({
    frames: { request: (job) => jobs.push(job), requestLater: (job) => jobs.push(job), cancel: () => undefined },
    askForGrammar: (language) => asked.push(language),
    loadColourer: () => {
      loads += 1;
      return load();
    },
    reportFault: (error) => faults.push(error),
  });
  const frame = (): void => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) while (job());
  };
  return { highlighter, asked, faults, loads: () => loads, frame };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const grammar = { type: 'grammar', language: 'ts', scopeName: 's', grammars: [{}] } as const;

describe('createHighlighter', () => {
  it('asks for each language once, and for none without a name', () => {
    const { highlighter, asked } = createBench();
    for (const language of ['ts', 'ts', '', '__proto__']) highlighter.colour('a', language, undefined);
    assert.deepEqual(asked, ['ts', '__proto__']);
  });

  it('asks for no more languages than a person would use', () => {
    const { highlighter, asked } = createBench();
    for (let count = 0; count < 500; count += 1) highlighter.colour('a', `language${count}`, undefined);
    assert.equal(asked.length, 64);
  });

  it('loads the engine with the first grammar, and tells when colours are ready', async () => {
    const { highlighter, loads, frame } = createBench();
    let told = 0;
    highlighter.onDidChange(() => (told += 1));
    assert.equal(highlighter.colour('a', 'ts', undefined), undefined);
    highlighter.addGrammar(grammar);
    highlighter.addGrammar({ ...grammar, language: 'js' });
    await settle();
    assert.equal(told, 0);
    frame();
    assert.equal(loads(), 1);
    assert.ok(told > 0);
    assert.equal(highlighter.colour('a', 'ts', undefined)?.parts[0]?.colour, 'red');
  });

  it('loads nothing for a language that the host does not know', () => {
    const { highlighter, loads } = createBench();
    highlighter.addGrammar({ ...grammar, grammars: [] });
    assert.equal(loads(), 0);
  });

  it('tells of another theme, until nobody listens', () => {
    const { highlighter } = createBench();
    let told = 0;
    const stop = highlighter.onDidChange(() => (told += 1));
    highlighter.setTheme({ kind: 'light' });
    stop();
    highlighter.setTheme({ kind: 'dark' });
    assert.equal(told, 1);
  });

  it('reports an engine that cannot be loaded', async () => {
    const fault = new Error('no chunk');
    const { highlighter, faults } = createBench(() => Promise.reject(fault));
    highlighter.addGrammar(grammar);
    await settle();
    assert.deepEqual(faults, [fault]);
  });
});
