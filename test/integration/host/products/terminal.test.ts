import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertCommand, insertCommandBlock } from '../../../../src/host/products/terminal/insertCommand.ts';
import { TerminalWatch } from '../../../../src/host/products/terminal/terminalWatch.ts';
import { withAnswers } from '../../support/answeringWindow.ts';
import { eventually, pause } from '../../support/editorDriver.ts';

/** A terminal that remembers what it was sent. */
async function openRecordingTerminal() {
  const received: string[] = [];
  let isOpen = false;
  const pty: vscode.Pseudoterminal = {
    onDidWrite: new vscode.EventEmitter<string>().event,
    open: () => {
      isOpen = true;
    },
    close: () => undefined,
    handleInput: (data) => void received.push(data),
  };
  const terminal = vscode.window.createTerminal({ name: 'recording', pty });
  terminal.show();
  await eventually(() => isOpen || undefined, 'the terminal');
  return { terminal, text: () => received.join('') };
}

describe('commands in a terminal', () => {
  it('stand at the prompt and are not run', async () => {
    const { terminal, text } = await openRecordingTerminal();
    try {
      await insertCommand('Here it is:\n```sh\n$ echo one\n$ echo two\r\n```\nThis prints.', terminal);
      await eventually(() => (text().includes('echo two') ? true : undefined), 'the command');
      await pause(200);
      assert.equal(text().replace(/\u001b\[20[01]~/g, ''), 'echo one && echo two');
    } finally {
      terminal.dispose();
    }
  });

  it('of a block stand there as one line, without what a terminal obeys', async () => {
    const { terminal, text } = await openRecordingTerminal();
    try {
      await insertCommandBlock('echo one\n\u001b]52;c;eA==\u0007echo two\r\n\u2028echo three\n', terminal);
      await eventually(() => (text().includes('echo three') ? true : undefined), 'the commands');
      await pause(200);
      assert.equal(text().replace(/\u001b\[20[01]~/g, ''), 'echo one && echo two && echo three');
    } finally {
      terminal.dispose();
    }
  });

  it('that need several lines are not put there', async () => {
    const { terminal, text } = await openRecordingTerminal();
    try {
      await insertCommandBlock('cat <<EOF\nrm -rf ~\nEOF', terminal);
      await pause(300);
      assert.equal(text(), '');
    } finally {
      terminal.dispose();
    }
  });

  it('that may do harm are shown first with what they may do, and stand there only after a yes', async () => {
    const { terminal, text } = await openRecordingTerminal();
    const command = 'sudo rm -rf ./build';
    try {
      let asked = '';
      const { questions } = await withAnswers({ press: (_message, detail) => void (asked = detail) }, () =>
        insertCommand(command, terminal),
      );
      assert.match(questions.join(), /deletes files or folders for good/);
      assert.ok(asked.includes(command));
      await withAnswers({ press: (_message, _detail, [yes]) => yes }, () => insertCommand(command, terminal));
      await eventually(() => (text().includes(command) ? true : undefined), 'the command');
      // What was turned down would stand before it.
      assert.equal(text().replace(/\u001b\[20[01]~/g, ''), command);
    } finally {
      terminal.dispose();
    }
  });

  it('of a block that may do harm are asked about, too', async () => {
    const { terminal, text } = await openRecordingTerminal();
    try {
      const { questions } = await withAnswers({}, () => insertCommandBlock('cd /tmp\nrm -rf build\n', terminal));
      assert.equal(questions.length, 1);
      await withAnswers({}, () => insertCommandBlock('echo harmless', terminal));
      await eventually(() => (text().includes('harmless') ? true : undefined), 'the harmless one');
      assert.equal(text().replace(/\u001b\[20[01]~/g, ''), 'echo harmless');
    } finally {
      terminal.dispose();
    }
  });

  it('that fail are remembered with what they printed', async function () {
    const watch = new TerminalWatch();
    const terminal = vscode.window.createTerminal({ name: 'failing' });
    terminal.show();
    try {
      const shell = await eventually(() => terminal.shellIntegration, 'shell integration').catch(() => undefined);
      if (!shell) return this.skip();
      shell.executeCommand('ls /there-is-no-such-folder; sleep 0.5; (exit 3)');
      const failure = await eventually(() => watch.lastFailure, 'a failure');
      assert.match(failure.commandLine, /^ls /);
      assert.equal(failure.exitCode, 3);
      assert.match(failure.output, /there-is-no-such-folder/);
      assert.equal(watch.isBusy(terminal), false);
    } finally {
      terminal.dispose();
      watch.dispose();
    }
  });
});
