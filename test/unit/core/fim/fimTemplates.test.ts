import assert from 'node:assert/strict';
import type { FimTemplate } from '../../../../src/core/fim/fimTemplate.ts';
import { FIM_TEMPLATES } from '../../../../src/core/fim/fimTemplates.ts';
import { TEMPLATE_FAMILIES } from '../../../../src/core/settings/templateSetting.ts';
import { renderPrompt } from '../../../../src/core/fim/renderPrompt.ts';

const RAW: readonly FimTemplate[] = FIM_TEMPLATES.filter((template) => template.kind === 'fim');

/** Code in several languages: no stop may occur in it, or the answer would be cut. */
const HONEST_CODE = [
  '// a comment\n\nif (a < b && c > d) { return x[i] ?? "</p>"; }\n',
  '# comment\n\n\ndef f(xs: list[int]) -> None:\n\tpass\n',
  '<div class="a"><s>old</s><input /></div>\n<!-- note -->\n',
  "let f<'a>(x: &'a str) -> Vec<u8> {}\n/src/main.rs\n```\n",
  'a <- b |> c <| d; x = y ? [PREFIXES] : {};\n',
];

describe('fimTemplates', () => {
  it('names every family once', () => {
    const families = FIM_TEMPLATES.map((template) => template.family);
    assert.equal(new Set(families).size, families.length);
  });

  for (const template of RAW) {
    describe(template.family, () => {
      it('has prefix and suffix once each, in the order that it states', () => {
        assert.equal(template.prompt.split('{prefix}').length, 2);
        assert.equal(template.prompt.split('{suffix}').length, 2);
        const suffixFirst = template.prompt.indexOf('{suffix}') < template.prompt.indexOf('{prefix}');
        assert.equal(template.order, suffixFirst ? 'suffixFirst' : 'prefixFirst');
      });

      it('ends where the model has to go on', () => {
        assert.match(template.prompt, /(?:[>\]]\n?|\{prefix\})$/);
        if (template.prompt.endsWith('{prefix}')) assert.equal(template.order, 'suffixFirst');
      });

      it('neutralises every token that its prompts use', () => {
        const prompts = template.prompt + (template.repository?.prompt ?? '') + (template.repository?.file ?? '');
        for (const token of prompts.match(/<[^<>\s{}]+>|\[[A-Z]+\]/g) ?? [])
          assert.ok(template.sentinels.includes(token), token);
      });

      it('has stops that are exact tokens: one piece, closed, no code', () => {
        assert.ok(template.stops.length > 0);
        assert.equal(new Set(template.stops).size, template.stops.length);
        for (const stop of template.stops) {
          assert.match(stop, /^(?:<[^<>\s,]+>|\[[A-Z]+\])$/u, stop);
          assert.ok(template.sentinels.includes(stop), `${stop} must be neutralised in the user's text`);
          for (const code of HONEST_CODE) assert.ok(!code.includes(stop), stop);
        }
      });

      it('keeps order and slots in its repository form', () => {
        if (template.repository === undefined) return;
        const { prompt, file } = template.repository;
        const suffixFirst = prompt.indexOf('{suffix}') < prompt.indexOf('{prefix}');
        assert.equal(suffixFirst, template.order === 'suffixFirst');
        assert.ok(prompt.includes('{files}') && prompt.includes('{filename}'));
        assert.ok(file.includes('{path}') && file.includes('{code}'));
      });
    });
  }

  const parts = { prefix: 'P', suffix: 'S', fileName: 'cur.py', language: 'python', repository: 'R' };
  const neighbours = [{ path: 'a.py', text: 'A' }];
  const spelling: Readonly<Record<string, readonly [single: string, repository?: string]>> = {
    starcoder: [
      '<fim_prefix>P<fim_suffix>S<fim_middle>',
      '<reponame>R<filename>a.py\nA\n<filename>cur.py\n<fim_prefix>P<fim_suffix>S<fim_middle>',
    ],
    santacoder: ['<fim-prefix>P<fim-suffix>S<fim-middle>'],
    starcoder2: [
      '<fim_prefix>P<fim_suffix>S<fim_middle>',
      '<repo_name>R<file_sep>a.py\nA<file_sep><fim_prefix>cur.py\nP<fim_suffix>S<fim_middle>',
    ],
    codellama: ['<PRE> P <SUF>S <MID>'],
    deepseek: [
      '<\uFF5Cfim\u2581begin\uFF5C>P<\uFF5Cfim\u2581hole\uFF5C>S<\uFF5Cfim\u2581end\uFF5C>',
      '#a.py\nA\n#cur.py\n<\uFF5Cfim\u2581begin\uFF5C>P<\uFF5Cfim\u2581hole\uFF5C>S<\uFF5Cfim\u2581end\uFF5C>',
    ],
    qwen: [
      '<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
      '<|repo_name|>R\n<|file_sep|>a.py\nA\n<|file_sep|>cur.py\n<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
    ],
    codeqwen: ['<fim_prefix>P<fim_suffix>S<fim_middle>'],
    codegemma: [
      '<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
      'a.py\nA<|file_separator|>cur.py\n<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
    ],
    codestral: ['[SUFFIX]S[PREFIX]P', '[SUFFIX]S[PREFIX]+++++ a.py\nA\n\n+++++ cur.py\nP'],
    granite4: ['<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>'],
    seedCoder: [
      '<[fim-suffix]>S<[fim-prefix]>P<[fim-middle]>',
      '<[fim-suffix]>S<[fim-prefix]><filename>a.py\nA\n\n<filename>cur.py\nP<[fim-middle]>',
    ],
    mellum: [
      '<fim_suffix>S<fim_prefix>P<fim_middle>',
      '<reponame>R\n<filename>a.py\nA<filename>cur.py\n<fim_suffix>S<fim_prefix>P<fim_middle>',
    ],
    codegeex4: [
      '<|user|>\n###PATH:cur.py\n###LANGUAGE:python\n###MODE:BLOCK\n<|code_suffix|>S<|code_prefix|>P<|code_middle|><|assistant|>\n',
      '<|user|>\n###REFERENCE:\n###PATH:a.py\nA\n###PATH:cur.py\n###LANGUAGE:python\n###MODE:BLOCK\n<|code_suffix|>S<|code_prefix|>P<|code_middle|><|assistant|>\n',
    ],
    glm: ['<|code_prefix|>P<|code_suffix|>S<|code_middle|>'],
    mercury: [
      '<|file_sep|>cur.py\n<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
      '<|file_sep|>a.py\nA\n<|file_sep|>cur.py\n<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>',
    ],
  };
  it('spells every family as its model was trained', () => {
    for (const template of RAW) {
      const [single, repository] = spelling[template.family] ?? ['(no expectation)'];
      assert.equal(renderPrompt(template, parts), single);
      assert.equal(template.repository !== undefined, repository !== undefined, template.family);
      if (repository !== undefined) assert.equal(renderPrompt(template, parts, neighbours), repository);
    }
  });
  it('is the whole list of families that the setting may name', () => {
    assert.deepEqual(
      FIM_TEMPLATES.map(({ family }) => family),
      [...TEMPLATE_FAMILIES],
    );
  });
});
