import type { CompletionKind, Dialect } from '../endpoint/dialects/dialect.ts';
import { dialectOf } from '../endpoint/dialects/dialectOf.ts';
import type { Target } from '../endpoint/modelGateway.ts';
import type { CompletionTemplate, SuffixFieldTemplate } from './fimTemplate.ts';
import type { TemplateFamily } from '../settings/templateSetting.ts';
import { FIM_TEMPLATES } from './fimTemplates.ts';
import { cannotChat, familyOfModel, knownFamily } from './modelFamilies.ts';
import { isUserTemplate, parseUserTemplate } from './userTemplate.ts';

/** The template that the setting names (a family, a template of the user's own), else the model's; nothing is asked about the server. */
export function selectFimTemplate(setting: string, modelId: string): CompletionTemplate {
  return namedTemplate(setting) ?? templateOfFamily(familyOfModel(modelId));
}

/**
 * How this model of this server is asked to complete text at a cursor. The first of these that the server has a way for:
 *
 * 1. what the setting names, written by the user or proposed by the Doctor;
 * 2. the kinds of the server's family in their order, each for the models that it suits (`SUITS`);
 * 3. the chat, in words.
 *
 * A way that a refusal has closed is passed over on every line.
 */
export function templateForTarget(
  setting: string,
  { model, connection, learned = {} }: Pick<Target, 'model' | 'connection' | 'learned'>,
): CompletionTemplate {
  const chat = templateOfFamily('chat');
  if (learned.chatOnly === true) return chat;
  const place: Place = { model, family: knownFamily(model), dialect: dialectOf(connection) };
  const isOpen = ({ kind }: CompletionTemplate): boolean =>
    !(learned.suffixRefused === true && (kind === 'suffixField' || kind === 'infill'));
  const named = namedTemplate(setting);
  if (named && isOpen(named) && hasRoute(named, place.dialect)) return named;
  const usual = place.dialect.completionKinds.map((kind) => SUITS[kind](place));
  return usual.find((template) => template !== undefined && isOpen(template)) ?? chat;
}

interface Place {
  readonly model: string;
  /** Undefined: the name tells nothing. */
  readonly family: TemplateFamily | undefined;
  readonly dialect: Dialect;
}

/** The template with which a kind of completion serves a model; undefined: not suited. */
const SUITS: Readonly<Record<CompletionKind, (place: Place) => CompletionTemplate | undefined>> = {
  // Mistral fills in with Codestral alone.
  fimPath: ({ family }) => (family === 'codestral' ? suffixField(family) : undefined),
  // DeepSeek fills in with every model that answers without thinking.
  betaPath: ({ model, family }) => (/reasoner|\br1\b/i.test(model) ? undefined : suffixField(family)),
  suffix: ({ family }) => (family === 'chat' ? undefined : suffixField(family)),
  // The server reads the tokens from the model's own file: better than a guess, no better than knowing them.
  infill: ({ family }) => (family === undefined ? templateOfFamily('infill') : undefined),
  rawPrompt: ({ family, model, dialect }) => {
    // A server that has a better way to learn of unknown models has already refused it.
    const isGuess = family === undefined && dialect.completionKinds[0] !== 'rawPrompt';
    const template = isGuess ? undefined : templateOfFamily(familyOfModel(model));
    return template?.kind === 'fim' ? template : undefined;
  },
  chat: ({ model }) => (cannotChat(model) ? undefined : templateOfFamily('chat')),
};

/** Whether the server has a route for such a template at all; where it has none, a setting that was made for another endpoint is passed over. */
function hasRoute({ kind }: CompletionTemplate, { completionKinds, refuses }: Dialect): boolean {
  const has = (...kinds: readonly CompletionKind[]): boolean => kinds.some((one) => completionKinds.includes(one));
  if (kind === 'fim' || kind === 'infill') return has('rawPrompt');
  if (kind === 'suffixField') return has('suffix', 'fimPath', 'betaPath', 'infill') || !refuses.includes('suffix');
  return true;
}

function namedTemplate(setting: string): CompletionTemplate | undefined {
  if (isUserTemplate(setting)) return parseUserTemplate(setting);
  return FIM_TEMPLATES.find((template) => template.family === setting);
}

/** The server lays the template over both sides by itself; special tokens in the user's text would be taken for its own. */
function suffixField(family: TemplateFamily | undefined): SuffixFieldTemplate {
  const template = family && templateOfFamily(family);
  return {
    kind: 'suffixField',
    family: 'suffixField',
    ...(template?.kind === 'fim' && { sentinels: template.sentinels }),
  };
}

function templateOfFamily(family: TemplateFamily): CompletionTemplate {
  const found = FIM_TEMPLATES.find((template) => template.family === family);
  if (found === undefined) throw new Error(`No template of family ${family}`);
  return found;
}
