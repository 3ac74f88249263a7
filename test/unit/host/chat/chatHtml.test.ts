import assert from 'node:assert/strict';
import { chatHtml, type Translations } from '../../../../src/host/chat/chatHtml.ts';

/** What the page reads as its translations: the text of the one data block, which ends where a browser would end it. */
function checkTranslations(translations: Translations | undefined): void {
  const html = chatHtml({ nonce: 'n', cspSource: 'c', scriptUri: 's', styleUri: 't', language: 'de', translations });
  const start = '<script type="application/json" id="translations">';
  const from = html.indexOf(start);
  if (translations === undefined) assert.equal(from, -1);
  else {
    const json = html.slice(from + start.length, html.indexOf('</script', from));
    assert.doesNotMatch(json, /<!--|<script/);
    assert.deepEqual(JSON.parse(json), translations);
  }
}

function checkDirection(language: string, expected: 'ltr' | 'rtl'): void {
  const html = chatHtml({ nonce: 'n', cspSource: 'c', scriptUri: 's', styleUri: 't', language });
  assert.ok(html.includes(`<html lang="${language}" dir="${expected}">`), language);
}

describe('chatHtml', () => {
  it('follows the direction of the display language', () => {
    for (const language of ['en', 'de', 'pt-br', 'zh-cn', '']) checkDirection(language, 'ltr');
    for (const language of ['ar', 'he', 'fa-ir', 'UR']) checkDirection(language, 'rtl');
  });
  it('carries no translations in English', () => checkTranslations(undefined));
  it('carries the translations of another language', () => checkTranslations({ Send: 'Senden' }));
  it('lets no word end the block or open another', () =>
    checkTranslations({ a: '</script><script>alert(1)</script>', b: '<!--<script>' }));
});
