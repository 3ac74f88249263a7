import assert from 'node:assert/strict';
import type { Target } from '../../../../src/core/endpoint/modelGateway.ts';
import type { Role } from '../../../../src/core/settings/endpoint.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { answers, Typist } from '../../../support/typist.ts';

/** Takes its time to find out which model is asked. */
class SlowToResolve extends FakeGateway {
  readonly #clock: FakeClock;
  constructor(clock: FakeClock, texts: readonly string[]) {
    super(...texts.map((text) => answers(text)));
    this.#clock = clock;
  }
  override async resolveTarget(role: Role): Promise<Target> {
    await new Promise<void>((resolve) => this.#clock.setTimer(resolve, 8));
    return super.resolveTarget(role);
  }
}

describe('startAsking', () => {
  /** Requests that have gone out so long after the second key. */
  async function requestsAfter(elapsedMs: number): Promise<number> {
    const clock = new FakeClock();
    const typist = new Typist('█ = 1\n', new SlowToResolve(clock, ['x', 'y']), { clock });
    await typist.key('a');
    await clock.advance(90);
    void typist.key('b');
    await clock.advance(elapsedMs);
    return typist.requests();
  }

  it('prepares a request while it waits, so that it goes out when the wait is over', async () => {
    assert.equal(await requestsAfter(164), 1);
    assert.equal(await requestsAfter(165), 2);
  });
});
