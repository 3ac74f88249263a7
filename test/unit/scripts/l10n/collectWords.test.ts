import assert from 'node:assert/strict';
import { collectWords } from '../../../../scripts/l10n/collectWords.ts';

const IMPORT = "import { t } from '@vscode/l10n';\n";

function checkWords(code: string, expected: readonly string[]): void {
  const { words, faults } = collectWords('a.ts', code);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    words.map(({ key }) => key),
    expected,
  );
}

function checkFault(code: string, expected: RegExp): void {
  const { faults } = collectWords('a.ts', `${IMPORT}${code}`);
  assert.equal(faults.length, 1, faults.join());
  assert.match(faults[0] ?? '', expected);
}

describe('collectWords', () => {
  it('finds words of the library', () => checkWords(`${IMPORT}const f = () => t('Hello');`, ['Hello']));
  it('finds words of the editor', () => checkWords("const f = () => vscode.l10n.t('Hello {0}', name);", ['Hello {0}']));
  it('knows named slots', () => checkWords(`${IMPORT}const f = () => t('{b} of {a}', { a: 1, b });`, ['{b} of {a}']));
  it('keeps what is told to translators in the key', () =>
    checkWords(`${IMPORT}const f = () => t({ message: 'File', comment: 'A verb' });`, ['File/A verb']));
  it('finds words inside other words', () =>
    checkWords(`${IMPORT}const f = () => t('a {0}', t('b'));`, ['a {0}', 'b']));
  it('finds words of a field, which every instance fills anew', () =>
    checkWords(`${IMPORT}class A { readonly a = t('Hello'); }`, ['Hello']));
  it('passes over another function of the name', () => checkWords("const f = () => t('Hello');", []));

  it('refuses words put together', () => checkFault("const f = () => t('a' + b);", /a\.ts:2: .*plain string/));
  it('refuses a template', () => checkFault('const f = () => t(`a ${b}`);', /plain string/));
  it('refuses a choice of words', () => checkFault("const f = () => t(a ? 'b' : 'c');", /plain string/));
  it('refuses a constant of the module', () => checkFault("const A = [{ a: t('b') }];", /before the language/));
  it('refuses a static field', () => checkFault("class A { static a = t('b'); }", /before the language/));
  it('refuses too few values', () => checkFault("const f = () => t('{0} of {1}', a);", /\{0\} \{1\}/));
  it('refuses a value without its slot', () => checkFault("const f = () => t('none', a);", /gives 0/));
});
