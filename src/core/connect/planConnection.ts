import { chooseModel } from '../endpoint/chooseModel.ts';
import type { Connection } from '../endpoint/connection.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import type { ModelInfo } from '../endpoint/requests.ts';
import type { Secret } from '../endpoint/secret.ts';
import type { Endpoint, Role } from '../settings/endpoint.ts';
import type { EndpointProposal } from './endpointProposal.ts';
import { PRESETS, type Preset } from './presets.ts';

/** What the user answers to the question for a key. */
export type KeyAnswer =
  | { readonly kind: 'key'; readonly key: Secret }
  | { readonly kind: 'variable'; readonly name: string }
  /** Go on without one. */
  | { readonly kind: 'none' };

export interface KeyQuestion {
  readonly endpoint: Endpoint;
  readonly preset?: Preset;
  /** Why it is asked again: the server refused the last one. */
  readonly refusal?: unknown;
}

export interface ModelQuestion {
  readonly role: Role;
  readonly endpoint: Endpoint;
  /** As listed; empty when the list could not be had. Any other name may be typed. */
  readonly models: readonly string[];
  /** Offered first. */
  readonly proposed?: string;
  /** Why there is no list. */
  readonly fault?: unknown;
}

/** The questions of connecting; every answer may be undefined: the user has left, nothing is changed. */
export interface ConnectQuestions {
  askKey(question: KeyQuestion): Promise<KeyAnswer | undefined>;
  chooseRoles(endpoint: Endpoint): Promise<readonly Role[] | undefined>;
  chooseModel(question: ModelQuestion): Promise<string | undefined>;
}

export interface PlanDeps {
  readonly questions: ConnectQuestions;
  /** A key that is stored or set up already. */
  readonly knownKey: (endpoint: Endpoint) => Promise<Secret | undefined>;
  readonly readVariable: (name: string) => Secret | undefined;
  /** With a short limit; throws `EndpointError`. */
  readonly listModels: (connection: Connection) => Promise<readonly ModelInfo[]>;
}

/** What is to be written once every question is answered. */
export interface ConnectionPlan {
  readonly endpoint: Endpoint;
  /** To be stored for the endpoint's origin. */
  readonly key?: Secret;
  /** An empty model means: choose for me. */
  readonly models: Readonly<Partial<Record<Role, string>>>;
}

/** From a proposal to a plan: the key if one is needed, the address that answers, the roles and their models. Writes nothing. */
export async function planConnection(proposal: EndpointProposal, deps: PlanDeps): Promise<ConnectionPlan | undefined> {
  const reached = await reach(proposal, deps);
  if (reached === undefined) return undefined;
  const roles = await deps.questions.chooseRoles(reached.endpoint);
  if (roles === undefined) return undefined;
  const models: Partial<Record<Role, string>> = {};
  for (const role of roles) {
    const proposed = proposeModel(role, reached, proposal);
    const { endpoint, list, fault } = reached;
    const model = await deps.questions.chooseModel({
      role,
      endpoint,
      models: list.map(({ id }) => id),
      ...(proposed !== undefined && { proposed }),
      ...(fault !== undefined && { fault }),
    });
    if (model === undefined) return undefined;
    models[role] = model;
  }
  return { endpoint: reached.endpoint, ...(reached.newKey && { key: reached.newKey }), models };
}

interface Reached {
  readonly endpoint: Endpoint;
  /** Given in the course of this; undefined when it was stored before or none is needed. */
  readonly newKey?: Secret;
  readonly list: readonly ModelInfo[];
  readonly fault?: unknown;
}

/** One try at the server. */
interface Attempt {
  readonly endpoint: Endpoint;
  readonly key?: Secret | undefined;
  readonly newKey?: Secret | undefined;
  /** The user goes on without a key: nothing more is asked of the server. */
  readonly declined?: boolean;
  /** Why a key was asked for. */
  readonly refusal?: unknown;
}

