import assert from 'node:assert/strict';
import { MAX_PROMPT_CHARACTERS, parsePromptFile } from '../../../../../src/core/prompts/file/parsePromptFile.ts';
import { PROMPT_TEMPLATE } from '../../../../../src/core/prompts/file/promptTemplate.ts';
import type { PromptFile } from '../../../../../src/core/prompts/file/promptFile.ts';
import { processorMs } from '../../../../support/processorMs.ts';

type Head = Partial<Omit<PromptFile, 'parts' | 'inputs'>>;

const PATH = '/w/.github/prompts/my-prompt.prompt.md';
const withHead = (head: string): string => `---\n${head}\n---\nDo it.\n`;

/** Everything but the text; what is not named is what a file without front matter has. */
function checkHead(head: string, expected: Head): void {
  const { prompt } = parsePromptFile(withHead(head), PATH);
  assert.ok(prompt, 'a prompt');
  const { parts, inputs, ...found } = prompt;
  assert.deepEqual(found, { name: 'my-prompt', description: '', mode: 'chat', ...expected });
  assert.deepEqual({ parts, inputs }, { parts: [{ kind: 'text', text: 'Do it.' }], inputs: [] });
}

/** Each problem as `severity line:column-line:column message`, counted from 1 as people do. */
function checkProblems(text: string, expected: readonly (string | RegExp)[], path = PATH): void {
  const found = parsePromptFile(text, path).problems.map(
    ({ severity, message, start, end }) =>
      `${severity} ${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1} ${message}`,
  );
  assert.equal(found.length, expected.length, found.join('\n'));
  for (const [index, one] of expected.entries())
    if (typeof one === 'string') assert.equal(found[index], one);
    else assert.match(found[index] ?? '', one);
}

/** Text parts as they are, variables as `<name>`, inputs as `<input name>`. */
function checkText(text: string, expected: string): void {
  const { prompt } = parsePromptFile(text, PATH);
  const drawn = prompt?.parts.map((part) =>
    part.kind === 'text' ? part.text : part.kind === 'input' ? `<input ${part.name}>` : `<${part.name}>`,
  );
  assert.equal(drawn?.join(''), expected);
}

describe('parsePromptFile: front matter', () => {
  it('may be absent', () => checkText('Just do it.', 'Just do it.'));
  it('may be empty', () => checkText('---\n---\nDo it.', 'Do it.'));
  it('may hold comments alone', () => checkText('---\n# nothing yet\n---\nDo it.', 'Do it.'));
  it('reads every field', () =>
    checkHead('name: tidy\ndescription: Tidies up\nmode: edit\nmodel: org/m-1\nendpoint: lab', {
      name: 'tidy',
      description: 'Tidies up',
      mode: 'edit',
      model: 'org/m-1',
      endpointName: 'lab',
    }));
  it('keeps a model that looks like a number as it is written', () => checkHead('model: 1.10', { model: '1.10' }));
  it('takes a description of several lines for one', () =>
    checkHead('description: >\n  First\n  second.', { description: 'First second.' }));
  it('shows no hidden characters', () => checkHead('description: "A\\u202Eb\\u200Bc"', { description: 'Abc' }));
  it('cuts a description that would fill the list', () =>
    checkHead(`description: ${'x'.repeat(1000)}`, { description: 'x'.repeat(300) }));
  it('reads with Windows line ends', () =>
    checkText('---\r\nmode: insert\r\n---\r\nOne\r\ntwo ${file}', 'One\ntwo <file>'));
  it('reads behind a byte order mark', () => checkText('\uFEFF---\nmode: insert\n---\nDo it.', 'Do it.'));
  it('ends at three dots, too', () => checkText('---\nmode: insert\n...\nDo it.', 'Do it.'));
  it('leaves a rule in the text alone', () => checkText('Do\n---\nthis\n---\n', 'Do\n---\nthis\n---'));

  const modes = [
    ['chat', 'chat'],
    ['edit', 'edit'],
    ['insert', 'insert'],
    ['newFile', 'newFile'],
    ['new file', 'newFile'],
    ['new-file', 'newFile'],
    ['NEWFILE', 'newFile'],
    ['ask', 'chat'],
    ['', 'chat'],
  ] as const;
  for (const [written, mode] of modes) it(`knows the mode “${written}”`, () => checkHead(`mode: ${written}`, { mode }));
  it('takes VS Code’s agent: ask and edit for modes', () => checkHead('agent: edit', { mode: 'edit' }));
  it('lets mode hold against agent, whichever comes first', () => {
    checkHead('mode: insert\nagent: agent', { mode: 'insert' });
    checkHead('agent: agent\nmode: insert', { mode: 'insert' });
  });
  it('takes the first id of a list of models', () =>
    checkHead('model: [Claude Sonnet 4, gpt-9, other]', { model: 'gpt-9' }));
});

