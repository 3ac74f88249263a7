import assert from 'node:assert/strict';
import {
  SlownessWatch,
  slownessSentence,
  type SpeedSample,
} from '../../../../../src/core/completion/advice/slowness.ts';

const answered = (firstTextMs: number, endedMs: number): SpeedSample => ({
  endpoint: 'home',
  model: 'big',
  firstTextMs,
  firstLineMs: undefined,
  endedMs,
  wasAbandoned: false,
});
const abandoned = (endedMs: number): SpeedSample => ({
  ...answered(0, endedMs),
  firstTextMs: undefined,
  wasAbandoned: true,
});

/** After which sample something is told (counted from 1), and what. */
function checkSlowness(name: string, samples: readonly SpeedSample[], expected: { at?: number; words?: RegExp }): void {
  it(name, () => {
    const watch = new SlownessWatch();
    const told = samples.map((sample) => watch.note(sample));
    const at = told.findIndex((slow) => slow !== undefined);
    assert.equal(at < 0 ? undefined : at + 1, expected.at);
    assert.equal(told.filter((slow) => slow !== undefined).length, at < 0 ? 0 : 1, 'once');
    const slow = told[at];
    if (slow) assert.match(slownessSentence(slow), expected.words ?? /^$/);
  });
}

const times = (count: number, sample: SpeedSample): readonly SpeedSample[] =>
  Array.from({ length: count }, () => sample);

describe('SlownessWatch', () => {
  checkSlowness('tells once, after ten slow ones', times(30, answered(2500, 3000)), {
    at: 10,
    words: /^Suggestions from big at "home" usually take 3\.0 s.*shorter prompt/,
  });
  checkSlowness('knows slow words from a slow start', times(10, answered(300, 4000)), {
    at: 10,
    words: /words come slowly/,
  });
  checkSlowness('is quiet below that', times(9, answered(2500, 3000)), {});
  checkSlowness('is quiet when it is fast', times(30, answered(200, 900)), {});
  checkSlowness('lets a few slow ones pass', [...times(6, answered(200, 900)), ...times(4, answered(9000, 9900))], {});
  checkSlowness('counts those that were given up after long silence', times(10, abandoned(2600)), {
    at: 10,
    words: /2\.6 s/,
  });
  checkSlowness('does not count those that were given up early', times(30, abandoned(1900)), {});
  checkSlowness('takes the first line for what is shown', times(10, { ...answered(300, 9000), firstLineMs: 500 }), {});
  it('tells endpoints and models apart', () => {
    const watch = new SlownessWatch();
    const slow = answered(2500, 3000);
    for (const model of ['a', 'b'])
      times(9, { ...slow, model }).forEach((sample) => assert.equal(watch.note(sample), undefined));
    assert.equal(watch.note({ ...slow, model: 'a' })?.model, 'a');
  });
});
