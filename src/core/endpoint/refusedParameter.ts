/**
 * Which field of our body a refusal objects to, in any phrasing. Two ways: sentences that name a parameter whatever it is called, and
 * names of fields that we sent, found anywhere in a sentence of refusal.
 */

/** Field names that are also ordinary words: they count only in quotes or right beside the verb. */
const ORDINARY_WORDS = new Set([
  'stop',
  'n',
  'model',
  'prompt',
  'messages',
  'stream',
  'user',
  'input',
  'tools',
  'echo',
  'store',
]);

const QUOTE = String.raw`[\x60'"“”‘’]`;
/** A name as JSON fields have it, perhaps with a path: `$.stop`, `body.stop`, `messages[0].role`. */
const NAME = String.raw`(?:\$\.|body\.)?([A-Za-z_][\w.\-\[\]]*)`;
const QUOTED = `${QUOTE}${NAME}${QUOTE}`;
const MAYBE_QUOTED = `${QUOTE}?${NAME}${QUOTE}?`;
const KIND = String.raw`(?:request |body |input |query |json |keyword |body )?(?:parameter|param|argument|field|property|key|option|name|input|attribute|value for|sampling param\w*)\(?s?\)?`;
const REFUSAL = String.raw`(?:is |are |was |were )?(?:not (?:currently |yet |be )?(?:supported|allowed|permitted|accepted|recogni[sz]ed|available|valid|implemented|known)|unsupported|unknown|unexpected|invalid|forbidden|disallowed|deprecated|not a valid|not one of the (?:allowed|permitted|supported|known) (?:propert|parameter|field|key))`;

