import { globSync, readFileSync } from 'node:fs';
import { inProject } from '../../scripts/host/paths.ts';

/** So many lines of real code: the extension's own sources one after the other, from the start again when they are used up. */
export function linesOfCode(count: number): readonly string[] {
  const files = globSync('src/**/*.ts', { cwd: inProject() }).sort();
  const lines: string[] = [];
  while (lines.length < count)
    for (const file of files) lines.push(...readFileSync(inProject(file), 'utf8').split('\n'));
  return lines.slice(0, count);
}
