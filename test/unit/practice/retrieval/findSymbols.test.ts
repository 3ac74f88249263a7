import assert from 'node:assert/strict';
import { findSymbols } from '../../../../practice/retrieval/findSymbols.ts';

function checkSymbols(text: string, expected: readonly string[]): void {
  const found = findSymbols(text).map(
    ({ kind, name, line, comment }) => `${line} ${kind} ${name}${comment && `: ${comment}`}`,
  );
  assert.deepEqual(found, expected);
}

describe('findSymbols', () => {
  it('reads TypeScript', () =>
    checkSymbols(
      '/** A cart. */\nexport class Cart {\n  // Adds.\n  add(item: Item): void {\n    if (item) {\n    }\n  }\n}\nexport const price = (a: number) => a;\ninterface Item {}\n',
      ['2 class Cart: A cart.', '4 method add: Adds.', '9 function price', '10 interface Item'],
    ));
  it('reads Python with its docstrings', () =>
    checkSymbols('class Box:\n    """A box."""\n\n    async def open(self):\n        pass\n', [
      '1 class Box: A box.',
      '4 function open',
    ]));
  it('reads Go', () =>
    checkSymbols(
      '// Add adds.\nfunc (s *Stock) Add(name string) {\n}\n\ntype Stock struct {\n}\n\nfunc main() {\n}\n',
      ['2 method Add: Add adds.', '5 type Stock', '8 function main'],
    ));
  it('reads Rust', () =>
    checkSymbols('pub fn run() {}\npub(crate) struct Tea;\ntrait Brew {}\n', [
      '1 function run',
      '2 type Tea',
      '3 interface Brew',
    ]));
  it('finds nothing in prose', () => checkSymbols('Just some words, of class and type.\n', []));
});
