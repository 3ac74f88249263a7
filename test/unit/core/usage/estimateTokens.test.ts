import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { processorMs } from '../../../support/processorMs.ts';

interface TrueCounts {
  /** By a vocabulary of 200 000 entries (o200k). */
  readonly large: number;
  /** By one of 50 000 entries (p50k), about the size of StarCoder's. */
  readonly small: number;
}

/** The estimate lies between the two true counts, give or take a quarter. */
function checkEstimate(name: string, text: string, counts: TrueCounts): void {
  it(name, () => {
    const estimate = estimateTokens(text);
    const low = Math.floor(counts.large * 0.75);
    const high = Math.ceil(counts.small * 1.25);
    assert.ok(estimate >= low && estimate <= high, `${estimate} is not within ${low} and ${high}`);
  });
}

describe('estimateTokens', () => {
  checkEstimate('a function head', 'def say_hello_world():', { large: 6, small: 7 });
  checkEstimate(
    'English prose',
    'Inline suggestions on or off, everywhere. The quick brown fox jumps over the lazy dog, and the characteristically verbose documentation continues for another sentence.',
    { large: 29, small: 31 },
  );
  checkEstimate('indented code', 'class A:\n    def b(self):\n        for i in range(10):\n            print(i)\n', {
    large: 20,
    small: 26,
  });
  checkEstimate('Chinese', '这个扩展可以在任何兼容的服务器上工作,并且在状态栏中显示令牌的使用情况。', {
    large: 26,
    small: 68,
  });
  checkEstimate(
    'Japanese',
    'この拡張機能は、互換性のあるサーバーで動作し、ステータスバーにトークンの使用量を表示します。',
    {
      large: 36,
      small: 58,
    },
  );
  checkEstimate('Korean', '이 확장은 호환되는 모든 서버에서 작동하며 상태 표시줄에 토큰 사용량을 표시합니다.', {
    large: 24,
    small: 103,
  });
  checkEstimate(
    'Russian',
    'Это расширение работает с любым совместимым сервером и показывает расход токенов в строке состояния.',
    {
      large: 23,
      small: 107,
    },
  );
  checkEstimate(
    'German',
    'Die Erweiterung läuft auf jedem kompatiblen Server und zeigt den Verbrauch in der Statusleiste an.',
    {
      large: 21,
      small: 35,
    },
  );
  checkEstimate('Arabic', 'هذا الامتداد يعمل على أي خادم متوافق ويعرض استخدام الرموز في شريط الحالة.', {
    large: 21,
    small: 73,
  });
  checkEstimate('emoji', '🎉🚀 done 👍🏽', { large: 8, small: 12 });
  checkEstimate('numbers', '3.14159265358979, 2.71828182845904, 1.41421356237309', { large: 25, small: 26 });
  checkEstimate('a hash', 'd41d8cd98f00b204e9800998ecf8427e', { large: 19, small: 19 });

  it('nothing is no token', () => {
    assert.equal(estimateTokens(''), 0);
  });
  it('camelCase is several pieces', () => {
    assert.equal(estimateTokens('registerBackgroundPainter'), 5);
  });
  it('more text is never fewer tokens', () => {
    const text = 'const añb = foo(12, "値 🎉");\n\n\t  return añb;\r\n';
    for (let end = 1; end <= text.length; end++)
      assert.ok(estimateTokens(text.slice(0, end)) >= estimateTokens(text.slice(0, end - 1)), text.slice(0, end));
  });
  it('a megabyte takes no noticeable time', () => {
    const text = 'let value = compute(input);\n'.repeat(40_000);
    const tookMs = processorMs(() => {
      estimateTokens(text);
    });
    assert.ok(tookMs < 500, `${tookMs} ms`);
  });
});
