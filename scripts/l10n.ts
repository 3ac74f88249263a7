/**
 * Keeps the translations whole. `node scripts/l10n.ts` brings `l10n/bundle.l10n.*.json` in line with the code: sorted, without what is no
 * longer said, with empty words for what is new. `--check` writes nothing, and fails for anything untranslated, unused or damaged.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { inProject } from './host/paths.ts';
import { collectWords } from './l10n/collectWords.ts';
import { compareWords, type Translations } from './l10n/compareWords.ts';
import { manifestKeys } from './l10n/manifestKeys.ts';

const isCheck = process.argv.includes('--check');
const read = (file: string): string => readFileSync(inProject(file), 'utf8');
const readWords = (file: string): Translations => JSON.parse(read(file)) as Translations;
const filesLike = (pattern: string): readonly string[] => globSync(pattern, { cwd: inProject() }).sort();

const collected = filesLike('src/**/*.ts').map((file) => collectWords(file, read(file)));
const english = Object.fromEntries(
  collected.flatMap(({ words }) => words.map(({ key, message }) => [key, message] as const)),
);
const faults = collected.flatMap((one) => one.faults);

const manifestWords = readWords('package.nls.json');
const wanted = Object.fromEntries(manifestKeys(JSON.parse(read('package.json'))).map((key) => [key, '']));
const { unused } = compareWords(wanted, manifestWords);
const unknown = Object.keys(wanted).filter((key) => !manifestWords[key]);
faults.push(...unused.map((key) => `package.nls.json: nothing asks for ${key}`));
faults.push(...unknown.map((key) => `package.nls.json: package.json asks for ${key}`));

for (const file of filesLike('package.nls.*.json')) faults.push(...problemsOf(file, manifestWords));
for (const file of filesLike('l10n/bundle.l10n.*.json')) {
  if (!isCheck) bringInLine(file);
  faults.push(...problemsOf(file, english));
}

for (const fault of faults) console.error(fault);
console.log(`${Object.keys(english).length} texts in the code, ${Object.keys(manifestWords).length} in the manifest`);
if (faults.length > 0) process.exitCode = 1;

function problemsOf(file: string, original: Translations): readonly string[] {
  const { missing, unused: superfluous, different } = compareWords(original, readWords(file));
  return [
    ...missing.map((key) => `${file}: no words for ${JSON.stringify(key)}`),
    ...superfluous.map((key) => `${file}: nothing says ${JSON.stringify(key)}`),
    ...different.map((difference) => `${file}: ${difference}`),
  ];
}

function bringInLine(file: string): void {
  const before = readWords(file);
  const keys = Object.keys(english).sort((one, other) => one.localeCompare(other, 'en'));
  const after = Object.fromEntries(keys.map((key) => [key, before[key] ?? '']));
  writeFileSync(inProject(file), `${JSON.stringify(after, undefined, 2)}\n`);
}
