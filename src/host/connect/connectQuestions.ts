import * as vscode from 'vscode';
import type { ConnectQuestions, KeyAnswer, KeyQuestion } from '../../core/connect/planConnection.ts';
import { readKeyText } from '../../core/connect/readKeyText.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import { withoutScheme } from '../../core/settings/keyInSettings.ts';
import { originOf } from '../../core/settings/normaliseBaseUrl.ts';
import { pickModel } from '../connection/pickModel.ts';
import { roleItems } from '../connection/selectModel.ts';
import { describeError } from '../describeError.ts';

/** The questions of connecting, asked with VS Code's own boxes. */
export const CONNECT_QUESTIONS: ConnectQuestions = {
  askKey,
  async chooseRoles({ name }) {
    const items = roleItems().map((item) => ({ ...item, picked: item.role !== 'edit' }));
    const options = {
      title: vscode.l10n.t('Connect {0}', name),
      placeHolder: vscode.l10n.t('What shall it be used for?'),
      ignoreFocusOut: true,
    } as const;
    const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
    return picked?.map(({ role }) => role);
  },
  chooseModel: ({ role, endpoint, models, proposed, fault }) =>
    pickModel({
      title: modelTitle(endpoint.name, role),
      canBeEmpty: models.length > 0,
      ...(proposed !== undefined && { proposed }),
      list: async () => {
        if (fault !== undefined) throw fault instanceof Error ? fault : new Error('no list', { cause: fault });
        return models.map((id) => ({ id }));
      },
    }),
};

function modelTitle(endpointName: string, role: Role): string {
  switch (role) {
    case 'completion':
      return vscode.l10n.t('Connect {0}: model for suggestions', endpointName);
    case 'chat':
      return vscode.l10n.t('Connect {0}: model for chat', endpointName);
    case 'edit':
      return vscode.l10n.t('Connect {0}: model for edits', endpointName);
  }
}

/** One line for a key, the name of a variable, or nothing; a button opens the page on which keys are made. */
function askKey({ endpoint, preset, refusal }: KeyQuestion): Promise<KeyAnswer | undefined> {
  const box = vscode.window.createInputBox();
  const why = refusal === undefined ? [] : [describeError(refusal).message];
  box.title = vscode.l10n.t('Connect {0}: API key', endpoint.name);
  const advice = vscode.l10n.t(
    'Paste a key, write $NAME to read an environment variable, or leave it empty to go on without. It is kept in secret storage and sent to {0} only.',
    originOf(endpoint.baseUrl),
  );
  box.prompt = [...why, advice].join(' ');
  box.placeholder =
    preset?.keyVariable === undefined ? vscode.l10n.t('key') : vscode.l10n.t('key, or {0}', `$${preset.keyVariable}`);
  box.password = true;
  box.ignoreFocusOut = true;
  const { keyPage } = preset ?? {};
  if (keyPage !== undefined)
    box.buttons = [{ iconPath: new vscode.ThemeIcon('link-external'), tooltip: vscode.l10n.t('Get a Key') }];
  box.onDidTriggerButton(() => {
    if (keyPage !== undefined) void vscode.env.openExternal(vscode.Uri.parse(keyPage));
  });
  box.onDidChangeValue((value) => (box.validationMessage = adviceOn(value)));
  box.show();
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      if (adviceOn(box.value) !== undefined) return;
      resolve(readAnswer(box.value));
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
  });
}

function readAnswer(text: string): KeyAnswer {
  const found = readKeyText(withoutScheme(text));
  if (found?.kind === 'key') return { kind: 'key', key: found.key };
  return found?.kind === 'variable' ? { kind: 'variable', name: found.name } : { kind: 'none' };
}

function adviceOn(text: string): string | undefined {
  const kind = readKeyText(withoutScheme(text))?.kind;
  if (kind === 'unusable')
    return vscode.l10n.t('This holds spaces or characters that no key has: paste the key alone.');
  if (kind === 'placeholder')
    return vscode.l10n.t('This is a stand-in, not a key; leave it empty to go on without one.');
  return kind === 'elsewhere'
    ? vscode.l10n.t('For a command, set "apiKeyCommand" in the settings; here, paste the key.')
    : undefined;
}
