import assert from 'node:assert/strict';
import { parseWrittenPlace, type WrittenPlace } from '../../../../src/core/util/writtenPlace.ts';
import { processorMs } from '../../../support/processorMs.ts';

function checkPlace(written: string, expected: WrittenPlace): void {
  assert.deepEqual(parseWrittenPlace(written), expected);
}

describe('parseWrittenPlace', () => {
  const path = 'src/a.ts';
  const rows: readonly (readonly [written: string, expected: WrittenPlace])[] = [
    ['src/a.ts', { path }],
    [' src/a.ts ', { path }],
    ['src/a.ts:12', { path, line: 12 }],
    ['src/a.ts:12:5', { path, line: 12, column: 5 }],
    ['src/a.ts:12-30', { path, line: 12, endLine: 30 }],
    ['src/a.ts:12–30', { path, line: 12, endLine: 30 }],
    ['src/a.ts:12:5-30:2', { path, line: 12, column: 5, endLine: 30 }],
    ['src/a.ts:L12-L30', { path, line: 12, endLine: 30 }],
    ['src/a.ts#L12', { path, line: 12 }],
    ['src/a.ts#L12-L30', { path, line: 12, endLine: 30 }],
    ['src/a.ts#L12C5-L30C2', { path, line: 12, column: 5, endLine: 30 }],
    ['src/a.ts(12)', { path, line: 12 }],
    ['src/a.ts(12,5)', { path, line: 12, column: 5 }],
    ['src/a.ts, line 12', { path, line: 12 }],
    ['src/a.ts line 12', { path, line: 12 }],
    ['src/a.ts lines 12-30', { path, line: 12, endLine: 30 }],
    ['src/a.ts (lines 12 to 30)', { path, line: 12, endLine: 30 }],
    ['src/a.ts L12-30', { path, line: 12, endLine: 30 }],
    ['12:30:src/a.ts', { path, line: 12, endLine: 30 }],
    ['C:\\work\\a.ts:7', { path: 'C:\\work\\a.ts', line: 7 }],
    ['app/(group)/page.tsx:3', { path: 'app/(group)/page.tsx', line: 3 }],
    ['my file.ts:3', { path: 'my file.ts', line: 3 }],
    ['src/a.ts:0', { path: 'src/a.ts:0' }],
    ['src/a.ts:30-12', { path, line: 30 }],
    ['src/a.ts:123456789', { path: 'src/a.ts:123456789' }],
    ['localhost:3000', { path: 'localhost', line: 3000 }],
    [':12', { path: ':12' }],
    ['12:30', { path: '12', line: 30 }],
    ['', { path: '' }],
  ];
  for (const [written, expected] of rows) it(`reads ${JSON.stringify(written)}`, () => checkPlace(written, expected));

  it('takes no long time over hostile text', () => {
    const tookMs = processorMs(() => {
      parseWrittenPlace(': '.repeat(150));
      parseWrittenPlace('('.repeat(300));
    });
    assert.ok(tookMs < 100, `${tookMs} ms`);
  });
});