describe('parsePromptFile: name', () => {
  const named = (path: string): string | undefined => parsePromptFile('Do it.', path).prompt?.name;
  it('is the file’s', () => assert.equal(named('/a/b/write docs.prompt.md'), 'write-docs'));
  it('is the file’s on Windows', () => assert.equal(named('c:\\a\\tidy.prompt.md'), 'tidy'));
  it('keeps letters of every script', () => assert.equal(named('/a/prüfe_это.prompt.md'), 'prüfe_это'));
  it('is never empty', () => assert.equal(named('/a/.prompt.md'), 'prompt'));
  it('never holds a slash or a space', () => checkHead('name: /My Prompt/', { name: 'My-Prompt' }));
});

describe('parsePromptFile: problems', () => {
  it('has none for a good file', () => checkProblems(withHead('mode: edit\nmodel: m'), []));
  it('points at an unknown field', () =>
    checkProblems(withHead('mode: chat\ncolour: red'), [/^hint 3:1-3:12 Interline does not know “colour”.*Known are/]));
  it('points at tools', () =>
    checkProblems(withHead("tools: ['a', 'b']"), [/^hint 2:1-2:18 Interline gives prompts no tools/]));
  it('passes over VS Code’s argument-hint', () => checkProblems(withHead('argument-hint: a name'), []));
  it('says that there is no agent', () => checkProblems(withHead('agent: agent'), [/^hint .*mode: chat/]));
  it('names the modes when there is no such one', () =>
    checkProblems(withHead('mode: magic'), [/^warning 2:1-2:12 .*chat, edit, insert or newFile/]));
  it('says that a picker’s name is no id', () =>
    checkProblems(withHead('model: GPT-5 mini (copilot)'), [/^hint 2:.*“GPT-5 mini \(copilot\)”.*usual model/]));
  it('asks for plain text', () => checkProblems(withHead('description: { a: b }'), [/^warning 2:.*plain text/]));
  it('follows no alias', () =>
    checkProblems(withHead('name: &a x\ndescription: *a'), [/^warning 3:1-3:16 .*plain text/]));
  it('proposes a name', () => checkProblems(withHead('name: my prompt'), [/^warning .*“my-prompt”/]));
  it('points at broken YAML', () => checkProblems(withHead('mode: "chat'), [/^error [23]:.*not valid YAML/]));
  it('points at a key that stands twice', () =>
    checkProblems(withHead('mode: chat\nmode: edit'), [/^error 3:1-.*YAML/]));
  it('points at front matter that is a list', () => checkProblems(withHead('- mode'), [/^error 2:.*name: value/]));
  it('points at front matter without end', () => checkProblems('---\nmode: chat\n', [/^error 1:1-1:4 .*three dashes/]));
  it('points at a missing text', () => checkProblems('---\nmode: chat\n---\n\n', [/^error 5:1-5:1 .*no text/]));
  it('points at an unknown variable, which stays as text', () => {
    checkProblems('Use ${HOME} now', [/^warning 1:5-1:12 .*stays as it is/]);
    checkText('Use ${HOME} now', 'Use ${HOME} now');
  });
  const slips = [
    ['Selection', 'selection'],
    ['selecton', 'selection'],
    ['selections', 'selection'],
    ['diagnostic', 'diagnostics'],
    ['file-basename', 'fileBasename'],
    ['langauge', undefined],
    ['clip', undefined],
    ['constructor', undefined],
  ] as const;
  for (const [slip, meant] of slips)
    it(meant ? `knows what \${${slip}} means` : `does not guess at \${${slip}}`, () =>
      checkProblems(`\${${slip}}`, [meant ? new RegExp(`Write \\$\\{${meant}\\}\\.`) : /stays as it is/]),
    );
  it('asks for an input’s name', () =>
    checkProblems('${input} ${input:} ${input:two words}', [/name/, /name/, /name/]));
  it('finds the place behind Windows line ends', () => checkProblems('a\r\nb ${x}', [/^warning 2:3-2:7/]));
  it('reports in the order of the text', () =>
    checkProblems('---\ncolour: red\n---\n${x} ${y}', [/^hint 2/, /^warning 4:1/, /^warning 4:6/]));
});