/** Asks for a key until the server takes it, the user goes on without, or the user leaves. */
async function reach(proposal: EndpointProposal, deps: PlanDeps): Promise<Reached | undefined> {
  let attempt = await firstAttempt(proposal, deps);
  while (attempt !== undefined) {
    const { endpoint, key, newKey, declined, refusal } = attempt;
    if (declined === true) return { endpoint, list: [], ...(refusal !== undefined && { fault: refusal }) };
    const found = await findBase(endpoint, key, { proposal, deps });
    if (!isUnauthorized(found.fault)) return { ...found, ...(newKey && { newKey }) };
    attempt = await askForKey({ endpoint: found.endpoint, refusal: found.fault }, deps);
  }
  return undefined;
}

/** A hosted family without a key refuses anyway: the question comes first. */
async function firstAttempt({ endpoint, key: newKey }: EndpointProposal, deps: PlanDeps): Promise<Attempt | undefined> {
  const key = newKey ?? variableKey(endpoint, deps) ?? (await deps.knownKey(endpoint));
  const wantsKey = key === undefined && presetOf(endpoint)?.place === 'hosted';
  return wantsKey ? askForKey({ endpoint }, deps) : { endpoint, key, newKey };
}

async function askForKey(
  question: Pick<KeyQuestion, 'endpoint' | 'refusal'>,
  deps: PlanDeps,
): Promise<Attempt | undefined> {
  const preset = presetOf(question.endpoint);
  const answer = await deps.questions.askKey({ ...question, ...(preset && { preset }) });
  switch (answer?.kind) {
    case 'key':
      return { endpoint: question.endpoint, key: answer.key, newKey: answer.key };
    case 'variable': {
      const endpoint = { ...question.endpoint, apiKeyVariable: answer.name };
      return { endpoint, key: variableKey(endpoint, deps) };
    }
    case 'none':
      return { ...question, declined: true };
    case undefined:
      return undefined;
  }
}

/** The proposed address, else the first alternative that has the routes; the proposed one with its fault when none has. */
async function findBase(
  endpoint: Endpoint,
  key: Secret | undefined,
  { proposal, deps }: { readonly proposal: EndpointProposal; readonly deps: PlanDeps },
): Promise<Omit<Reached, 'newKey'>> {
  const first = await tryList(endpoint, key, deps);
  if (!isWrongAddress(first.fault)) return first;
  for (const baseUrl of proposal.alternativeBaseUrls) {
    const other = await tryList({ ...endpoint, baseUrl }, key, deps);
    if (other.fault === undefined || isUnauthorized(other.fault)) return other;
  }
  return first;
}

async function tryList(endpoint: Endpoint, key: Secret | undefined, deps: PlanDeps): Promise<Omit<Reached, 'newKey'>> {
  try {
    return { endpoint, list: await deps.listModels({ endpoint, ...(key && { key }) }) };
  } catch (fault) {
    return { endpoint, list: [], fault };
  }
}

function isUnauthorized(fault: unknown): boolean {
  return fault instanceof EndpointError && fault.kind === 'unauthorized';
}

/** Something answered, but nothing of ours lives there. */
function isWrongAddress(fault: unknown): boolean {
  return fault instanceof EndpointError && ['wrongUrl', 'malformed', 'intermediary', 'badRequest'].includes(fault.kind);
}

function variableKey(endpoint: Endpoint, deps: PlanDeps): Secret | undefined {
  return endpoint.apiKeyVariable === undefined ? undefined : deps.readVariable(endpoint.apiKeyVariable);
}

/** The pasted model where it was made for the role's kind, else the family's, else the first suitable one of the list. */
function proposeModel(role: Role, { endpoint, list }: Reached, proposal: EndpointProposal): string | undefined {
  const ids = list.map(({ id }) => id);
  const ofFamily = presetOf(endpoint)?.models[role === 'completion' ? 'completion' : 'chat'];
  const isOffered = ofFamily !== undefined && (ids.length === 0 || ids.includes(ofFamily));
  return proposal.model ?? (isOffered ? ofFamily : chooseModel(list, role));
}

function presetOf(endpoint: Endpoint): Preset | undefined {
  return PRESETS.find(({ baseUrl }) => baseUrl === endpoint.baseUrl);
}
