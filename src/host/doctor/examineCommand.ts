import * as vscode from 'vscode';
import { parsePastedEndpoint } from '../../core/connect/parsePastedEndpoint.ts';
import type { Examination } from '../../core/doctor/examination.ts';
import { chooseModels } from '../../core/doctor/chooseModels.ts';
import { examineEndpoint } from '../../core/doctor/examineEndpoint.ts';
import { proposeSettings, type ProposedSetting } from '../../core/doctor/proposeSettings.ts';
import { reportExamination } from '../../core/doctor/reportExamination.ts';
import type { Connection } from '../../core/endpoint/connection.ts';
import { dialectOf } from '../../core/endpoint/dialects/dialectOf.ts';
import { probe } from '../../core/endpoint/probe.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import { saveEndpoint } from '../connect/applyPlan.ts';
import { endpointFromArgument } from '../connection/pickEndpoint.ts';
import { writeSetting } from '../settings/settingsWriter.ts';
import { writeRole } from '../settings/writeRole.ts';
import { choosePatient, type Patient } from './choosePatient.ts';
import type { DoctorDeps } from './doctorDeps.ts';
import { showInformation, showWarning } from '../notices.ts';

export interface ExamineDeps extends DoctorDeps {
  /** Opens a report as a document. */
  readonly show: (title: string, report: string) => Promise<void>;
}

/** A model may have to load before the first token; the user sees the progress and can cancel. */
const FIRST_BYTE_LIMIT_MS = 60_000;
const IDLE_LIMIT_MS = 20_000;

/**
 * Examines a configured endpoint or any pasted address, shows the report and offers to write what it found.
 *
 * @param argument The name of a known endpoint or a text as pasted; asked for when absent.
 */
export async function examine(deps: ExamineDeps, argument?: unknown): Promise<Examination | undefined> {
  const patient = await patientOf(deps, argument);
  if (patient === undefined) return undefined;
  deps.plainHttp.forgetRefusals();
  await deps.plainHttp.check(patient.endpoint.baseUrl);
  const examination = await runExamination(deps, patient);
  if (examination === undefined) return undefined;
  const proposal = proposeSettings(examination, deps.settings.current);
  await deps.show(vscode.l10n.t('Examination of {0}', patient.endpoint.name), reportExamination(examination, proposal));
  deps.log.info('endpoint examined', { requests: examination.requests, template: examination.template });
  // Not waited for: the report stands, whenever the message is answered.
  void offerProposal(deps, patient, proposal);
  return examination;
}

async function patientOf(deps: ExamineDeps, argument: unknown): Promise<Patient | undefined> {
  const known = endpointFromArgument(deps, argument);
  if (known !== undefined) return { endpoint: known };
  if (typeof argument !== 'string') return choosePatient(deps);
  const pasted = parsePastedEndpoint(argument);
  if (pasted.kind === 'endpoint') return { ...pasted.proposal, isNew: true };
  void showWarning(`Interline: ${pasted.reason}`);
  return undefined;
}

async function runExamination(deps: ExamineDeps, patient: Patient): Promise<Examination | undefined> {
  const key = patient.key ?? (await deps.keyRing.keyFor(patient.endpoint));
  const connection: Connection = { endpoint: patient.endpoint, ...(key && { key }) };
  const limits = { firstByteTimeoutMs: FIRST_BYTE_LIMIT_MS, idleTimeoutMs: IDLE_LIMIT_MS };
  const title = vscode.l10n.t('Interline: examining {0}', patient.endpoint.name);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) =>
    examineEndpoint({
      connection,
      dialect: dialectOf(connection),
      signal: abortSignalOf(token),
      listModels: (signal) => deps.client.listModels(connection, { signal, maxRetries: 0, ...limits }),
      send: (request, signal) => probe(deps.platform, connection, { ...request, ...limits, signal }),
      chooseModels: (listed) =>
        chooseModels({
          endpoint: patient.endpoint,
          settings: deps.settings.current,
          listed,
          ...(patient.model !== undefined && { pasted: patient.model }),
        }),
      onRequest: (subject, number) => {
        progress.report({
          increment: 10,
          message: vscode.l10n.t('{0} of at most 10: {1}', number, subjectWords()[subject]),
        });
      },
    }),
  );
}

const subjectWords = () =>
  ({
    models: vscode.l10n.t('its models'),
    contextLength: vscode.l10n.t('their length'),
    chat: vscode.l10n.t('chat'),
    streaming: vscode.l10n.t('streaming'),
    usage: vscode.l10n.t('token counts'),
    thinking: vscode.l10n.t('thinking'),
    completion: vscode.l10n.t('filling a gap'),
    fillInTheMiddle: vscode.l10n.t('filling a gap'),
    suffix: vscode.l10n.t('the suffix field'),
    infill: '/infill',
    stopWords: vscode.l10n.t('stop words'),
    tools: vscode.l10n.t('tools'),
    latency: vscode.l10n.t('speed'),
  }) as const;

async function offerProposal(deps: ExamineDeps, patient: Patient, proposal: readonly ProposedSetting[]): Promise<void> {
  const name = patient.endpoint.name;
  if (proposal.length === 0) {
    void showInformation(vscode.l10n.t('Interline: {0} is examined; there is nothing to change.', name));
    return;
  }
  const use = vscode.l10n.t('Use What Was Found');
  const count = proposal.length;
  const text =
    count === 1
      ? vscode.l10n.t('Interline: {0} is examined. The report names one setting that would fit it better.', name)
      : vscode.l10n.t(
          'Interline: {0} is examined. The report names {1} settings that would fit it better.',
          name,
          count,
        );
  if ((await showInformation(text, use)) === use) await applyProposal(deps, patient, proposal);
}

/** The endpoint first, if it is new; then the roles that it is good for, and the template. */
export async function applyProposal(
  deps: ExamineDeps,
  patient: Patient,
  proposal: readonly ProposedSetting[],
): Promise<void> {
  const endpointName = patient.isNew ? await saveEndpoint(deps, patient.endpoint, patient.key) : patient.endpoint.name;
  const value = (wanted: ProposedSetting['name']): string | undefined =>
    proposal.find(({ name }) => name === wanted)?.value;
  for (const role of ['completion', 'chat'] as const) {
    const model = value(`${role}.model`);
    const isProposed = model !== undefined || value(`${role}.endpoint`) !== undefined;
    if (isProposed) await writeRole(deps.settings, role, { endpointName, model: model ?? currentModel(deps, role) });
  }
  const template = value('completion.template');
  if (template !== undefined) await writeSetting('completion.template', template);
}

function currentModel({ settings }: ExamineDeps, role: 'completion' | 'chat'): string {
  return settings.current.roles[role].model;
}
