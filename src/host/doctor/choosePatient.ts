import * as vscode from 'vscode';
import { parsePastedEndpoint } from '../../core/connect/parsePastedEndpoint.ts';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { Secret } from '../../core/endpoint/secret.ts';
import type { Endpoint } from '../../core/settings/endpoint.ts';
import type { DoctorDeps } from './doctorDeps.ts';

/** What is to be examined. */
export interface Patient {
  readonly endpoint: Endpoint;
  readonly key?: Secret;
  readonly model?: string;
  /** It is not in the settings yet. */
  readonly isNew?: boolean;
}

interface PatientItem extends vscode.QuickPickItem {
  readonly endpoint?: Endpoint;
}

const pasteItem = (): PatientItem => ({
  label: vscode.l10n.t('$(clippy) Paste an Address…'),
  description: vscode.l10n.t('or a curl command'),
  alwaysShow: true,
});

/** A known endpoint, or whatever is pasted; undefined when the user leaves. */
export async function choosePatient(deps: DoctorDeps): Promise<Patient | undefined> {
  const { endpoints } = knownEndpoints(deps.settings.current, deps.environment);
  const items: readonly PatientItem[] = [
    ...endpoints.map((endpoint) => ({ label: endpoint.name, description: endpoint.baseUrl, endpoint })),
    pasteItem(),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Examine Endpoint'),
    placeHolder: vscode.l10n.t('Which one? It gets at most ten small requests'),
    matchOnDescription: true,
  });
  if (picked?.endpoint !== undefined) return { endpoint: picked.endpoint };
  return picked === undefined ? undefined : askForText();
}

async function askForText(): Promise<Patient | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Examine Endpoint'),
    prompt: vscode.l10n.t('Paste an address or a curl command. Nothing is stored before you say so.'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const result = value.trim() === '' ? undefined : parsePastedEndpoint(value);
      return result?.kind === 'refused' ? result.reason : undefined;
    },
  });
  const result = text === undefined || text.trim() === '' ? undefined : parsePastedEndpoint(text);
  return result?.kind === 'endpoint' ? { ...result.proposal, isNew: true } : undefined;
}
