import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, EXTENSION_ID } from '../../../src/host/contributions.ts';

/** The same tests for both kinds of extension host. */
export function describeActivation(): void {
  describe('activation', () => {
    it('registers every command that the manifest contributes', async () => {
      const extension = vscode.extensions.getExtension(EXTENSION_ID);
      assert.ok(extension, 'the extension is installed');
      await extension.activate();
      const registered = new Set(await vscode.commands.getCommands(true));
      assert.deepEqual(
        COMMANDS.filter((command) => !registered.has(command)),
        [],
      );
    });
  });
}
