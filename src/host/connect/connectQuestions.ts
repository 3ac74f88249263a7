import * as vscode from 'vscode';
import type { ConnectQuestions, KeyAnswer, KeyQuestion } from '../../core/connect/planConnection.ts';
import { readKeyText } from '../../core/connect/readKeyText.ts';
import { withoutScheme } from '../../core/settings/keyInSettings.ts';
import { originOf } from '../../core/settings/normaliseBaseUrl.ts';
import { pickModel } from '../connection/pickModel.ts';
import { ROLE_ITEMS } from '../connection/selectModel.ts';
import { describeError } from '../describeError.ts';

const ROLE_WORDS = { completion: 'suggestions', chat: 'chat', edit: 'edits' } as const;

/** The questions of connecting, asked with VS Code's own boxes. */
export const CONNECT_QUESTIONS: ConnectQuestions = {
  askKey,
  async chooseRoles({ name }) {
    const items = ROLE_ITEMS.map((item) => ({ ...item, picked: item.role !== 'edit' }));
    const options = {
      title: `Connect ${name}`,
      placeHolder: 'What shall it be used for?',
      ignoreFocusOut: true,
    } as const;
    const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
    return picked?.map(({ role }) => role);
  },
  chooseModel: ({ role, endpoint, models, proposed, fault }) =>
    pickModel({
      title: `Connect ${endpoint.name}: model for ${ROLE_WORDS[role]}`,
      canBeEmpty: models.length > 0,
      ...(proposed !== undefined && { proposed }),
      list: async () => {
        if (fault !== undefined) throw fault instanceof Error ? fault : new Error('no list', { cause: fault });
        return models.map((id) => ({ id }));
      },
    }),
};

/** One line for a key, the name of a variable, or nothing; a button opens the page on which keys are made. */
function askKey({ endpoint, preset, refusal }: KeyQuestion): Promise<KeyAnswer | undefined> {
  const box = vscode.window.createInputBox();
  const why = refusal === undefined ? '' : `${describeError(refusal).message} `;
  box.title = `Connect ${endpoint.name}: API key`;
  box.prompt = `${why}Paste a key, write $NAME to read an environment variable, or leave it empty to go on without. It is kept in secret storage and sent to ${originOf(endpoint.baseUrl)} only.`;
  box.placeholder = preset?.keyVariable === undefined ? 'key' : `key, or $${preset.keyVariable}`;
  box.password = true;
  box.ignoreFocusOut = true;
  const { keyPage } = preset ?? {};
  if (keyPage !== undefined) box.buttons = [{ iconPath: new vscode.ThemeIcon('link-external'), tooltip: 'Get a Key' }];
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
  if (kind === 'unusable') return 'This holds spaces or characters that no key has: paste the key alone.';
  if (kind === 'placeholder') return 'This is a stand-in, not a key; leave it empty to go on without one.';
  return kind === 'elsewhere' ? 'For a command, set "apiKeyCommand" in the settings; here, paste the key.' : undefined;
}
