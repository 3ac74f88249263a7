import assert from 'node:assert/strict';
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
  it('leaves other modules to esbuild, whose defaults may need the copy', async () => {
    await checkBuilt('import * as os from "node:os"; os.cpus();', ['__toESM(require("node:os")']);
  });
  it('leaves a bare call alone', () => {
    assert.equal(withoutCopiesOfVscode('f(require("vscode").window)'), 'f(require("vscode").window)');
  });
});
