import assert from 'node:assert/strict';
import { parsePastedEndpoint } from '../../../../src/core/connect/parsePastedEndpoint.ts';
import { PRESETS, presetOfKey, presetOfSite } from '../../../../src/core/connect/presets.ts';
import { detectDialect } from '../../../../src/core/endpoint/dialects/detectDialect.ts';
import { normaliseBaseUrl } from '../../../../src/core/settings/normaliseBaseUrl.ts';

const complete = PRESETS.filter(({ baseUrl }) => !baseUrl.includes('…'));

describe('presets', () => {
  it('have different names and addresses', () => {
    assert.equal(new Set(PRESETS.map(({ name }) => name.toLowerCase())).size, PRESETS.length);
    assert.equal(new Set(PRESETS.map(({ baseUrl }) => baseUrl)).size, PRESETS.length);
  });

  for (const preset of complete)
    it(`${preset.name} is its own address when pasted, with and without its path`, () => {
      assert.deepEqual(normaliseBaseUrl(preset.baseUrl), { ok: true, baseUrl: preset.baseUrl });
      for (const text of [preset.baseUrl, `${preset.baseUrl}/chat/completions`, new URL(preset.baseUrl).origin]) {
        const result = parsePastedEndpoint(text);
        assert.equal(result.kind === 'endpoint' && result.proposal.endpoint.baseUrl, preset.baseUrl, text);
        if (preset.place === 'hosted')
          assert.equal(result.kind === 'endpoint' && result.proposal.endpoint.name, preset.name);
      }
    });

  it('are spoken to in the manners of their family', () => {
    for (const { name, baseUrl, dialect } of complete) assert.equal(detectDialect(baseUrl), dialect, name);
  });

  it('tell, when hosted, where to get a key and under which variable it is kept', () => {
    for (const { name, place, keyPage, keyVariable } of PRESETS) {
      assert.equal(keyPage?.startsWith('https://') ?? false, place === 'hosted', name);
      assert.equal(/^[A-Z_]+_API_KEY$/.test(keyVariable ?? ''), place === 'hosted', name);
    }
  });

  it('listen, when local, on loopback at a port that no other family claims', () => {
    const local = PRESETS.filter(({ place }) => place === 'local');
    for (const { name, baseUrl, ports } of local)
      assert.ok(ports?.includes(Number(new URL(baseUrl).port)) && baseUrl.startsWith('http://127.0.0.1:'), name);
    const ports = local.flatMap((preset) => preset.ports ?? []);
    assert.equal(new Set(ports).size, ports.length);
  });

  it('never take the host of an API for a web page', () => {
    for (const { baseUrl } of complete) assert.equal(presetOfSite(new URL(baseUrl).hostname), undefined, baseUrl);
  });

  it('tell each key prefix from all others, and guess none', () => {
    for (const prefix of ['fw_', 'sk-proj-', 'gsk_', 'sk-or-', 'xai-', 'AIza', 'sk-ant-', 'tgp_'])
      assert.equal(PRESETS.filter(({ keyPattern }) => keyPattern?.test(`${prefix}x`)).length, 1, prefix);
    for (const key of ['sk-0123456789', 'hf_x', 'x']) assert.equal(presetOfKey(key), undefined, key);
  });
});
