const REQUIRED = 'require("vscode")';

/**
 * For every module that imports `vscode`, esbuild asks the editor for it once more and copies its 400 names and more into an object of that
 * module's own. VS Code hands out one plain object, which serves them all as it is: a window starts sooner and holds less.
 * @param code CommonJS, as esbuild writes it
 */
export function withoutCopiesOfVscode(code: string): string {
  // From the start of a name only: an inline source map is one name of a million letters.
  const uncopied = code.replace(/(?<![\w$])[\w$]+\((require\("vscode"\))(?:,\s*1)?\)/g, '$1');
  const [head, ...rest] = uncopied.split(REQUIRED);
  if (head === undefined || rest.length < 2) return uncopied;
  // On the first line, so that source maps stay true.
  return [head, ...rest].join('vscodeOfEditor').replace(/^("use strict";)?/, `$1var vscodeOfEditor=${REQUIRED};`);
}
