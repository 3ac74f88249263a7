import { readFileSync } from 'node:fs';
import { inProject } from '../../scripts/host/paths.ts';

/** A file of which the middle is to be written. */
export interface SourceText {
  readonly languageId: string;
  readonly above: string;
  readonly goal: string;
  readonly below: string;
}

const FILES: Readonly<Record<string, string>> = {
  typescript: 'samples/workspace/typescript/cart.ts',
  python: 'samples/workspace/python/shapes.py',
  go: 'samples/workspace/go/stock.go',
  javascript: 'scripts/bootstrap.mjs',
  css: 'samples/workspace/web/style.css',
};

const LONGEST_GOAL = 900;

/** Real files of this project in five languages: the first third stands there, the next lines are to be written. */
export function sourceTexts(): readonly SourceText[] {
  return Object.entries(FILES).map(([languageId, file]) => {
    const text = readFileSync(inProject(file), 'utf8');
    const start = text.indexOf('\n', text.length / 3) + 1;
    const end = text.lastIndexOf('\n', Math.min(text.length - 1, start + LONGEST_GOAL));
    return { languageId, above: text.slice(0, start), goal: text.slice(start, end), below: text.slice(end) };
  });
}
