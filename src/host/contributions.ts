import { DEFAULT_EXCLUDE } from '../core/settings/defaultExclude.ts';

/**
 * Every name that `package.json` contributes. A unit test holds both equal, defaults included: nothing is registered untyped or forgotten.
 */
export const EXTENSION_ID = 'interline.interline';
export const CHAT_CONTAINER = 'interline';
export const CHAT_VIEW = 'interline.chat';
/** The type of the chat's editor tabs; stored by VS Code with each, so it stays. */
export const CHAT_TAB = 'interline.chatTab';
/** As `workbench.action.openWalkthrough` names it. */
export const WALKTHROUGH = `${EXTENSION_ID}#start`;

export const COMMANDS = [
  'interline.ask',
  'interline.explain',
  'interline.fix',
  'interline.writeTests',
  'interline.document',
  'interline.refactor',
  'interline.runPrompt',
  'interline.newPrompt',
  'interline.openPromptFolder',
  'interline.continueHere',
  'interline.edit',
  'interline.acceptChange',
  'interline.rejectChange',
  'interline.acceptEdit',
  'interline.rejectEdit',
  'interline.stopEdit',
  'interline.retryEdit',
  'interline.followUpEdit',
  'interline.compareEdit',
  'interline.placeEdit',
  'interline.suggestName',
  'interline.commitMessage',
  'interline.branchName',
  'interline.reviewChanges',
  'interline.clearReview',
  'interline.resolveReviewComment',
  'interline.deleteReviewComment',
  'interline.terminalCommand',
  'interline.explainFailedCommand',
  'interline.fixFailedCommand',
  'interline.stop',
  'interline.openChat',
  'interline.newChat',
  'interline.findInChat',
  'interline.showChats',
  'interline.renameChat',
  'interline.pinChat',
  'interline.deleteChat',
  'interline.showDeletedChats',
  'interline.openChatInTab',
  'interline.openChatInWindow',
  'interline.exportChat',
  'interline.copyChat',
  'interline.importChats',
  'interline.attachSelection',
  'interline.attachFile',
  'interline.triggerCompletion',
  'interline.toggleCompletions',
  'interline.toggleLanguage',
  'interline.toggleFile',
  'interline.snooze',
  'interline.whyNoSuggestion',
  'interline.inspectSuggestion',
  'interline.acceptStatement',
  'interline.acceptToBracket',
  'interline.showAcceptance',
  'interline.resetAcceptance',
  'interline.connectEndpoint',
  'interline.importEndpoints',
  'interline.switchProfile',
  'interline.setApiKey',
  'interline.removeApiKey',
  'interline.chooseChatModel',
  'interline.selectModel',
  'interline.testConnection',
  'interline.examineEndpoint',
  'interline.openSettings',
  'interline.showMenu',
  'interline.showLearned',
  'interline.forgetLearned',
  'interline.showUsage',
  'interline.resetUsage',
  'interline.showLog',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Commands that other parts of the extension run, hidden from the palette. */
export const INTERNAL_COMMANDS = [
  /** Tab, while a suggestion has only just appeared. */
  'interline.indentInstead',
  'interline.dismissSuggestion',
  /** The chat's page, with a block of code. */
  'interline.applyCode',
  /** The chat's page, with commands that are to stand at a prompt. */
  'interline.insertCommand',
  /** Code actions and lenses. */
  'interline.fixProblem',
  'interline.explainProblem',
  'interline.promptAt',
] as const;

export const CONTEXT_KEYS = [
  /** An answer streams into the editor: Escape stops it. */
  'interline.streamingIntoEditor',
  'interline.chatBusy',
  /** The editor in front shows an edit whose answer is still coming. */
  'interline.editStreaming',
  /** The editor in front shows an edit that waits to be decided. */
  'interline.editPending',
  /** Comments of a review stand in the files. */
  'interline.hasReview',
  /** A suggestion has only just appeared: Tab still indents. */
  'interline.tabGuard',
] as const;
export type ContextKey = (typeof CONTEXT_KEYS)[number];

/** Setting names (without `interline.`) with their defaults, equal to those in package.json. */
export const SETTING_DEFAULTS = {
  enabled: true,
  codeLens: false,
  endpoints: {},
  profiles: {},
  profile: '',
  'completion.endpoint': '',
  'completion.model': '',
  'completion.fallbackEndpoint': '',
  'completion.fallbackModel': '',
  'completion.modelByLanguage': {},
  'completion.languages': { '*': true },
  'completion.exclude': DEFAULT_EXCLUDE,
  'completion.inComments': true,
  'completion.inStrings': true,
  'completion.tabGuardMs': 80,
  'completion.requests': 'shared',
  'completion.maxPromptTokens': 2048,
  'completion.context': {
    pinned: true,
    definition: true,
    recentEdit: true,
    visibleFile: true,
    recentFile: true,
    openTab: true,
    diagnostic: true,
    clipboard: false,
  },
  'completion.pinnedFiles': [],
  'completion.maxTokens': 256,
  'completion.temperature': 0.1,
  'completion.candidates': 3,
  'completion.template': 'auto',
  'completion.contextLengthExceeded': 'truncate',
  'chat.endpoint': '',
  'chat.model': '',
  'chat.fallbackEndpoint': '',
  'chat.fallbackModel': '',
  'chat.systemPrompt': '',
  'chat.systemPrompts': {},
  'chat.maxTokens': 4096,
  'chat.allowedHosts': [],
  'chat.temperature': 0.3,
  'chat.summarise': true,
  'chat.titles': 'words',
  'edit.endpoint': '',
  'edit.model': '',
  'edit.fallbackEndpoint': '',
  'edit.fallbackModel': '',
  prices: {},
  projectInstructions: true,
  'timeouts.firstByteSeconds': 120,
  'timeouts.suggestionSeconds': 10,
  'timeouts.idleSeconds': 60,
} as const;
export type SettingName = keyof typeof SETTING_DEFAULTS;

/** Settings that decide where text and keys go, or what leaves with them: machine scope, restricted in untrusted workspaces. */
export const SENSITIVE_SETTINGS: readonly SettingName[] = [
  'endpoints',
  'profiles',
  'profile',
  'completion.endpoint',
  'completion.model',
  'completion.fallbackEndpoint',
  'completion.fallbackModel',
  'completion.modelByLanguage',
  'chat.endpoint',
  'chat.model',
  'chat.fallbackEndpoint',
  'chat.fallbackModel',
  'chat.systemPrompt',
  'chat.allowedHosts',
  'chat.systemPrompts',
  'prices',
  'edit.endpoint',
  'edit.model',
  'edit.fallbackEndpoint',
  'edit.fallbackModel',
];
