import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/endpoint/secret.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';
import { createKeyRing } from '../../../../src/host/secrets/keyRing.ts';
import { noPrograms } from '../../../support/noPrograms.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { InMemorySecrets } from '../../support/inMemorySecrets.ts';

const at = (baseUrl: string): Endpoint => ({ name: 'local', baseUrl, headers: {}, extraBody: {} });
const HERE = 'http://127.0.0.1:8080/v1';

function setUp(variables: Readonly<Record<string, string>> = {}) {
  const secrets = new InMemorySecrets();
  const remembered: string[] = [];
  const redactor = { remember: (key: string) => void remembered.push(key) };
  const keyRing = createKeyRing({ secrets, environment: fakeEnvironment(variables), redactor, programs: noPrograms });
  let changes = 0;
  keyRing.onDidChange(() => changes++);
  const keyAt = async (baseUrl: string): Promise<string | undefined> => {
    const secret = await keyRing.keyFor(at(baseUrl));
    return secret && Secret.reveal(secret);
  };
  return { secrets, keyRing, remembered, keyAt, changes: () => changes };
}

describe('key ring', () => {
  it('gives a stored key to its origin, whatever the path', async () => {
    const { keyRing, keyAt } = setUp();
    await keyRing.set(HERE, 'mine');
    assert.equal(await keyAt(HERE), 'mine');
    assert.equal(await keyAt('http://127.0.0.1:8080/other'), 'mine');
  });
  for (const elsewhere of ['http://127.0.0.1:8081/v1', 'https://127.0.0.1:8080/v1', 'http://evil.test/v1'])
    it(`gives none to ${elsewhere}, though the endpoint has the same name`, async () => {
      const { keyRing, keyAt } = setUp();
      await keyRing.set(HERE, 'mine');
      assert.equal(await keyAt(elsewhere), undefined);
    });
  it('removes a key and says where the next one comes from', async () => {
    const { keyRing, keyAt } = setUp({ OPENAI_BASE_URL: HERE, OPENAI_API_KEY: 'from-env' });
    await keyRing.set(HERE, 'mine');
    assert.equal(await keyRing.placeOf(at(HERE)), 'stored');
    await keyRing.remove(HERE);
    assert.equal(await keyAt(HERE), 'from-env');
    assert.equal(await keyRing.placeOf(at(HERE)), 'environment');
    assert.equal(await keyRing.placeOf(at('http://evil.test/v1')), 'none');
  });
  it('notices what another window does', async () => {
    const { secrets, keyRing, keyAt, changes } = setUp();
    assert.equal(await keyAt(HERE), undefined);
    await keyRing.set(HERE, 'first');
    const [slot] = await secrets.keys();
    await secrets.store(slot ?? '', 'second');
    assert.equal(await keyAt(HERE), 'second');
    assert.equal(changes(), 2);
    await secrets.store('of-another-feature', 'x');
    assert.equal(changes(), 2);
  });
  it('tells the log of every key before it leaves', async () => {
    const { keyRing, keyAt, remembered } = setUp({ OPENAI_BASE_URL: 'http://b.test/v1', OPENAI_API_KEY: 'from-env' });
    await keyRing.set(HERE, 'mine');
    assert.deepEqual(remembered, ['mine']);
    await keyAt('http://b.test/v1');
    assert.ok(remembered.includes('from-env'));
  });
});
