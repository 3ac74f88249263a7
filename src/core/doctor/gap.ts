import type { FimParts } from '../fim/fimTemplate.ts';

/** A text with a hole whose filling is known. */
export interface Gap extends FimParts {
  readonly expected: string;
}

/**
 * What is missing can only be told with both sides in the right order: the name stands after the hole, the values before it. A model that
 * was given the sides in the wrong order goes on after the last line instead.
 */
export const GAPS: readonly [Gap, Gap] = [
  {
    prefix: 'def rectangle_area(width, height):\n    ',
    suffix: '\n    return surface\n',
    expected: 'surface = width * height',
    fileName: 'shapes.py',
    language: 'python',
    repository: 'shapes',
  },
  {
    prefix: 'const colours = ["red", "green", "blue"];\nconst ',
    suffix: ' = colours[0];\nconsole.log(firstColour);\n',
    expected: 'firstColour',
    fileName: 'colours.js',
    language: 'javascript',
    repository: 'colours',
  },
];

/**
 * How well an answer fills the gap, from 0 to 1: 1 is exactly what was missing, 0.8 what was missing with more behind it, 0.5 what was missing
 * somewhere on the first line, 0.2 some other code, 0 nothing, or special tokens in the text.
 */
export function scoreFilling(text: string, { expected }: Gap): number {
  const answer = squeeze(text);
  const wanted = squeeze(expected);
  if (
    answer === '' ||
    /<\|?[a-z_-]*(?:fim|prefix|suffix|middle|pre|suf|mid)[a-z_-]*\|?>|\[(?:PREFIX|SUFFIX)\]/i.test(text)
  )
    return 0;
  if (answer === wanted) return 1;
  if (answer.startsWith(wanted)) return 0.8;
  const [firstLine = ''] = text.trimStart().split('\n');
  return squeeze(firstLine).includes(wanted) ? 0.5 : 0.2;
}

/** Spaces are a matter of taste here. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
