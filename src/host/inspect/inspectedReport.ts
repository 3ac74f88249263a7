import { inspectionReport, type InspectedRequest } from '../../core/completion/inspect/inspectionReport.ts';
import { outgoingRequest } from '../../core/completion/inspect/outgoingRequest.ts';
import type { SentRequest } from '../../core/completion/sentRequest.ts';
import type { EndpointClient } from '../../core/endpoint/endpointClient.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

export interface InspectorDeps {
  readonly loadClient: () => Promise<Pick<EndpointClient, 'mannersFor'>>;
  readonly settings: SettingsSource;
  readonly lastRequest: () => SentRequest | undefined;
}

/** The last request for a suggestion, in markdown. Rarely looked at, so that it is loaded when it is. */
export async function inspectedReport(deps: InspectorDeps): Promise<string> {
  return inspectionReport(await inspected(deps));
}

async function inspected({ loadClient, settings, lastRequest }: InspectorDeps): Promise<InspectedRequest | undefined> {
  const sent = lastRequest();
  if (sent === undefined) return undefined;
  const { plan, request } = sent;
  return {
    plan,
    request,
    usage: sent.usage(),
    waitedMs: sent.waitedMs,
    outgoing: outgoingRequest(await loadClient(), plan.target, plan.prepared),
    templateSetting: settings.current.completion.template,
  };
}
