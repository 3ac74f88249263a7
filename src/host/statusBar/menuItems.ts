import { t } from '@vscode/l10n';
import type { Rival } from '../../core/completion/advice/rivals.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import { formatTokens } from '../../core/usage/formatUsage.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
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

const roleLabels = (): Readonly<Record<Role, string>> => ({
  completion: t('Model for Suggestions…'),
  chat: t('Model for Chat…'),
  edit: t('Model for Edits…'),
});

/** Everything that one wants at hand, the most used first. */
export function menuSections(state: StatusBarState): readonly MenuSection[] {
  const faultItem: MenuItem = {
    label: t('$(warning) Test Connection'),
    description: state.fault ?? '',
    command: 'interline.testConnection',
  };
  return [
    ...(state.fault === undefined ? [] : [{ title: t('Something is wrong'), items: [faultItem] }]),
    { title: t('Suggestions'), items: suggestionItems(state) },
    { title: t('Models'), items: modelItems(state) },
    { title: t('Connection'), items: connectionItems() },
    { title: t('Token usage of this window'), items: usageItems(state) },
    { title: t('More'), items: moreItems() },
  ];
}

const connectionItems = (): readonly MenuItem[] => [
  { label: t('$(plug) Connect an Endpoint…'), command: 'interline.connectEndpoint' },
  { label: t('$(key) Set API Key…'), command: 'interline.setApiKey' },
  { label: t('$(pulse) Test Connection'), command: 'interline.testConnection' },
  { label: t('$(mortar-board) What Was Learned of Endpoints'), command: 'interline.showLearned' },
];

const moreItems = (): readonly MenuItem[] => [
  { label: t('$(comment-discussion) Open Chat'), command: 'interline.openChat' },
  { label: t('$(gear) Open Settings'), command: 'interline.openSettings' },
  { label: t('$(output) Show Log'), command: 'interline.showLog' },
  { label: t('$(book) Get Started'), command: 'workbench.action.openWalkthrough', args: [WALKTHROUGH] },
];

function suggestionItems({ enabled, language, file, snoozedMs, rivals = [] }: StatusBarState): readonly MenuItem[] {
  const all: MenuItem = enabled
    ? { label: t('$(circle-slash) Turn Suggestions Off'), command: 'interline.toggleCompletions' }
    : { label: t('$(sparkle) Turn Suggestions On'), command: 'interline.toggleCompletions' };
  if (!enabled) return [all];
  const ofLanguage: readonly MenuItem[] = language
    ? [
        {
          label: language.on
            ? t('$(circle-slash) Turn Off for {0}', language.id)
            : t('$(sparkle) Turn On for {0}', language.id),
          command: 'interline.toggleLanguage',
        },
      ]
    : [];
  return [
    all,
    ...ofLanguage,
    ...(file ? [fileItem(file)] : []),
    pauseItem(snoozedMs),
    { label: t('$(question) Why No Suggestion?'), command: 'interline.whyNoSuggestion' },
    { label: t('$(inspect) Inspect Last Suggestion'), command: 'interline.inspectSuggestion' },
    { label: t('$(checklist) How Suggestions Are Taken'), command: 'interline.showAcceptance' },
    ...rivals.map(rivalItem),
  ];
}

function fileItem({ name, on, excludedBy }: FileView): MenuItem {
  if (excludedBy !== undefined)
    return {
      label: t('$(shield) This File Is Never Sent'),
      description: t('{0} · excluded by {1}', name, excludedBy),
      command: 'interline.openSettings',
      args: ['interline.completion.exclude'],
    };
  const label = on ? t('$(circle-slash) Turn Off for This File') : t('$(sparkle) Turn On for This File');
  return { label, description: name, command: 'interline.toggleFile' };
}

function rivalItem({ name, setting, extensionIds: [id = ''] }: Rival): MenuItem {
  const label = t('$(info) {0} Suggests Inline, Too', name);
  return setting === undefined
    ? { label, description: t('open its extension'), command: 'workbench.extensions.search', args: [`@id:${id}`] }
    : {
        label,
        description: t('open its setting'),
        command: 'workbench.action.openSettings',
        args: [`@id:${setting}`],
      };
}

function pauseItem(snoozedMs: number | undefined): MenuItem {
  if (snoozedMs === undefined)
    return { label: t('$(bell-slash) Pause…'), description: t('for some time'), command: 'interline.snooze' };
  const minutes = Math.ceil(snoozedMs / 60_000);
  const left = minutes > 24 * 60 ? t('until the window is closed') : t('{0} min left', minutes);
  return { label: t('$(bell) Resume Suggestions'), description: left, command: 'interline.snooze', args: [0] };
}

function modelItems({ destinations, profile }: StatusBarState): readonly MenuItem[] {
  const models: readonly MenuItem[] = destinations.map(({ role, endpointName, model }) => ({
    label: `$(symbol-misc) ${roleLabels()[role]}`,
    description: plainLabel(`${model ?? t('first listed')} · ${endpointName}`),
    command: 'interline.selectModel',
    args: [role],
  }));
  const description = profile ?? t('none in use');
  return [...models, { label: t('$(layers) Switch Profile…'), description, command: 'interline.switchProfile' }];
}

function usageItems({ totals }: StatusBarState): readonly MenuItem[] {
  const { promptTokens, completionTokens, estimated } = totals;
  const description = t(
    '{0} in, {1} out',
    formatTokens(promptTokens, estimated),
    formatTokens(completionTokens, estimated),
  );
  return [
    { label: t('$(graph) Show Token Usage'), description, command: 'interline.showUsage' },
    { label: t('$(clear-all) Reset Token Usage'), command: 'interline.resetUsage' },
  ];
}
