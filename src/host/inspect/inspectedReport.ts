import { inspectionReport, type InspectedRequest } from '../../core/completion/inspect/inspectionReport.ts';
import { outgoingRequest } from '../../core/completion/inspect/outgoingRequest.ts';
import type { InspectorDeps } from './registerInspector.ts';

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
