/** What a patch does to one file as a whole; paths as written. */
export type FileStep =
  /** Its lines change. */
  | { readonly kind: 'change'; readonly path: string }
  /** There is none yet. */
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'delete'; readonly path: string }
  /** It gets another name or folder; its lines change too where `hasChanges` says so. */
  | { readonly kind: 'rename'; readonly path: string; readonly to: string; readonly hasChanges: boolean };

/** One file's part of a patch while it is read. */
interface Section {
  old?: string;
  fresh?: string;
  isNew?: boolean;
  isDeleted?: boolean;
  isRename?: boolean;
  hasHunk?: boolean;
}

const PATCH_HEAD = /^\*\*\* (Update|Add|Delete) File:\s*(.+?)\s*$/;
const PATCH_MOVE = /^\*\*\* Move to:\s*(.+?)\s*$/;
const GIT_HEAD = /^diff --git "?[abciow]\/(.+?)"? "?[abciow]\/(.+?)"?\s*$/;
const GIT_RENAME = /^rename (from|to) "?(.+?)"?\s*$/;
const NOWHERE = '/dev/null';

/**
 * The files of a unified diff, as Git or `diff` write it, or of a `*** Begin Patch` patch, with what becomes of each, in the patch's order.
 * Empty for what names no file. The lines of changed files are read by `parseDiff`.
 */
export function fileSteps(lines: readonly string[]): readonly FileStep[] {
  const sections: Section[] = [];
  for (const [index, line] of lines.entries()) readLine(sections, line, lines[index + 1] ?? '');
  const steps = sections.flatMap((section) => stepOf(section) ?? []);
  return steps.filter((step, index) => steps.findIndex(({ path }) => path === step.path) === index);
}

function readLine(sections: Section[], line: string, next: string): void {
  const section = sections.at(-1);
  const head = headOf(line) ?? (isPlainHead(line, next) ? plainHead(sections, line, next) : undefined);
  if (head !== undefined) sections.push(head);
  else if (section !== undefined) readOn(section, line, next);
}

function headOf(line: string): Section | undefined {
  const [, action, path] = PATCH_HEAD.exec(line) ?? [];
  if (path !== undefined)
    return { old: path, fresh: path, isNew: action === 'Add', isDeleted: action === 'Delete', hasHunk: false };
  const [, old, fresh] = GIT_HEAD.exec(line) ?? [];
  return old === undefined || fresh === undefined ? undefined : { old, fresh, hasHunk: false };
}

function isPlainHead(line: string, next: string): boolean {
  return line.startsWith('--- ') && next.startsWith('+++ ');
}

/** The two lines of names begin a file, unless Git has named it just above. */
function plainHead(sections: readonly Section[], line: string, next: string): Section | undefined {
  const section = sections.at(-1);
  const names = { old: nameIn(line), fresh: nameIn(next) };
  if (section === undefined || section.hasHunk !== false || section.old === undefined) return withEnds(names);
  Object.assign(section, withEnds(names), { hasHunk: true });
  return undefined;
}

function withEnds({ old, fresh }: { readonly old: string; readonly fresh: string }): Section {
  // Some write what was before and after for names; then the new one counts.
  return { old, fresh, isNew: old === NOWHERE, isDeleted: fresh === NOWHERE, hasHunk: true };
}

function nameIn(line: string): string {
  const name = line.slice(4).replace(/\t.*$/, '').trim().replace(/^"|"$/g, '');
  return name === NOWHERE ? name : name.replace(/^[abciow]\//, '');
}

function readOn(section: Section, line: string, next: string): void {
  const [, side, path] = GIT_RENAME.exec(line) ?? [];
  const moved = PATCH_MOVE.exec(line)?.[1];
  if (path !== undefined) Object.assign(section, side === 'from' ? { old: path } : { fresh: path, isRename: true });
  else if (moved !== undefined) Object.assign(section, { fresh: moved, isRename: true });
  else if (/^new file mode /.test(line)) section.isNew = true;
  else if (/^deleted file mode /.test(line)) section.isDeleted = true;
  else if (/^@@/.test(line) || (/^[-+]/.test(line) && !isPlainHead(line, next))) section.hasHunk = true;
}

function stepOf({ old, fresh, isNew, isDeleted, isRename, hasHunk }: Section): FileStep | undefined {
  const path = fresh === undefined || fresh === NOWHERE ? old : fresh;
  if (path === undefined || path === NOWHERE) return undefined;
  if (isDeleted === true) return { kind: 'delete', path: old ?? path };
  if (isNew === true) return { kind: 'create', path };
  if (isRename === true && old !== undefined && old !== path)
    return { kind: 'rename', path: old, to: path, hasChanges: hasHunk === true };
  return { kind: 'change', path };
}
