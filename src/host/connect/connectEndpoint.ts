import * as vscode from 'vscode';
import type { EndpointProposal } from '../../core/connect/endpointProposal.ts';
import { parsePastedEndpoint } from '../../core/connect/parsePastedEndpoint.ts';
import { planConnection } from '../../core/connect/planConnection.ts';
import type { Preset } from '../../core/connect/presets.ts';
import { readVariable } from '../../core/endpoint/environmentEndpoint.ts';
import { MODEL_LIST_LIMIT_MS } from '../../core/endpoint/modelCatalogue.ts';
import { Secret } from '../../core/endpoint/secret.ts';
import { runConnectionTest } from '../connection/runConnectionTest.ts';
import { applyPlan } from './applyPlan.ts';
import { chooseLocalServer } from './chooseLocalServer.ts';
import { chooseStart } from './chooseStart.ts';
import type { ConnectDeps } from './connectDeps.ts';
import { CONNECT_QUESTIONS } from './connectQuestions.ts';
import { importEndpoints } from './importEndpoints.ts';
import { showInformation, showWarning } from '../notices.ts';

/**
 * From anything a person has to a tested connection: a preset, a pasted text, a server on this machine, another tool's file. Nothing is
 * written before the last question is answered.
 *
 * @param argument A text to start from, as if pasted; every question is asked all the same.
 */
export async function connectEndpoint(deps: ConnectDeps, argument?: unknown): Promise<void> {
  const proposal = typeof argument === 'string' ? readPasted(argument) : await chooseProposal(deps);
  if (proposal === undefined) return;
  if (proposal.remarks.length > 0) void showInformation(proposal.remarks.join(' '));
  const plan = await planConnection(proposal, {
    questions: CONNECT_QUESTIONS,
    knownKey: (endpoint) => deps.keyRing.keyFor(endpoint),
    readVariable: (name) => {
      const text = readVariable(deps.environment, name);
      return text === undefined ? undefined : new Secret(text);
    },
    async listModels(connection) {
      // The user has just named this address: a refusal of before is asked about again.
      deps.plainHttp.forgetRefusals();
      await deps.plainHttp.check(connection.endpoint.baseUrl);
      return deps.client.listModels(connection, {
        signal: new AbortController().signal,
        maxRetries: 0,
        firstByteTimeoutMs: MODEL_LIST_LIMIT_MS,
        idleTimeoutMs: MODEL_LIST_LIMIT_MS,
      });
    },
  });
  if (plan === undefined) return;
  await applyPlan(deps, plan);
  deps.log.info('endpoint connected', { roles: Object.keys(plan.models).join(', ') });
  await runConnectionTest(deps);
}

async function chooseProposal(deps: ConnectDeps): Promise<EndpointProposal | undefined> {
  const start = await chooseStart();
  switch (start?.kind) {
    case 'text':
      return readPasted(start.text);
    case 'preset':
      return ofPreset(start.preset);
    case 'localServers':
      return chooseLocalServer(deps);
    case 'import':
      await importEndpoints(deps);
      return undefined;
    case undefined:
      return undefined;
  }
}

/** Tells why not, with the chance to try again. */
function readPasted(text: string): EndpointProposal | undefined {
  const result = parsePastedEndpoint(text);
  if (result.kind === 'endpoint') return result.proposal;
  void showWarning(`Interline: ${result.reason}`);
  return undefined;
}

async function ofPreset(preset: Preset): Promise<EndpointProposal | undefined> {
  if (!preset.baseUrl.includes('…')) {
    const endpoint = { name: preset.name, baseUrl: preset.baseUrl, headers: {}, extraBody: {} };
    return { endpoint, alternativeBaseUrls: [], remarks: [] };
  }
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Connect {0}', preset.name),
    prompt: vscode.l10n.t('Paste the address from its portal, in any form ({0})', preset.baseUrl),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const result = value.trim() === '' ? undefined : parsePastedEndpoint(value);
      return result?.kind === 'refused' ? result.reason : undefined;
    },
  });
  return text === undefined || text.trim() === '' ? undefined : readPasted(text);
}
