import type { Rival } from '../../core/completion/advice/rivals.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import { formatTokens } from '../../core/usage/formatUsage.ts';
import { type CommandName, WALKTHROUGH } from '../contributions.ts';
import type { FileView, StatusBarState } from './statusBarView.ts';

/** One line of the menu; a click runs `command`. Plain text apart from the icon at the start of `label`. */
export interface MenuItem {
  readonly label: string;
  readonly description?: string;
  readonly command:
    CommandName | 'workbench.action.openWalkthrough' | 'workbench.action.openSettings' | 'workbench.extensions.search';
  readonly args?: readonly unknown[];
}

export interface MenuSection {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  completion: 'Model for Suggestions…',
  chat: 'Model for Chat…',
  edit: 'Model for Edits…',
};

/** Everything that one wants at hand, the most used first. */
export function menuSections(state: StatusBarState): readonly MenuSection[] {
  const faultItem: MenuItem = {
    label: '$(warning) Test Connection',
    description: state.fault ?? '',
    command: 'interline.testConnection',
  };
  return [
    ...(state.fault === undefined ? [] : [{ title: 'Something is wrong', items: [faultItem] }]),
    { title: 'Suggestions', items: suggestionItems(state) },
    { title: 'Models', items: modelItems(state) },
    { title: 'Connection', items: CONNECTION_ITEMS },
    { title: 'Token usage of this window', items: usageItems(state) },
    { title: 'More', items: MORE_ITEMS },
  ];
}

const CONNECTION_ITEMS: readonly MenuItem[] = [
  { label: '$(plug) Connect an Endpoint…', command: 'interline.connectEndpoint' },
  { label: '$(key) Set API Key…', command: 'interline.setApiKey' },
  { label: '$(pulse) Test Connection', command: 'interline.testConnection' },
  { label: '$(mortar-board) What Was Learned of Endpoints', command: 'interline.showLearned' },
];

const MORE_ITEMS: readonly MenuItem[] = [
  { label: '$(comment-discussion) Open Chat', command: 'interline.openChat' },
  { label: '$(gear) Open Settings', command: 'interline.openSettings' },
  { label: '$(output) Show Log', command: 'interline.showLog' },
  { label: '$(book) Get Started', command: 'workbench.action.openWalkthrough', args: [WALKTHROUGH] },
];

function suggestionItems({ enabled, language, file, snoozedMs, rivals = [] }: StatusBarState): readonly MenuItem[] {
  const all: MenuItem = enabled
    ? { label: '$(circle-slash) Turn Suggestions Off', command: 'interline.toggleCompletions' }
    : { label: '$(sparkle) Turn Suggestions On', command: 'interline.toggleCompletions' };
  if (!enabled) return [all];
  const ofLanguage: readonly MenuItem[] = language
    ? [
        {
          label: language.on ? `$(circle-slash) Turn Off for ${language.id}` : `$(sparkle) Turn On for ${language.id}`,
          command: 'interline.toggleLanguage',
        },
      ]
    : [];
  return [
    all,
    ...ofLanguage,
    ...(file ? [fileItem(file)] : []),
    pauseItem(snoozedMs),
    { label: '$(question) Why No Suggestion?', command: 'interline.whyNoSuggestion' },
    { label: '$(inspect) Inspect Last Suggestion', command: 'interline.inspectSuggestion' },
    { label: '$(checklist) How Suggestions Are Taken', command: 'interline.showAcceptance' },
    ...rivals.map(rivalItem),
  ];
}

function fileItem({ name, on, excludedBy }: FileView): MenuItem {
  if (excludedBy !== undefined)
    return {
      label: '$(shield) This File Is Never Sent',
      description: `${name} · excluded by ${excludedBy}`,
      command: 'interline.openSettings',
      args: ['interline.completion.exclude'],
    };
  const label = on ? '$(circle-slash) Turn Off for This File' : '$(sparkle) Turn On for This File';
  return { label, description: name, command: 'interline.toggleFile' };
}

function rivalItem({ name, setting, extensionIds: [id = ''] }: Rival): MenuItem {
  const label = `$(info) ${name} Suggests Inline, Too`;
  return setting === undefined
    ? { label, description: 'open its extension', command: 'workbench.extensions.search', args: [`@id:${id}`] }
    : { label, description: 'open its setting', command: 'workbench.action.openSettings', args: [`@id:${setting}`] };
}

function pauseItem(snoozedMs: number | undefined): MenuItem {
  if (snoozedMs === undefined)
    return { label: '$(bell-slash) Pause…', description: 'for some time', command: 'interline.snooze' };
  const minutes = Math.ceil(snoozedMs / 60_000);
  const left = minutes > 24 * 60 ? 'until the window is closed' : `${minutes} min left`;
  return { label: '$(bell) Resume Suggestions', description: left, command: 'interline.snooze', args: [0] };
}

function modelItems({ destinations, profile }: StatusBarState): readonly MenuItem[] {
  const models: readonly MenuItem[] = destinations.map(({ role, endpointName, model }) => ({
    label: `$(symbol-misc) ${ROLE_LABELS[role]}`,
    description: `${model ?? 'first listed'} · ${endpointName}`,
    command: 'interline.selectModel',
    args: [role],
  }));
  const description = profile ?? 'none in use';
  return [...models, { label: '$(layers) Switch Profile…', description, command: 'interline.switchProfile' }];
}

function usageItems({ totals }: StatusBarState): readonly MenuItem[] {
  const { promptTokens, completionTokens, estimated } = totals;
  const description = `${formatTokens(promptTokens, estimated)} in, ${formatTokens(completionTokens, estimated)} out`;
  return [
    { label: '$(graph) Show Token Usage', description, command: 'interline.showUsage' },
    { label: '$(clear-all) Reset Token Usage', command: 'interline.resetUsage' },
  ];
}
