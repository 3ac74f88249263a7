import * as vscode from 'vscode';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { Logger } from '../../core/ports.ts';
import type { ErrorAction, Handlers, WebviewMessage } from '../../shared/chatProtocol.ts';
import type { CommandName, INTERNAL_COMMANDS } from '../contributions.ts';
import type { BranchHandlers } from './branchHandlers.ts';
import type { CodeHandlers } from './codeHandlers.ts';
import { attachImage } from './attachImage.ts';
import type { ChatModel } from './chatModel.ts';
import type { Composer } from './composer.ts';
import type { ContextMenu } from './contextMenu.ts';
import { insertAtCursor } from './insertAtCursor.ts';
import type { LastEditor } from './lastEditor.ts';
import { openLink } from './openLink.ts';
import type { ModelCalls } from './models/modelCalls.ts';
import type { PromptCalls } from './promptCalls.ts';
import type { RequestMeter } from './requestMeter.ts';

export interface PageHandlersOptions {
  readonly session: ChatSession;
  readonly composer: Composer;
  readonly promptCalls: PromptCalls;
  readonly modelCalls: ModelCalls;
  readonly contextMenu: ContextMenu;
  readonly meter: RequestMeter;
  readonly model: ChatModel;
  readonly code: CodeHandlers;
  readonly branch: BranchHandlers;
  readonly lastEditor: LastEditor;
  readonly log: Logger;
  readonly onReady: () => Promise<void>;
  readonly onEndpointToCheck: () => Promise<void>;
  readonly onPromptsWanted: () => Promise<void>;
  readonly onMenuWanted: () => Promise<void>;
  readonly onRenamed: (title: string) => Promise<void>;
  readonly onGrammarWanted: (language: string) => Promise<void>;
}

/** Brought by the edits of the editor. */
const APPLY_CODE: (typeof INTERNAL_COMMANDS)[number] = 'interline.applyCode';

/** What happens when the page asks for something. This is a fault barrier: a failing request is logged, the page goes on. */
export function createPageHandlers(options: PageHandlersOptions): Handlers<WebviewMessage> {
  const { session, composer, promptCalls, modelCalls, contextMenu, lastEditor, log } = options;
  const run = (work: PromiseLike<unknown>): void => {
    void Promise.resolve(work).catch((error: unknown) => {
      log.error('A request of the chat page failed.', { reason: String(error) });
    });
  };
  const runCommand = (command: CommandName): void => run(vscode.commands.executeCommand(command));
  const errorActions = createErrorActions(session, modelCalls, runCommand);
  return {
    ready: () => run(options.onReady()),
    draftChanged: ({ conversationId, text }) => {
      if (conversationId === '' || conversationId === session.conversation.id) session.setDraft(text);
    },
    send: ({ text }) => run(promptCalls.send(text)),
    stop: () => run(session.stop()),
    newChat: () => runCommand('interline.newChat'),
    showChats: () => runCommand('interline.showChats'),
    chatMenu: () => run(options.onMenuWanted()),
    renameChat: ({ title }) => run(options.onRenamed(title)),
    pickModel: () => run(modelCalls.choose()),
    configure: ({ change }) => modelCalls.configure(change),
    editSystemPrompt: ({ isNew }) => run(modelCalls.editSystemPrompt(isNew)),
    checkEndpoint: () => run(options.onEndpointToCheck()),
    attachSelection: () => run(composer.attachSelection()),
    attachFile: () => run(composer.attachFile()),
    promptsWanted: () => run(options.onPromptsWanted()),
    contextWanted: (wanted) => run(contextMenu.want(wanted)),
    contextClosed: () => contextMenu.close(),
    attachContext: ({ candidateId }) => run(contextMenu.attach(candidateId)),
    attachDropped: ({ uris }) => run(contextMenu.attachDropped(uris)),
    attachText: ({ label, text }) => run(contextMenu.attachText(label, text)),
    removeAttachment: ({ attachmentId }) => session.detach(attachmentId),
    attachImage: (image) =>
      run(
        attachImage(image, { session, model: options.model, selectModel: () => runCommand('interline.selectModel') }),
      ),
    previewWanted: () => options.meter.openPreview(),
    previewClosed: () => options.meter.closePreview(),
    omitPart: ({ partId, isOmitted }) => options.meter.omit(partId, isOmitted),
    copyText: ({ text }) => run(vscode.env.clipboard.writeText(text)),
    insertAtCursor: ({ text }) => run(insertAtCursor(text, lastEditor)),
    applyCode: ({ code, info, heading }) => run(vscode.commands.executeCommand(APPLY_CODE, { code, info, heading })),
    ...options.code,
    ...options.branch,
    openLink: ({ href }) => run(openLink(href)),
    errorAction: ({ action, messageId }) => run(Promise.resolve(errorActions[action](messageId))),
    setUp: ({ action }) => runCommand(`interline.${action}`),
    grammarWanted: ({ language }) => run(options.onGrammarWanted(language)),
    pageFault: ({ message }) => log.error('The chat page reported a fault.', { reason: message }),
  };
}

function createErrorActions(
  session: ChatSession,
  modelCalls: ModelCalls,
  runCommand: (command: CommandName) => void,
): Readonly<Record<ErrorAction, (messageId: string) => unknown>> {
  return {
    setApiKey: () => runCommand('interline.setApiKey'),
    openSettings: () => runCommand('interline.openSettings'),
    // For this conversation, which may have a model of its own.
    selectModel: () => modelCalls.choose(),
    showLog: () => runCommand('interline.showLog'),
    tryAgain: (messageId) => session.branches.regenerate(messageId),
    continueAnswer: (messageId) => session.branches.continueAnswer(messageId),
  };
}
