import * as vscode from 'vscode';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { FileSystem, Logger } from '../../core/ports.ts';
import type { Handlers, HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import type { CodeRequest } from '../../shared/codeProtocol.ts';
import type { INTERNAL_COMMANDS } from '../contributions.ts';

export interface CodeHandlersOptions {
  readonly session: Pick<ChatSession, 'conversation'>;
  readonly files: FileSystem;
  readonly log: Logger;
  readonly post: (message: HostMessage) => void;
}

export type CodeHandlers = Pick<Handlers<WebviewMessage>, CodeRequest['type']>;

/** Brought by the edits of the editor. */
const APPLY_CODE: (typeof INTERNAL_COMMANDS)[number] = 'interline.applyCode';
/** Brought by the products. */
const INSERT_COMMAND: (typeof INTERNAL_COMMANDS)[number] = 'interline.insertCommand';

/**
 * What happens when the page asks for something about code. What does it is loaded with the first request. This is a fault barrier: a
 * failing request is logged, the page goes on.
 */
export function createCodeHandlers({ session, files, log, post }: CodeHandlersOptions): CodeHandlers {
  const run = (work: () => PromiseLike<unknown>): void => {
    void Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error('A request about code failed.', { reason: String(error) }));
  };
  return {
    codePlacesWanted: ({ blocks }) =>
      run(async () => {
        const { answerCodePlaces } = await import('./codePlaces.ts');
        post(await answerCodePlaces({ files, conversation: session.conversation, blocks }));
      }),
    pathsWanted: ({ paths }) =>
      run(async () => post(await (await import('./codePlaces.ts')).answerPaths(files, paths))),
    openPath: ({ path }) => run(async () => (await import('./codeActions.ts')).openPath(files, path)),
    newFile: (block) => run(async () => (await import('./codeActions.ts')).newFile(files, block)),
    saveCode: (block) => run(async () => (await import('./codeActions.ts')).saveCode(files, block)),
    applyAnswer: ({ messageId }) =>
      run(async () => {
        const { messages, hidden } = session.conversation;
        const answer = [...messages, ...hidden].find(({ id, kind }) => id === messageId && kind === 'assistant');
        const { blocksOfAnswer } = await import('../../core/edit/apply/changesOfBlocks.ts');
        if (answer) await vscode.commands.executeCommand(APPLY_CODE, blocksOfAnswer(answer.text));
      }),
    runInTerminal: ({ code }) => run(() => vscode.commands.executeCommand(INSERT_COMMAND, code)),
  };
}

/** Tells of every file of the workspace that is saved. */
export function watchSavedFiles(onSaved: (message: HostMessage) => void): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (vscode.workspace.getWorkspaceFolder(uri))
      onSaved({ type: 'fileSaved', path: vscode.workspace.asRelativePath(uri) });
  });
}
