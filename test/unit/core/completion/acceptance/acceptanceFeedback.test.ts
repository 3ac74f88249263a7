import assert from 'node:assert/strict';
import { createAcceptanceLedger } from '../../../../../src/core/completion/acceptance/acceptanceLedger.ts';
import { parseAcceptance } from '../../../../../src/core/completion/acceptance/acceptanceStatistics.ts';

/** Keeps one text, as the editor's storage does. */
function inMemoryStore(text?: string) {
  let kept = text;
  return { read: () => kept, write: (next: string) => void (kept = next) };
}

interface Run {
  readonly shown: number;
  readonly taken: number;
  readonly lines?: number;
}

function ledgerAfter(runs: readonly Run[], store = inMemoryStore()) {
  const ledger = createAcceptanceLedger(store);
  for (const { shown, taken, lines = 1 } of runs)
    for (let index = 0; index < shown; index += 1) {
      // Spread evenly, the last one taken first.
      const isTaken = Math.floor(((index + 1) * taken) / shown) > Math.floor((index * taken) / shown);
      ledger.record({
        languageId: 'rust',
        lines,
        taken: isTaken ? 'whole' : 'none',
        takenText: isTaken ? 'let a;' : '',
      });
    }
  return ledger;
}

/** Factor of the wait, rounded, and whether short suggestions are preferred. */
function checkFeedback(name: string, runs: readonly Run[], expected: { factor: number; short?: boolean }): void {
  it(name, () => {
    const ledger = ledgerAfter(runs);
    assert.equal(Math.round(ledger.waitFactor('rust') * 10) / 10, expected.factor);
    assert.equal(ledger.prefersShort('rust'), expected.short ?? false);
    assert.equal(ledger.waitFactor('go'), 1, 'other languages are untouched');
  });
}

describe('what acceptance changes', () => {
  checkFeedback('nothing while little is known', [{ shown: 29, taken: 0 }], { factor: 1 });
  checkFeedback('waits longest where nothing is taken', [{ shown: 30, taken: 0 }], { factor: 1.6 });
  checkFeedback('waits somewhat longer where little is taken', [{ shown: 50, taken: 5 }], { factor: 1.3 });
  checkFeedback('is neutral where every fourth is taken', [{ shown: 60, taken: 15 }], { factor: 1 });
  checkFeedback(
    'forgets an old habit',
    [
      { shown: 100, taken: 0 },
      { shown: 100, taken: 50 },
    ],
    { factor: 1 },
  );
  checkFeedback(
    'prefers short ones where long ones are hardly taken',
    [
      { shown: 30, taken: 10 },
      { shown: 20, taken: 1, lines: 4 },
    ],
    { factor: 1, short: true },
  );
  checkFeedback(
    'not where long ones are taken too',
    [
      { shown: 30, taken: 10 },
      { shown: 20, taken: 4, lines: 4 },
    ],
    { factor: 1 },
  );
  checkFeedback(
    'not where few long ones were shown',
    [
      { shown: 30, taken: 10 },
      { shown: 14, taken: 0, lines: 4 },
    ],
    { factor: 1 },
  );
  checkFeedback(
    'not where short ones are hardly taken either',
    [
      { shown: 30, taken: 1 },
      { shown: 20, taken: 0, lines: 4 },
    ],
    { factor: 1.6 },
  );
});

describe('AcceptanceLedger', () => {
  it('adds up, and shares its store with other windows', () => {
    const store = inMemoryStore();
    const [one, other] = [createAcceptanceLedger(store), createAcceptanceLedger(store)];
    one.record({ languageId: 'go', lines: 2, taken: 'whole', takenText: 'a\nb' });
    other.record({ languageId: 'go', lines: 1, taken: 'part', takenText: 'ab' });
    const { shown, accepted, partly, characters, lines } = one.statistics['go'] ?? assert.fail();
    assert.deepEqual(
      { shown, accepted, partly, characters, lines },
      { shown: 2, accepted: 1, partly: 1, characters: 5, lines: 3 },
    );
  });
  it('starts afresh when it is told to', () => {
    const ledger = ledgerAfter([{ shown: 40, taken: 0 }]);
    let told = 0;
    ledger.onDidChange(() => (told += 1));
    ledger.reset();
    assert.deepEqual([ledger.statistics, ledger.waitFactor('rust'), told], [{}, 1, 1]);
  });
  it('lives with a damaged store', () => {
    assert.deepEqual(createAcceptanceLedger(inMemoryStore('{"go":')).statistics, {});
    assert.deepEqual(parseAcceptance({ go: { shown: -1 }, c: 'x', __proto__: null }), {});
  });
  it('knows no language by the names that every object has', () => {
    assert.equal(ledgerAfter([]).waitFactor('constructor'), 1);
  });
});
