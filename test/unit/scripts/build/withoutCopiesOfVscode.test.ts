import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';
import { withoutCopiesOfVscode } from '../../../../scripts/build/withoutCopiesOfVscode.ts';

async function checkBuilt(source: string, expectedRequires: readonly string[], minify = false): Promise<void> {
  const { code } = await transform(source, { format: 'cjs', platform: 'node', minify });
  const requires = withoutCopiesOfVscode(code).match(/(?:[\w$]+\()?require\("[^"]+"\)/g) ?? [];
  assert.deepEqual(requires, expectedRequires);
}

describe('withoutCopiesOfVscode', () => {
  it('takes vscode as it is', async () => {
    await checkBuilt('import * as vscode from "vscode"; vscode.window;', ['require("vscode")']);
  });
  it('does so in minified code', async () => {
    await checkBuilt('import * as vscode from "vscode"; vscode.window;', ['require("vscode")'], true);
  });
  for (const minify of [false, true])
    it(`asks for it once, however many modules want it${minify ? ', in minified code' : ''}`, async () => {
      const modules = ['a', 'b', 'c'].map((name) => `import * as ${name} from "vscode"; export { ${name} };`);
      const { code } = await transform(modules.join('\n'), { format: 'cjs', platform: 'node', minify });
      const one = { window: {} };
      const module: { exports: Readonly<Record<string, unknown>> } = { exports: {} };
      let asked = 0;
      const require = (): object => {
        asked += 1;
        return one;
      };
      runInNewContext(withoutCopiesOfVscode(code), { module, require });
      assert.equal(asked, 1);
      assert.deepEqual(Object.values(module.exports), [one, one, one]);
    });
  it('leaves other modules to esbuild, whose defaults may need the copy', async () => {
    await checkBuilt('import * as os from "node:os"; os.cpus();', ['__toESM(require("node:os")']);
  });
  it('leaves a bare call alone', () => {
    assert.equal(withoutCopiesOfVscode('f(require("vscode").window)'), 'f(require("vscode").window)');
  });
});
