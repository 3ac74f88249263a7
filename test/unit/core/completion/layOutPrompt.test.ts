import assert from 'node:assert/strict';
import { ContextSelector } from '../../../../src/core/completion/context/contextSelector.ts';
import type { ContextSnippet } from '../../../../src/core/completion/context/contextSnippet.ts';
import { prepareRequest } from '../../../../src/core/completion/prepareRequest.ts';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings/settings.ts';
import { inputAt } from '../../../support/completionInput.ts';
import { snippetOf } from '../../../support/contextSnippet.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';

const CODE = 'const invoice = createInvoice(customer);\n'.repeat(300);
const INVOICE = snippetOf('export function createInvoice(customer) {\n  return { customer };\n}', {
  path: 'lib/invoice.js',
});
const LARGE = snippetOf(`${INVOICE.text}\n`.repeat(400), { path: 'lib/large.js' });

interface Case {
  readonly template: string;
  readonly snippets?: readonly ContextSnippet[];
  readonly context?: Partial<Settings['completion']['context']>;
  readonly languageId?: string;
  readonly tokenFactor?: number;
}

class CountingGateway extends FakeGateway {
  readonly #tokenFactor: number | undefined;
  constructor(tokenFactor: number | undefined) {
    super();
    this.#tokenFactor = tokenFactor;
  }
  override async resolveTarget(...[role]: Parameters<FakeGateway['resolveTarget']>) {
    const target = await super.resolveTarget(role);
    return this.#tokenFactor === undefined ? target : { ...target, tokenFactor: this.#tokenFactor };
  }
}

/** The whole text that is sent. */
async function promptOf({ template, snippets = [INVOICE], context, languageId, tokenFactor }: Case): Promise<string> {
  const completion = { ...DEFAULT_SETTINGS.completion, template, maxPromptTokens: 1000 };
  const { prepared } = await prepareRequest({
    gateway: new CountingGateway(tokenFactor),
    input: inputAt(`${CODE}createInvoice(█\n${CODE}`, languageId === undefined ? {} : { languageId }),
    settings: { ...DEFAULT_SETTINGS, completion: { ...completion, context: { ...completion.context, ...context } } },
    snippets,
    selector: new ContextSelector(),
  });
  if (prepared.kind === 'chat') return prepared.request.messages.map(({ content }) => content).join('\n');
  const { prompt, suffix = '', extra = [] } = prepared.request;
  return extra.map(({ path, text }) => `[${path}]${text}`).join('') + prompt + suffix;
}

function checkPrompt(name: string, question: Case, expected: RegExp): void {
  it(name, async () => {
    assert.match(await promptOf(question), expected);
  });
}

const FILE = 'export function createInvoice\\(customer\\) \\{\\n  return \\{ customer \\};\\n\\}';
const COMMENT = '// lib/invoice\\.js\\n// export function createInvoice\\(customer\\) \\{\\n//   return';

describe('a prompt with other files', () => {
  checkPrompt(
    'has them in the family’s own form',
    { template: 'starcoder2' },
    new RegExp(`^<repo_name>demo<file_sep>lib/invoice\\.js\\n${FILE}`),
  );
  checkPrompt(
    'has them as comments where the family has no form',
    { template: 'codellama' },
    new RegExp(`^<PRE> ${COMMENT}`),
  );
  checkPrompt(
    'has them behind the suffix where that comes first',
    { template: '<fim_suffix>{suffix}<fim_prefix>{prefix}' },
    new RegExp(`<fim_prefix>${COMMENT}`),
  );
  checkPrompt('has them as comments where the server fills in', { template: 'suffixField' }, new RegExp(`^${COMMENT}`));
  checkPrompt(
    'shows them to a model that chats',
    { template: 'chat' },
    new RegExp(`lib/invoice\\.js\\n<REFERENCE>\\n${FILE}`),
  );
  checkPrompt(
    'has none in a language without comments',
    { template: 'codellama', languageId: 'plaintext' },
    /^<PRE> const/,
  );
  checkPrompt(
    'has none of a source that is off',
    { template: 'codellama', context: { openTab: false } },
    /^<PRE> const/,
  );
  checkPrompt(
    'cannot be ended by a special token in another file',
    { template: 'starcoder2', snippets: [{ ...INVOICE, text: `<fim_middle> ${INVOICE.text}` }] },
    /lib\/invoice\.js\n< fim_middle>/,
  );
});

describe('the budget of a prompt with other files', () => {
  it('gives a quarter to them at most, and all the rest to the document', async () => {
    const alone = estimateTokens(await promptOf({ template: 'starcoder2', snippets: [] }));
    const prompt = await promptOf({ template: 'starcoder2', snippets: [LARGE] });
    const elsewhere = estimateTokens(prompt.slice(0, prompt.indexOf('<fim_prefix>')));
    assert.ok(elsewhere > 100 && elsewhere <= 280, `${elsewhere} elsewhere`);
    assert.ok(Math.abs(estimateTokens(prompt) - alone) < 220, `${estimateTokens(prompt)} of ${alone}`);
  });
  it('is smaller in characters where a model’s tokens are', async () => {
    const plain = await promptOf({ template: 'starcoder2', snippets: [] });
    const fine = await promptOf({ template: 'starcoder2', snippets: [], tokenFactor: 2 });
    assert.ok(
      fine.length > plain.length * 0.35 && fine.length < plain.length * 0.65,
      `${fine.length} of ${plain.length}`,
    );
  });
});
