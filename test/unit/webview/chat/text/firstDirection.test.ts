import assert from 'node:assert/strict';
import { firstDirection } from '../../../../../src/webview/chat/text/firstDirection.ts';

function checkDirection(text: string, expected: ReturnType<typeof firstDirection>): void {
  assert.equal(firstDirection(text), expected, text);
}

describe('firstDirection', () => {
  it('goes by the first letter, wherever it stands', () => {
    checkDirection('plain words', 'ltr');
    checkDirection('1. «السطر» first', 'rtl');
    checkDirection('42 — first, then שלום', 'ltr');
    checkDirection('日本語', 'ltr');
  });
  it('knows the scripts that are written from the right', () => {
    for (const text of ['שלום', 'سطر', 'ܐܪܡܝܐ', 'ދިވެހި', 'ߒߞߏ', 'ﺳﻄﺮ', '\u{10D01}', '\u{1E900}'])
      checkDirection(text, 'rtl');
  });
  it('says nothing where there is no letter', () => {
    checkDirection('', undefined);
    checkDirection('[ ] 12 € 🎉', undefined);
  });
});
