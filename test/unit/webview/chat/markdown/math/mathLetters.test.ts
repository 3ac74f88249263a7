import assert from 'node:assert/strict';
import { mathLetters } from '../../../../../../src/webview/chat/markdown/math/mathLetters.ts';

describe('mathLetters', () => {
  const rows: readonly (readonly [variant: string, text: string, expected: string])[] = [
    ['double-struck', 'RNAk1', 'ℝℕ𝔸𝕜𝟙'],
    ['bold', 'Ax0Ωα', '𝐀𝐱𝟎𝛀𝛂'],
    ['script', 'LAeb', 'ℒ𝒜ℯ𝒷'],
    ['fraktur', 'Cg', 'ℭ𝔤'],
    ['monospace', 'z9', '𝚣𝟿'],
    ['sans-serif', 'Z', '𝖹'],
    ['bold', '→', '→'],
    ['unheard-of', 'A', 'A'],
    ['__proto__', 'A', 'A'],
  ];
  for (const [variant, text, expected] of rows)
    it(`writes ${text} in ${variant}`, () => assert.equal(mathLetters(text, variant), expected));
});
