import assert from 'node:assert/strict';
import { isAnnotation } from '../../../../../src/core/completion/postprocess/annotations.ts';

function checkAnnotation(line: string, expected: boolean): void {
  it(`${line} is ${expected ? 'an annotation' : 'none'}`, () => {
    assert.equal(isAnnotation(line), expected);
  });
}

describe('isAnnotation', () => {
  checkAnnotation('@Test', true);
  checkAnnotation('    @app.route("/users", methods=["GET"])', true);
  checkAnnotation('@Component({ selector: "a" })', true);
  checkAnnotation('#[derive(Clone, Debug)]', true);
  checkAnnotation('#![allow(dead_code)]', true);
  checkAnnotation('[Fact]', true);
  checkAnnotation('[Column("id"), Required]', true);
  checkAnnotation('@Test void a() {', false);
  checkAnnotation('@import "a.css";', false);
  checkAnnotation('[1, 0],', false);
  checkAnnotation('[a, b] = [b, a]', false);
  checkAnnotation('# [x] done', false);
});
