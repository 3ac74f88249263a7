import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../scripts/host/paths.ts';
import { chance } from '../typist/random.ts';
import type { GrammarLanguage } from './grammarTree.ts';

const PATTERNS: Readonly<Record<GrammarLanguage, string>> = {
  typescript: '**/*.ts',
  typescriptreact: '**/*.tsx',
  javascript: '**/*.{js,cjs,mjs}',
  python: '**/*.py',
  java: '**/*.java',
  c: '**/*.{c,h}',
  cpp: '**/*.{cc,cpp,hpp}',
  rust: '**/*.rs',
  go: '**/*.go',
  php: '**/*.php',
  css: '**/*.css',
};
/** Where code written by people lies on most machines. */
const USUAL_FOLDERS = ['/usr/lib/python3', '/usr/lib/python3.11', '/usr/lib/python3.12', '/usr/lib/python3.13'];
const HEADERS = ['/usr/include/linux', '/usr/include/c++', '/usr/local/include'];
const FEWEST_CHARACTERS = 800;
const MOST_CHARACTERS = 60_000;

export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/**
 * At most `count` files of the language, the same ones at every run: the project's own, those of installed packages, what the machine has, and the
 * folders that `INTERLINE_CODE` names.
 */
export function codeFiles(language: GrammarLanguage, count: number): readonly CodeFile[] {
  const own = (process.env['INTERLINE_CODE'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const folders = [inProject('src'), inProject('samples'), inProject('node_modules'), ...own, ...USUAL_FOLDERS];
  return [...folders, ...HEADERS]
    .flatMap((folder) => globSync(PATTERNS[language], { cwd: folder }).map((file) => path.join(folder, file)))
    .filter(isWritten)
    .map((file, index) => ({ file, order: chance(1, index, 0) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ file }) => ({ path: file, text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }));
}

/** By a person, and of a size that many files have. */
function isWritten(file: string): boolean {
  if (/\.min\.|\.d\.ts$|[/\\](?:dist|build|compiled|bundle)[/\\]/.test(file)) return false;
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size >= FEWEST_CHARACTERS && stats.size <= MOST_CHARACTERS;
}
