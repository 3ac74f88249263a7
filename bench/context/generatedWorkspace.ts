import { globSync, readFileSync } from 'node:fs';
import { inProject } from '../../scripts/host/paths.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const SYLLABLES = 'al be cor da el fi gar hol in jo ka lum mi nor op pra qua ri sol ta ur ve wi xen yl zo'.split(' ');
/** Of the names in a copy so many are its own; the rest is shared, as in a real project. */
const OWN_NAMES = 40;
/** About as many different words as large projects have. */
const WORDS = 30_000;

/**
 * As many files as wanted: the project's own code again and again, in folders of their own, each copy with names of its own for what it
 * declares. Always the same.
 */
export function generateWorkspace(count: number): readonly GeneratedFile[] {
  const paths = globSync('{src,test,bench,scripts,practice}/**/*.ts', { cwd: inProject() }).sort();
  const originals = paths.map((path) => ({ path, text: readFileSync(inProject(path), 'utf8') }));
  return Array.from({ length: count }, (_, index): GeneratedFile => {
    const original = originals[index % originals.length];
    const copy = Math.floor(index / originals.length);
    if (!original) throw new Error('There is no code here to copy.');
    if (copy === 0) return original;
    return { path: `packages/${wordFor(copy)}/${original.path}`, text: rename(original.text, index) };
  });
}

/** The first names that stand behind `const`, `function` and the like get others. */
function rename(text: string, seed: number): string {
  const declared = [...text.matchAll(/\b(?:const|function|class|interface|type) ([A-Za-z]\w{4,})/g)];
  const names = [...new Set(declared.map(([, name = '']) => name))].slice(0, OWN_NAMES);
  if (names.length === 0) return text;
  const replacements = new Map(
    names.map((name, index) => [name, `${name}${capital(wordFor((seed * 31 + index) % WORDS))}`]),
  );
  return text.replace(/\b[A-Za-z]\w{4,}\b/g, (name) => replacements.get(name) ?? name);
}

function wordFor(value: number): string {
  let rest = value + 1;
  let word = '';
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
