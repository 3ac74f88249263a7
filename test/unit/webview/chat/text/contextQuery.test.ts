import assert from 'node:assert/strict';
import type { ContextKind } from '../../../../../src/core/context/contextKind.ts';
import { contextCall } from '../../../../../src/webview/chat/text/contextQuery.ts';

const KINDS = new Map<string, ContextKind>([
  ['file', 'file'],
  ['code', 'code'],
]);

/** The cursor is `█`; expected is what would be cut out, and how it is understood. */
function checkCall(text: string, expected: string | undefined): void {
  it(`${JSON.stringify(text)}: ${expected ?? 'no call'}`, () => {
    const plain = text.replace('█', '');
    const call = contextCall(plain, text.indexOf('█'), KINDS);
    assert.equal(call && `${plain.slice(call.start, call.end)} | ${call.kind ?? 'any'} | ${call.query}`, expected);
  });
}

describe('contextCall', () => {
  checkCall('@█', '@ | any | ');
  checkCall('@car█', '@car | any | car');
  checkCall('see @car█ now', '@car | any | car');
  checkCall('see\n@src/car█', '@src/car | any | src/car');
  checkCall('@file █', '@file  | file | ');
  checkCall('@file src car█', '@file src car | file | src car');
  checkCall(
    'why? @code how is the total computed█',
    '@code how is the total computed | code | how is the total computed',
  );
  checkCall('@code how\nis█', undefined);
  checkCall('@car and more█', undefined);
  checkCall('me@example.org█', undefined);
  checkCall('@ █', undefined);
  checkCall('car█', undefined);
  checkCall('@car @fi█', '@fi | any | fi');
  checkCall('@file car @code to█', '@code to | code | to');
  checkCall('see @car█et', '@car | any | car');
});
