import type { ModelDirectory, ModelList } from '../endpoint/modelDirectory.ts';
import type { ModelInfo } from '../endpoint/requests.ts';
import type { Endpoint } from '../settings/endpoint.ts';

/** An endpoint's model, both named. */
export interface NamedModel {
  readonly endpointName: string;
  readonly model: string;
}

/** One row of the list of all models. Words are the host's. */
export type ModelRow =
  | { readonly kind: 'heading'; readonly endpointName: string }
  | { readonly kind: 'recentHeading' }
  | ({
      readonly kind: 'model';
      readonly info: ModelInfo;
      readonly isCurrent: boolean;
      readonly isRecent: boolean;
    } & NamedModel)
  /** What is typed, as the name of a model that is not listed. */
  | ({ readonly kind: 'typed' } & NamedModel)
  /** The endpoint shows no models. */
  | { readonly kind: 'state'; readonly endpointName: string; readonly state: EndpointState };

export type EndpointState =
  | Extract<ModelList, { readonly kind: 'asking' | 'failed' }>
  | { readonly kind: 'empty' }
  /** Not asked, because no key is there for it. */
  | { readonly kind: 'noKey' }
  /** Not asked, because nobody has allowed its unencrypted address. */
  | { readonly kind: 'plainHttp' };

export interface RowEndpoint {
  readonly endpoint: Endpoint;
  /** Undefined: it may be asked. */
  readonly notAsked?: 'noKey' | 'plainHttp';
}

export interface ModelRowsOptions {
  readonly endpoints: readonly RowEndpoint[];
  readonly directory: Pick<ModelDirectory, 'listOf'>;
  /** The latest first. */
  readonly recent: readonly NamedModel[];
  readonly current: NamedModel;
  readonly typed: string;
}

/** More at the top hide the rest. */
const MOST_RECENT = 5;

/** Recently chosen models first, then each endpoint with its own; those without a list stand last, with the reason. */
export function modelRows(options: ModelRowsOptions): readonly ModelRow[] {
  const { endpoints, recent, typed } = options;
  const known = endpoints.map(({ endpoint }) => endpoint.name);
  const chosen = recent.filter(({ endpointName }) => known.includes(endpointName)).slice(0, MOST_RECENT);
  const groups = endpoints.map((one) => groupOf(one, options, chosen));
  const hasModels = (rows: readonly ModelRow[]): boolean => rows.some(({ kind }) => kind === 'model');
  return [
    ...typedRows(options, typed.trim()),
    ...(chosen.length > 0 ? [{ kind: 'recentHeading' } as const] : []),
    ...chosen.map((one) => modelRow(one, infoOf(one, options), { current: options.current, isRecent: true })),
    ...groups.filter(hasModels).flat(),
    ...groups.filter((rows) => !hasModels(rows)).flat(),
  ];
}

/** What is chosen now comes to the front. */
export function withRecent(recent: readonly NamedModel[], chosen: NamedModel): readonly NamedModel[] {
  const others = recent.filter((one) => !isSame(one, chosen));
  return [chosen, ...others].slice(0, 2 * MOST_RECENT);
}

/** Reads back what was stored; anything else is left out. */
export function parseRecent(value: unknown): readonly NamedModel[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { endpointName, model } = one as Readonly<Record<string, unknown>>;
    return typeof endpointName === 'string' && typeof model === 'string' ? [{ endpointName, model }] : [];
  });
}

function groupOf(
  { endpoint, notAsked }: RowEndpoint,
  options: ModelRowsOptions,
  above: readonly NamedModel[],
): readonly ModelRow[] {
  const endpointName = endpoint.name;
  const list = options.directory.listOf(endpoint);
  const heading = { kind: 'heading', endpointName } as const;
  if (list?.kind !== 'listed') {
    const state = list ?? { kind: notAsked ?? 'asking' };
    return [heading, { kind: 'state', endpointName, state }];
  }
  if (list.models.length === 0) return [heading, { kind: 'state', endpointName, state: { kind: 'empty' } }];
  const rest = list.models.filter(({ id }) => !above.some((one) => isSame(one, { endpointName, model: id })));
  const rows = rest.map((info) =>
    modelRow({ endpointName, model: info.id }, info, { current: options.current, isRecent: false }),
  );
  return rows.length === 0 ? [] : [heading, ...rows];
}

/** A name that no list has: for the endpoint in use, and for those that show no list. */
function typedRows({ endpoints, directory, current }: ModelRowsOptions, typed: string): readonly ModelRow[] {
  if (typed === '') return [];
  const takesNames = ({ endpoint, notAsked }: RowEndpoint): boolean => {
    const list = directory.listOf(endpoint);
    if (list?.kind === 'listed' && list.models.some(({ id }) => id === typed)) return false;
    const isInUse = endpoint.name === current.endpointName;
    return (
      isInUse ||
      (notAsked !== 'noKey' && (list?.kind === 'failed' || (list?.kind === 'listed' && list.models.length === 0)))
    );
  };
  return endpoints
    .filter(takesNames)
    .map(({ endpoint }) => ({ kind: 'typed', endpointName: endpoint.name, model: typed }));
}

function infoOf({ endpointName, model }: NamedModel, { endpoints, directory }: ModelRowsOptions): ModelInfo {
  const endpoint = endpoints.find((one) => one.endpoint.name === endpointName)?.endpoint;
  const list = endpoint && directory.listOf(endpoint);
  return (list?.kind === 'listed' ? list.models.find(({ id }) => id === model) : undefined) ?? { id: model };
}

interface Standing {
  readonly current: NamedModel;
  readonly isRecent: boolean;
}

function modelRow(named: NamedModel, info: ModelInfo, { current, isRecent }: Standing): ModelRow {
  return { kind: 'model', ...named, info, isRecent, isCurrent: isSame(named, current) };
}

function isSame(a: NamedModel, b: NamedModel): boolean {
  return a.endpointName === b.endpointName && a.model === b.model;
}
