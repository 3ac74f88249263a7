import assert from 'node:assert/strict';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { answers, Typist } from '../../../support/typist.ts';

describe('prefetchNext', () => {
  /** Prompts that have gone out 210 ms after `price` was shown, 90 ms after which this was typed. */
  async function promptsAfter(typed: string): Promise<readonly string[]> {
    const typist = new Typist('const sum = █;\n', new FakeGateway(answers('price'), answers(' + tax')));
    await typist.ask();
    await typist.clock.advance(90);
    if (typed !== '') await typist.key(typed);
    await typist.clock.advance(120);
    return typist.gateway.calls.map(({ request }) => ('prompt' in request ? request.prompt : ''));
  }
  async function checkPrepared(typed: string, expected: boolean): Promise<void> {
    const [, ahead] = await promptsAfter(typed);
    assert.equal(ahead?.includes('const sum = price<fim_suffix>') === true, expected);
  }

  it('asks what comes after a suggestion that stays shown', () => checkPrepared('', true));
  it('asks while the suggestion is typed through', () => checkPrepared('p', true));
  it('asks nothing when the typing has left the suggestion meanwhile', () => checkPrepared('q', false));
});
