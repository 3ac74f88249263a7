import assert from 'node:assert/strict';
import type { FimTemplate } from '../../../../src/core/fim/fimTemplate.ts';
import { renderPrompt } from '../../../../src/core/fim/renderPrompt.ts';
import { FIM_TEMPLATES } from '../../../../src/core/fim/fimTemplates.ts';
import { selectFimTemplate } from '../../../../src/core/fim/selectFimTemplate.ts';

const starcoder = selectFimTemplate('starcoder', '') as FimTemplate;

function checkPrompt(prefix: string, suffix: string, expected: string): void {
  const parts = { prefix, suffix, fileName: 'a.js', language: 'javascript', repository: 'demo' };
  assert.equal(renderPrompt(starcoder, parts), expected);
}

describe('renderPrompt', () => {
  it('puts the text in untouched', () =>
    checkPrompt('a\r\n\t"😀', ' b\n', '<fim_prefix>a\r\n\t"😀<fim_suffix> b\n<fim_middle>'));
  it('leaves the names of slots in the text alone', () =>
    checkPrompt('{suffix}', '{prefix} $& $1', '<fim_prefix>{suffix}<fim_suffix>{prefix} $& $1<fim_middle>'));
  it("spells special tokens of the user's text apart", () =>
    checkPrompt(
      'x = "<fim_suffix>"',
      '<|endoftext|>',
      '<fim_prefix>x = "< fim_suffix>"<fim_suffix>< |endoftext|><fim_middle>',
    ));
  it("leaves other families' tokens as they are", () =>
    checkPrompt('[PREFIX] <PRE>', '', '<fim_prefix>[PREFIX] <PRE><fim_suffix><fim_middle>'));
  it('puts names on a line of their own', () => {
    const parts = { prefix: '', suffix: '', fileName: 'a\n<fim_prefix>.js', language: '', repository: 'r' };
    assert.match(
      renderPrompt(starcoder, parts, [{ path: 'b\r\n.js', text: '' }]),
      /<filename>b \.js\n\n<filename>a < fim_prefix>\.js\n/,
    );
  });
  it('knows templates of the user’s own with other files, and without a suffix', () => {
    const parts = { prefix: 'P', suffix: 'S', fileName: 'a.js', language: 'javascript', repository: 'demo' };
    const render = (setting: string, neighbours = [{ path: 'b.js', text: 'B' }]): string =>
      renderPrompt(selectFimTemplate(setting, '') as FimTemplate, parts, neighbours);
    assert.equal(render('{files}<P>{prefix}<S>{suffix}<M>'), 'b.js\nB\n<P>P<S>S<M>');
    assert.equal(render('{files}<P>{prefix}<S>{suffix}<M>', []), '<P>P<S>S<M>');
    assert.equal(render('// {repo}/{filename} ({language})\\n{prefix}'), '// demo/a.js (javascript)\nP');
  });
});

/** Reproducible numbers from 0 to 1. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

/** How often each token stands in a text. */
function countTokens(text: string, tokens: readonly string[]): readonly number[] {
  return tokens.map((token) => text.split(token).length - 1);
}

/** Texts made of special tokens and their pieces come through without becoming tokens, also where two pieces meet. */
function checkHostile(name: string, template: FimTemplate): void {
  it(`${name} cannot be broken by text that is made of its tokens`, () => {
    const { sentinels, repository } = template;
    const pieces = [
      '',
      ' ',
      '\n',
      ...sentinels.flatMap((token) => [
        token,
        ...[1, 2, token.length - 1].flatMap((at) => [token.slice(0, at), token.slice(at)]),
      ]),
    ];
    const random = numbers(7);
    const hostile = (): string => {
      const count = Math.floor(random.next().value * 4);
      return Array.from({ length: count }, () => pieces[Math.floor(random.next().value * pieces.length)] ?? '').join(
        '',
      );
    };
    const innocent = { prefix: '', suffix: '', fileName: '', language: '', repository: '' };
    for (let round = 0; round < 400; round += 1) {
      const files =
        round % 3 === 0
          ? []
          : [
              { path: '', text: '' },
              { path: '', text: '' },
            ];
      const parts = {
        prefix: hostile(),
        suffix: hostile(),
        fileName: hostile(),
        language: hostile(),
        repository: hostile(),
      };
      const hostileFiles = files.map(() => ({ path: hostile(), text: hostile() }));
      const expected = countTokens(renderPrompt(template, innocent, files), sentinels);
      const got = renderPrompt(template, parts, hostileFiles);
      assert.deepEqual(countTokens(got, sentinels), expected, JSON.stringify({ parts, hostileFiles, got }));
    }
    assert.ok(repository !== undefined || !template.prompt.includes('{files}'));
  });
}

describe('renderPrompt and hostile text', () => {
  for (const template of FIM_TEMPLATES) if (template.kind === 'fim') checkHostile(template.family, template);
  for (const setting of [
    '<A>{prefix}{suffix}<AB>',
    '{files}{prefix}<M>{suffix}',
    '<P{prefix}<PRE>{suffix}<MID>',
    '{prefix}',
  ])
    checkHostile(setting, selectFimTemplate(setting, '') as FimTemplate);
});
