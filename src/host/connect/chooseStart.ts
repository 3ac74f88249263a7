import * as vscode from 'vscode';
import { parsePastedEndpoint } from '../../core/connect/parsePastedEndpoint.ts';
import { type Preset, PRESETS } from '../../core/connect/presets.ts';

/** How the user wants to begin. */
export type Start =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'localServers' }
  | { readonly kind: 'import' };

interface StartItem extends vscode.QuickPickItem {
  readonly start?: Start | 'paste';
}

const separator = (label: string): StartItem => ({ label, kind: vscode.QuickPickItemKind.Separator });

function presetItem(preset: Preset): StartItem {
  return { label: preset.name, description: preset.baseUrl, start: { kind: 'preset', preset } };
}

const startItems = (): readonly StartItem[] => [
  {
    label: vscode.l10n.t('$(clippy) Paste Anything…'),
    description: vscode.l10n.t('an address, a curl command, JSON, environment lines, code'),
    start: 'paste',
  },
  {
    label: vscode.l10n.t('$(search) Look for Servers on This Machine'),
    description: vscode.l10n.t('llama.cpp, Ollama, LM Studio, vLLM … on their usual ports'),
    start: { kind: 'localServers' },
  },
  {
    label: vscode.l10n.t('$(cloud-download) Import…'),
    description: vscode.l10n.t("from Continue, VS Code's own models or a .env file"),
    start: { kind: 'import' },
  },
  separator(vscode.l10n.t('hosted')),
  ...PRESETS.filter(({ place }) => place === 'hosted').map(presetItem),
  separator(vscode.l10n.t('on your own machine')),
  ...PRESETS.filter(({ place }) => place === 'local').map(presetItem),
];

/** The first question. What is pasted into its filter box counts at once. */
export async function chooseStart(): Promise<Start | undefined> {
  const start = await pickStart();
  if (start !== 'paste') return start;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Connect an Endpoint'),
    prompt: vscode.l10n.t(
      'Paste an address, a curl command, JSON, environment lines or code. A key in it goes to secret storage.',
    ),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const result = value.trim() === '' ? undefined : parsePastedEndpoint(value);
      return result?.kind === 'refused' ? result.reason : undefined;
    },
  });
  return text === undefined || text.trim() === '' ? undefined : { kind: 'text', text };
}

function pickStart(): Promise<StartItem['start']> {
  const picker = vscode.window.createQuickPick<StartItem>();
  picker.title = vscode.l10n.t('Connect an Endpoint');
  picker.placeholder = vscode.l10n.t('Choose a provider, or paste an address or a curl command here');
  picker.matchOnDescription = true;
  picker.items = startItems();
  picker.onDidChangeValue((value) => {
    const item = itemOfText(value);
    picker.items = item === undefined ? startItems() : [item, ...startItems()];
  });
  picker.show();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.start);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
  });
}

/** Only for what cannot be meant as a filter of the list: it has a dot, a colon or a slash. */
function itemOfText(value: string): StartItem | undefined {
  const text = value.trim();
  const result = /[.:/]/.test(text) || text.length > 30 ? parsePastedEndpoint(text) : undefined;
  if (result?.kind !== 'endpoint') return undefined;
  const { baseUrl } = result.proposal.endpoint;
  return { label: vscode.l10n.t('$(plug) Connect to {0}', baseUrl), alwaysShow: true, start: { kind: 'text', text } };
}
