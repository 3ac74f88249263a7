/** What a prompt may name in `${…}` beside inputs. What is code goes along as an attachment, and the variable becomes its name. */
export const VARIABLES = [
  'selection',
  'file',
  'fileBasename',
  'fileBasenameNoExtension',
  'fileDirname',
  'workspaceFolderBasename',
  'language',
  'diagnostics',
  'clipboard',
  'diff',
] as const;
export type VariableName = (typeof VARIABLES)[number];

/** Spellings of VS Code's own prompt files, and of its older ones. */
const ALIASES: ReadonlyMap<string, VariableName> = new Map([
  ['selectedText', 'selection'],
  ['relativeFile', 'file'],
  ['workspaceFolder', 'workspaceFolderBasename'],
]);

/** The variable of that name or of another spelling of it; undefined for other names. */
export function variableNamed(name: string): VariableName | undefined {
  return VARIABLES.find((one) => one === name) ?? ALIASES.get(name);
}

/** The variable that somebody may have meant, judged by letters alone: case, dots and dashes do not count, nor does one wrong letter. */
export function similarVariable(name: string): VariableName | undefined {
  const wanted = lettersOf(name);
  if (wanted.length < 3) return undefined;
  return VARIABLES.find((one) => isNear(lettersOf(one), wanted));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Equal but for one letter that is missing, added or another one. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = a.length <= b.length ? a : b;
  const longer = a.length <= b.length ? b : a;
  let same = 0;
  while (same < shorter.length && shorter[same] === longer[same]) same += 1;
  const restOfLonger = longer.slice(same + 1);
  return shorter.slice(same) === restOfLonger || shorter.slice(same + 1) === restOfLonger;
}
