import { COMMON } from '../../src/core/endpoint/dialects/dialect.ts';
import type { CompletionKind, Dialect, UsagePlace } from '../../src/core/endpoint/dialects/dialect.ts';
import { DIALECTS } from '../../src/core/endpoint/dialects/dialects.ts';
import { OPEN_THINKERS } from '../../src/core/endpoint/dialects/thinkingSwitch.ts';
import type { ThinkingFields, ThinkingSwitch } from '../../src/core/endpoint/dialects/thinkingSwitch.ts';
import { THINKING_EFFORTS } from '../../src/core/endpoint/thinkingEffort.ts';
import { DIALECT_NAMES } from '../../src/core/settings/endpoint.ts';

type Column<Row = Dialect> = readonly [title: string, cell: (row: Row) => string];
type Switch = Pick<ThinkingSwitch, 'models' | 'fields' | 'least' | 'heededBy'>;

const KINDS: Readonly<Record<CompletionKind, string>> = {
  rawPrompt: 'template in `prompt`',
  suffix: '`prompt` + `suffix`',
  fimPath: '`/fim/completions`',
  betaPath: '`/beta/completions`',
  infill: '`/infill`',
  chat: 'chat',
};

const USAGE: Readonly<Record<UsagePlace, string>> = {
  finishChunk: 'last chunk',
  extraChunk: 'a chunk of its own',
  everyChunk: 'every chunk, as a running sum',
  unknown: 'wherever it comes',
};

/** Whom it is told by, and how it is asked. */
const ASKING: readonly Column[] = [
  ['told by', ({ hosts, ports }) => list([...hosts.map(hostName), ...ports.map((port) => `port ${port}`)])],
  ['text at the cursor, best first', ({ completionKinds }) => completionKinds.map((kind) => KINDS[kind]).join(', ')],
  ['key in', ({ authHeader }) => code(authHeader)],
  ['length of an answer in', ({ maxTokensField, reasoningModels }) => lengthField(maxTokensField, reasoningModels)],
  ['stop words', ({ stopLimit }) => (stopLimit === undefined ? 'any number' : `at most ${stopLimit}`)],
];

/** What comes back and what never goes out. */
const ANSWERING: readonly Column[] = [
  ['never sent', ({ refuses }) => list(refuses.map(code))],
  ['usage in', ({ usageIn, takesUsageOption }) => `${USAGE[usageIn]}${takesUsageOption ? '' : ', unasked'}`],
  ['the stop word', ({ returnsStopWord }) => (returnsStopWord ? 'comes back, and is cut off' : 'stays away')],
  ['context length from', contextLength],
];

/** Of each kind of model that has a switch: whose it is, and what it sends. */
const THINKING: readonly Column<Switch>[] = [
  ['models', ({ models, heededBy }) => switchModels(models, heededBy)],
  ...THINKING_EFFORTS.map((effort): Column<Switch> => [effort, ({ fields }) => sent(fields[effort])]),
  ['not at all is', ({ least }) => sent(least)],
];

/** How each family is asked, as a markdown table; made from the dialects, so that it cannot be wrong about them. */
export function askingTable(): string {
  return table(ASKING);
}

/** What each family refuses and where its answers say what. */
export function answeringTable(): string {
  const usual = `The usual fields of \`/models\`: ${COMMON.contextLengthFields.map(code).join(', ')}; the first that is there counts.`;
  return `${table(ANSWERING)}\n\n${usual}`;
}

/** How much a model thinks, in the words of its server. */
export function thinkingTable(): string {
  const switches = DIALECT_NAMES.flatMap((name) =>
    DIALECTS[name].thinking.map((one) => ({ ...one, dialect: DIALECTS[name] })),
  );
  const shown = switches.filter(({ fields }) => Object.keys(fields).length > 0);
  const titles = ['family', ...THINKING.map(([title]) => title)];
  const rows = shown.map((one) => row([one.dialect.label, ...THINKING.map(([, cell]) => cell(one))]));
  return [row(titles), row(titles.map(() => '---')), ...rows].join('\n');
}

function switchModels(models: RegExp | undefined, heededBy: RegExp | undefined): string {
  if (models === OPEN_THINKERS) return 'those that are known to think';
  if (models !== undefined) return code(models.source);
  return heededBy === undefined ? 'all' : 'all, offered for those that are known to think';
}

/** Empty fields are a choice too: what the model does unasked. */
function sent(fields: ThinkingFields | undefined): string {
  if (fields === undefined) return '–';
  return Object.keys(fields).length === 0 ? 'nothing' : code(JSON.stringify(fields));
}

function table(columns: readonly Column[]): string {
  const titles = ['family', '`dialect`', ...columns.map(([title]) => title)];
  const rows = DIALECT_NAMES.map((name) => {
    const dialect = DIALECTS[name];
    return row([dialect.label, code(name), ...columns.map(([, cell]) => cell(dialect))]);
  });
  return [row(titles), row(titles.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '–' : items.join(', ');
}

/** `/(^|\.)fireworks\.ai$/` is `fireworks.ai`, with whatever stands before it. */
function hostName({ source }: RegExp): string {
  return code(
    source
      .replace(/^\(\^\|\\\.\)/, '')
      .replace(/^\\\./, '*.')
      .replace(/\$$/, '')
      .replaceAll('\\.', '.')
      .replace(/\(\?:([^)]*)\)/g, '{$1}'),
  );
}

function lengthField(field: Dialect['maxTokensField'], reasoningModels: RegExp | undefined): string {
  const plain = code(field);
  return reasoningModels === undefined ? plain : `${plain}; reasoning models: ${code('max_completion_tokens')}`;
}

function contextLength({ contextLengthFields, hasProps }: Dialect): string {
  const isUsual = contextLengthFields === COMMON.contextLengthFields;
  const fields = isUsual ? ['the usual fields'] : contextLengthFields.map(code);
  return list([...(hasProps ? [code('/props')] : []), ...fields]);
}
