import assert from 'node:assert/strict';
import { chooseEndpoint } from '../../../../scripts/start/chooseEndpoint.ts';
import { findLocalServers } from '../../../../scripts/start/findLocalServers.ts';
import { startScriptedEndpoint } from '../../../support/scriptedEndpoint.ts';

describe('chooseEndpoint', () => {
  for (const variable of ['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'OPENAI_API_KEY', 'FIREWORKS_API_KEY'])
    it(`leaves everything to the environment when it holds ${variable}`, async () => {
      const endpoint = await chooseEndpoint({ [variable]: 'x' }, '/nowhere');
      assert.deepEqual(endpoint.settings, {});
      assert.equal(endpoint.isPractice, false);
      assert.match(endpoint.description, new RegExp(variable));
    });

  it('starts the practice model otherwise, also when a variable is blank', async () => {
    const endpoint = await chooseEndpoint({ OPENAI_API_KEY: ' ' }, '/nowhere');
    try {
      const url = /http:\S+/.exec(endpoint.description)?.[0] ?? '';
      assert.deepEqual(endpoint.settings, { 'interline.endpoints': { Practice: { baseUrl: url } } });
      assert.equal((await fetch(`${url}/models`)).status, 200);
    } finally {
      await endpoint.close();
    }
  });
});

describe('findLocalServers', () => {
  it('names a server by its list of models, not by its port alone', async () => {
    const server = await startScriptedEndpoint();
    try {
      const port = Number(new URL(server.url).port);
      server.respond({ chunks: ['{"object":"list","data":[{"id":"llama3"}]}'] });
      assert.deepEqual(await findLocalServers([[port, 'Ollama']]), [
        { name: 'Ollama', baseUrl: server.url, model: 'llama3' },
      ]);
      server.respond({ chunks: ['<html>another program</html>'] });
      assert.deepEqual(await findLocalServers([[port, 'Ollama']]), []);
    } finally {
      await server.close();
    }
    assert.deepEqual(await findLocalServers([[1, 'nobody']]), []);
  });
});
