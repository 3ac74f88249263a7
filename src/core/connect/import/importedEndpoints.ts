import { t } from '@vscode/l10n';
import type { Role } from '../../settings/endpoint.ts';
import type { EndpointProposal } from '../endpointProposal.ts';
import { type EndpointParts, proposeEndpoint } from '../proposeEndpoint.ts';

/** One endpoint of another tool's file, with the models that were set up there. */
export interface ImportedEndpoint {
  readonly proposal: EndpointProposal;
  /** Every model at this address, in the order written. */
  readonly models: readonly string[];
  /** The first model that the other tool used for the role. */
  readonly roles: Readonly<Partial<Record<Role, string>>>;
}

/** What a file holds for us and what not; both are shown before anything is stored. */
export interface ImportedEndpoints {
  readonly endpoints: readonly ImportedEndpoint[];
  /** Whole sentences about what is left out and why; no keys. */
  readonly leftOut: readonly string[];
}

/** One model of the other tool, as far as it concerns an endpoint. */
export interface ImportedModel {
  readonly parts: EndpointParts;
  /** How the file calls it, for sentences. */
  readonly label: string;
  readonly roles: readonly Role[];
}

/** A hostile file must not make a picker of a million lines. */
export const MAX_IMPORTED = 200;

/** Puts models with one address and one key together as one endpoint. */
export function gatherEndpoints(models: readonly ImportedModel[], leftOut: readonly string[]): ImportedEndpoints {
  const gathered = new Map<string, ImportedEndpoint>();
  const sentences = [...leftOut];
  for (const { parts, label, roles } of models.slice(0, MAX_IMPORTED)) {
    const result = proposeEndpoint(parts);
    if (result.kind === 'refused') {
      sentences.push(`${label}: ${result.reason}`);
      continue;
    }
    const identity = JSON.stringify([result.proposal.endpoint, parts.keyText, parts.headers]);
    gathered.set(identity, withModel(gathered.get(identity), result.proposal, roles));
  }
  if (models.length > MAX_IMPORTED) sentences.push(t('Only the first {0} models were read.', MAX_IMPORTED));
  return { endpoints: [...gathered.values()], leftOut: sentences };
}

function withModel(
  known: ImportedEndpoint | undefined,
  proposal: EndpointProposal,
  roles: readonly Role[],
): ImportedEndpoint {
  const { model } = proposal;
  const added = model === undefined ? [] : roles.map((role) => [role, model] as const);
  const models = [...(known?.models ?? []), ...(model === undefined ? [] : [model])];
  return {
    proposal: known?.proposal ?? proposal,
    models: [...new Set(models)],
    roles: { ...Object.fromEntries(added), ...known?.roles },
  };
}
