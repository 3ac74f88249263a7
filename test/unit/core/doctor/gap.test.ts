import { strict as assert } from 'node:assert';
import { GAPS, scoreFilling } from '../../../../src/core/doctor/gap.ts';

const [area, colours] = GAPS;

function checkScore(text: string, expected: number, gap = area): void {
  it(`${JSON.stringify(text)} fills ${JSON.stringify(gap.expected)} to ${expected}`, () => {
    assert.equal(scoreFilling(text, gap), expected);
  });
}

describe('scoreFilling', () => {
  checkScore('surface = width * height', 1);
  checkScore('surface=width*height\n', 1);
  checkScore('surface = width * height\n    return surface\n', 0.8);
  checkScore('    # the area\n', 0.2);
  checkScore('result = 1; surface = width * height', 0.5);
  checkScore('print(1)\nsurface = width * height', 0.2);
  checkScore('', 0);
  checkScore(' \n', 0);
  checkScore('<fim_middle>surface = width * height', 0);
  checkScore('surface = width * height<|fim_suffix|>', 0);
  checkScore('[PREFIX]surface', 0);
  checkScore('firstColour', 1, colours);
  checkScore('secondColour = colours[1];', 0.2, colours);
});
