import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/editorDriver.ts';
import { openContext } from '../../support/describeContext.ts';

describe('context from a terminal', () => {
  it('attaches the last command with what it has printed, while it runs and when it has ended', async function () {
    const context = openContext();
    const terminal = vscode.window.createTerminal({ name: 'heard' });
    terminal.show();
    try {
      assert.deepEqual(
        (await context.items('')).filter(({ kind }) => kind === 'terminal'),
        [],
        'nothing was heard yet',
      );
      const shell = await eventually(() => terminal.shellIntegration, 'shell integration').catch(() => undefined);
      if (!shell) return this.skip();
      shell.executeCommand('echo one$((1+1))three; sleep 1; echo TOKEN=abcdefghijklmnop1234567890');
      const attached = async (wanted: RegExp): Promise<string | undefined> => {
        const [item] = await context.items('', 'terminal');
        const [piece] = item ? await context.service.attach(item.id) : [];
        return piece && wanted.test(piece.text) ? piece.text : undefined;
      };
      const running = await eventually(() => attached(/one2three/), 'its output');
      assert.match(running, /^(?:Folder: .*\n)?Command: echo one/);
      const ended = await eventually(() => attached(/Exit code: 0/), 'its end');
      assert.match(ended, /one2three/);
      assert.doesNotMatch(ended.split('Output:')[1] ?? '', /abcdefghijklmnop/, 'what looks like a key stays here');
    } finally {
      terminal.dispose();
      context.dispose();
    }
  });
});