describe('parsePromptFile: text', () => {
  it('finds variables', () => checkText('a ${selection} b${file}\n${language}', 'a <selection> b<file>\n<language>'));
  it('takes VS Code’s other names', () => checkText('${selectedText}', '<selection>'));
  it('finds inputs', () => checkText('${input:who} and ${input:what:a word: any}', '<input who> and <input what>'));
  it('asks for an input once, with the first placeholder', () => {
    const { prompt } = parsePromptFile('${input:a:one} ${input:b} ${input:a:two}', PATH);
    assert.deepEqual(prompt?.inputs, [
      { name: 'a', placeholder: 'one' },
      { name: 'b', placeholder: '' },
    ]);
  });
  it('leaves what is escaped', () => {
    checkText('echo \\${selection} ${file}', 'echo ${selection} <file>');
    checkProblems('echo \\${HOME}', []);
  });
  it('leaves braces without end', () => checkText('a ${selection\n} b ${', 'a ${selection\n} b ${'));
  it('drops blank lines around the text', () => checkText('---\n---\n\n\n  Do\n\n\n', 'Do'));
});

describe('PROMPT_TEMPLATE', () => {
  it('is read without a remark', () => checkProblems(PROMPT_TEMPLATE, []));
});

describe('parsePromptFile: hostile files', () => {
  it('refuses what is too long', () =>
    checkProblems('x'.repeat(MAX_PROMPT_CHARACTERS + 1), [/^error 1:1-1:1 .*too long/]));
  it('survives brackets without bottom', () => {
    checkProblems(withHead(`a: ${'['.repeat(3900)}`), [/^error 2:.*cannot be read/]);
    checkProblems(withHead(`a: ${'['.repeat(190)}`), [/^error .*not valid YAML/]);
  });
  it('refuses front matter that is a file of its own', () =>
    checkProblems(withHead(`description: ${'x'.repeat(4000)}`), [/^error 2:.*too long/]));
  it('builds nothing from an alias bomb', () =>
    checkProblems(withHead('a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ndescription: *c'), [
      /^hint 2/,
      /^hint 3/,
      /^hint 4/,
      /^warning 5/,
    ]));
  it('has no field of a prototype', () =>
    checkProblems(withHead('__proto__: x\nconstructor: y'), [/^hint 2.*“__proto__”/, /^hint 3.*“constructor”/]));
  it('reads a text of dollars in time', () => {
    const text = '${'.repeat(MAX_PROMPT_CHARACTERS / 2);
    const tookMs = processorMs(() => {
      assert.ok(parsePromptFile(text, PATH).prompt);
    });
    assert.ok(tookMs < 2000, `${tookMs} ms`);
  });
});
