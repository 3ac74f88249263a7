import assert from 'node:assert/strict';
import path from 'node:path';
import { continueText } from '../../../practice/model/practiceModel.ts';
import { createWorkspace, type WorkspaceFile } from '../../../practice/workspace/readWorkspace.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../samples/workspace');
let files: readonly WorkspaceFile[] = [];

interface Attempt {
  readonly file: string;
  /** Where to go: the end of this text; absent: the end of the file. */
  readonly behind?: string;
  readonly typed: string;
  /** What the editor adds behind the cursor. */
  readonly closed?: string;
}

/** What the README of the sample promises: the text that shows up must hold `expected`, all of it on the first try. */
function checkAttempt({ file, behind, typed, closed = '' }: Attempt, expected: string): void {
  const text = files.find(({ name }) => name === file)?.text;
  assert.ok(text !== undefined, `${file} is part of the sample`);
  const place = behind === undefined ? text.length : text.indexOf(behind) + behind.length;
  assert.ok(behind === undefined || text.includes(behind), `${file} holds ${behind}`);
  const prompt = { prefix: text.slice(0, place) + typed, suffix: closed + text.slice(place), files: [] };
  const documents = files.map(({ document }) => document);
  const shown = continueText(prompt, documents, { temperature: 0.1, seed: 0, maxCharacters: 4000 });
  assert.equal(shown, expected);
}

describe('the sample workspace', () => {
  before(async () => {
    files = await createWorkspace(FOLDER, () => 0).read();
  });

  it('completes a method that adds up another field', () =>
    checkAttempt(
      { file: 'typescript/cart.ts', behind: '    return total;\n  }\n', typed: '\n  totalWeight(' },
      '): number {\n    let total = 0;\n    for (const item of this.items) {\n      total += item.weight * item.quantity;\n    }\n    return total;\n  }',
    ));

  it('completes it too when the editor has closed the bracket', () =>
    checkAttempt(
      { file: 'typescript/cart.ts', behind: '    return total;\n  }', typed: '\n  totalWeight(', closed: ')' },
      '): number {\n    let total = 0;\n    for (const item of this.items) {\n      total += item.weight * item.quantity;\n    }\n    return total;\n  }',
    ));

  it('completes one more country', () =>
    checkAttempt(
      { file: 'typescript/cart.ts', behind: 'return SHIPPING.belgium;', typed: "\n  if (country === 'canada" },
      "') return SHIPPING.canada;",
    ));

  it('completes a method of another class in Python', () =>
    checkAttempt(
      { file: 'python/shapes.py', behind: '        return pi * self.radius**2\n', typed: '\n    def perimeter(' },
      'self) -> float:\n        """Returns the perimeter of the rectangle."""\n        return 2 * (self.width + self.height)',
    ));

  it('completes a function with its names exchanged', () =>
    checkAttempt(
      { file: 'python/shapes.py', behind: 'key=lambda shape: shape.area())\n', typed: '\n\ndef smallest(' },
      'shapes):\n    """Returns the shape with the smallest area, or None when there is none."""\n    if not shapes:\n        return None\n    return max(shapes, key=lambda shape: shape.area())',
    ));

  it('completes a method in Go with its tabs', () =>
    checkAttempt(
      { file: 'go/stock.go', behind: '\treturn nil\n}\n', typed: '\nfunc (s *Stock) Count(' },
      'name string, count int) error {\n\ts.mutex.Lock()\n\tdefer s.mutex.Unlock()\n\tif s.packets[name] < count {\n\t\treturn errUnknown\n\t}\n\ts.packets[name] -= count\n\treturn nil\n}',
    ));

  it('completes a rule of a style sheet with the new colour', () =>
    checkAttempt(
      { file: 'web/style.css', typed: '\n.card-clay' },
      ' {\n  background: var(--clay);\n  border: 1px solid var(--clay);\n  border-radius: 6px;\n  padding: 12px 16px;\n}',
    ));

  it('completes the columns that every table has', () =>
    checkAttempt(
      { file: 'sql/orders.sql', behind: 'CURRENT_TIMESTAMP\n);\n', typed: '\nCREATE TABLE orders' },
      ' (\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL,\n  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP\n);',
    ));

  it('takes the most alike test for a model, not the stored state of the file', () =>
    checkAttempt(
      { file: 'python/test_shapes.py', behind: '.perimeter(), 14)\n', typed: '\n    def test_circle_area(' },
      'self):\n        circle = Circle(3, 4)\n        self.assertEqual(circle.area(), 12)',
    ));

  it('takes no sentence for the renaming of another sentence', () =>
    checkAttempt(
      {
        file: 'typescript/cart.test.ts',
        behind: '1380);\n});',
        typed: "\n\ntest('the weight counts each item', () => {\n  ",
      },
      'const cart = new Cart();\n  cart.add(assam);\n  assert.equal(cart.totalPrice(), 1380);\n});',
    ));
});