/** Sentences that name it outright, the surest first; the first group is the name. */
const SENTENCES: readonly RegExp[] = [
  // Python and JSON forms of pydantic inside a message: 'loc': ('body', 'stream_options')
  /["']loc["']\s*:\s*[[(]\s*["']body["']\s*,\s*["']([\w.-]+)["']/i,
  new RegExp(`${NAME}\\s*:?\\s*(?:Extra inputs are not permitted|extra fields not permitted)`, 'i'),
  new RegExp(`(?:got an )?unexpected keyword argument:? ${QUOTED}`, 'i'),
  new RegExp(`additional propert(?:y|ies)[^.]{0,40}\\(?${QUOTED}`, 'i'),
  new RegExp(`unknown name \\\\?${QUOTE}${NAME}\\\\?${QUOTE}`, 'i'),
  new RegExp(`(?:unknown|no such) (?:json )?field:? ${QUOTE}?\\\\?${QUOTE}?${NAME}`, 'i'),
  new RegExp(
    `(?:unsupported|unrecogni[sz]ed|unknown|invalid|unexpected|extra|illegal|disallowed|deprecated|bad|conflicting) (?:or unknown )?${KIND}(?: supplied| provided| given| found| name[sd]?| in request(?: body)?)?\\s*[:=]?\\s*\\[?${QUOTED}`,
    'i',
  ),
  new RegExp(
    `(?:unsupported|unrecogni[sz]ed|unknown|unexpected|extra|illegal) ${KIND}(?: supplied| provided| given| found| named?| in request(?: body)?)?\\s*[:=]\\s*\\[?${MAYBE_QUOTED}`,
    'i',
  ),
  new RegExp(
    `${KIND} (?:is |are )?not (?:supported|allowed|permitted|recogni[sz]ed|valid)[^:.]{0,40}:\\s*\\[?${MAYBE_QUOTED}`,
    'i',
  ),
  new RegExp(
    `(?:does not|doesn'?t|don'?t|do not|cannot|not) (?:support|accept|allow|recogni[sz]e|take) (?:the )?${KIND}:?\\s*\\[?${QUOTED}`,
    'i',
  ),
  new RegExp(
    `(?:does not|doesn'?t|do not|cannot) (?:support|accept|allow|recogni[sz]e|take) (?:the )?(?:use of )?${QUOTED}`,
    'i',
  ),
  new RegExp(`(?:the )?${KIND} ${QUOTED}`, 'i'),
  new RegExp(`invalid (?:value for )?${QUOTED}(?=\\s*:| value| is|$)`, 'i'),
  new RegExp(
    `${QUOTED}(?: parameter| field| option| argument)? (?:${REFUSAL}|supports|must|should|cannot|can't|can only|does not|has to|may not|exceeds|requires)`,
    'i',
  ),
  new RegExp(`${NAME}(?: parameter| field| option| argument) (?:${REFUSAL})`, 'i'),
  new RegExp(`(?:invalid|bad|illegal|wrong|unsupported) ${MAYBE_QUOTED} (?:value|argument|parameter|setting)`, 'i'),
  /\(parameter=([A-Za-z_][\w.]*)/i,
  // LiteLLM prints a Python dict or list: does not support parameters: {'seed': 1}
  new RegExp(`not support (?:the )?${KIND}:\\s*[[{(]\\s*${QUOTED}`, 'i'),
  new RegExp(`(?:does not|doesn'?t|do not|cannot) (?:support|accept|allow) (?:the )?${KIND} ${NAME}[.\\s]*$`, 'i'),
  new RegExp(`(?:param\\w*|argument|field) (?:incorrect|error|invalid)\\s*: ${MAYBE_QUOTED}`, 'i'),
  new RegExp(`(?:instead|in place) of ${MAYBE_QUOTED}`, 'i'),
  // Go, Rust, and JSON schema in Java.
  /cannot unmarshal [\w ]+ into Go struct field [\w]+\.([A-Za-z_]\w*)/i,
  new RegExp(`(?:^|: )${NAME}: invalid (?:type|value|length)\\b`, 'i'),
  new RegExp(`(?:extraneous|unrecognized|additional) key \\[${NAME}\\]`, 'i'),
];

/** Words that make a sentence a refusal at all. */
const REFUSES =
  /only one|not (?:\w+ )?(?:support|allow|permit|accept|expect|recogni|valid|available|implement|one of the allowed propert)|unsupported|unknown|unexpected|unrecogni|invalid|forbidden|must|should|cannot|can't|can only|at most|at least|exceed|too (?:many|large|long|high|low|big|small)|up to|maximum|minimum|range|greater|less than|only the default|extra|requires|is limited|deprecated|does ?n[o']t|(?:is|are|do)n['’]t|(?:has|have|needs?) to|only (?:allowed|available|supports?|supported|valid|be)\b/i;

/** What some servers call by another name: of several, the one that was sent is meant. */
const OTHER_WORDS: readonly (readonly [RegExp, string, ...string[]])[] = [
  [
    /does not support (?:insert|fill|infill|fim|suffix)|(?:insert(?: mode)?|infill|fim|fill[- ]in[- ]the[- ]middle) (?:is )?not supported|support infill/i,
    'suffix',
  ],
  [/only one (?:completion )?choice|multiple (?:choices|completions)|\bn_cmpl\b/i, 'n'],
  [/stop sequences?\b/i, 'stop'],
  [
    /not support (?:tools?\b|tool[- ]use|function[- ]call)|(?:tools|tool[- ](?:use|calling)) (?:is|are) not supported/i,
    'tools',
  ],
  [
    /not support (?:thinking|reasoning)\b|(?:thinking|reasoning) is not supported/i,
    'reasoning_effort',
    'think',
    'thinking',
    'enable_thinking',
    'reasoning',
    'chat_template_kwargs',
  ],
  [/max(?:imum)?[ _]?(?:new|output|completion)[ _]?tokens/i, 'max_tokens', 'max_completion_tokens'],
];

export interface Refusal {
  /** The server's words. */
  readonly message: string;
  /** What a field of the answer names, if one does. */
  readonly parameter?: string;
  /** Top-level fields of the body that we sent. */
  readonly sentFields: readonly string[];
}

/** The name as the server wrote it (with its path), or our field where it spoke of it in other words; undefined when nothing is named. */
export function refusedParameter({ message, parameter, sentFields }: Refusal): string | undefined {
  if (parameter !== undefined && sentField(parameter, sentFields) !== undefined) return parameter;
  const text = message.slice(0, 2000);
  // What is no field of ours may be a label all the same: Cerebras has "validation_error" there.
  return namedInText(text, sentFields) ?? parameter;
}

function namedInText(text: string, sentFields: readonly string[]): string | undefined {
  return (
    namedOutright(text, sentFields) ??
    namedAtStart(text, sentFields) ??
    namedByField(text, sentFields) ??
    namedOtherwise(text, sentFields)
  );
}

/** The top-level field of our body that a name stands for: `stream_options.include_usage` is `stream_options`, `presencePenalty` is `presence_penalty`. */
export function sentField(name: string, sentFields: readonly string[]): string | undefined {
  const root = name.replace(/^(?:\$\.|body\.)/, '').split(/[.[]/)[0] ?? '';
  return sentFields.find((field) => field === root || plain(field) === plain(root));
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

function namedOutright(text: string, sentFields: readonly string[]): string | undefined {
  const names = SENTENCES.map((sentence) => sentence.exec(text)?.[1]?.replace(/[.\-[]+$/, '')).filter(
    (name) => name !== undefined && name !== '',
  );
  return (
    names.map((name) => sentField(name ?? '', sentFields)).find((field) => field !== undefined) ??
    names.find((name) => name?.includes('_') === true || SURE_NAMES.has(name ?? ''))
  );
}

/** Without an underscore only names that the API has are believed; a quoted value ("developer") is no parameter. */
const SURE_NAMES: ReadonlySet<string> = new Set([
  'stop',
  'suffix',
  'temperature',
  'seed',
  'n',
  'logprobs',
  'functions',
  'tools',
  'echo',
  'user',
  'store',
  'metadata',
  'think',
  'thinking',
  'modalities',
]);

/** "temperature: range: 0..1": what stands before the colon is what is wrong. */
function namedAtStart(text: string, sentFields: readonly string[]): string | undefined {
  const name = new RegExp(`^${MAYBE_QUOTED}: `).exec(text)?.[1];
  return name === undefined ? undefined : sentField(name, sentFields);
}

/** One of our fields, by name, in a sentence that refuses; the earliest counts, because replacements are named after. */
function namedByField(text: string, sentFields: readonly string[]): string | undefined {
  if (!REFUSES.test(text)) return undefined;
  const found = sentFields
    .map((field) => ({ field, at: text.search(fieldPattern(field)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.field.length - a.field.length);
  return found[0]?.field;
}

function fieldPattern(field: string): RegExp {
  const name = field.replace(/[^\w]/g, '');
  if (!ORDINARY_WORDS.has(field)) return new RegExp(String.raw`(?<![\w-])${name}(?![\w-])`, 'i');
  return new RegExp(
    `${QUOTE}(?:\\$\\.)?${name}${QUOTE}|(?<![\\w-])${name} (?:is|are|must|should|supports|requires|param|parameter) `,
    'i',
  );
}

function namedOtherwise(text: string, sentFields: readonly string[]): string | undefined {
  const [, ...names] =
    OTHER_WORDS.find(([pattern]) => pattern.test(text) && (REFUSES.test(text) || /supports?/i.test(text))) ?? [];
  return names.find((name) => sentFields.includes(name)) ?? names[0];
}
