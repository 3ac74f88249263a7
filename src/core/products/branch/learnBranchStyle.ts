/** How the branches of a repository are named. */
export interface BranchStyle {
  readonly separator: '-' | '_';
  readonly casing: 'lower' | 'mixed';
  /** What stands before the slash in most of them: `feature`, `fix`, a person's name; the most frequent first. Empty: no folders. */
  readonly folders: readonly string[];
  /** Most begin with a ticket such as this one. */
  readonly ticket: string | undefined;
  /** The latest first. */
  readonly examples: readonly string[];
}

/** Names that are nobody's own choice. */
const FIXED =
  /^(?:HEAD|main|master|trunk|develop(?:ment)?|dev|staging|stage|production|prod|gh-pages|stable|next|release(?:s)?(?:[/-].*)?|v?\d+(?:[.x\d-])*|(?:dependabot|renovate|snyk|gh-readonly-queue|revert|backport|cherry-pick|pull)[/-].*)$/i;
const TICKET = /(?:^|\/)([A-Z][A-Z0-9]{1,9}-\d+)(?=$|[-_/])/;
const MOST_EXAMPLES = 8;
const MOST_FOLDERS = 6;

/** @param branches Short names, without a remote's; the latest first. */
export function learnBranchStyle(branches: readonly string[]): BranchStyle {
  const own = [...new Set(branches)].filter((name) => !FIXED.test(name));
  const share = (holds: (name: string) => boolean): number => own.filter(holds).length / Math.max(1, own.length);
  const last = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(TICKET, '');
  const folders = own.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/')));
  return {
    separator: share((name) => last(name).includes('_')) > share((name) => last(name).includes('-')) ? '_' : '-',
    casing: share((name) => /[A-Z]/.test(last(name))) > 0.5 ? 'mixed' : 'lower',
    folders: folders.length / Math.max(1, own.length) >= 0.5 ? byFrequency(folders).slice(0, MOST_FOLDERS) : [],
    ticket:
      share((name) => TICKET.test(name)) >= 0.4 ? own.map((name) => TICKET.exec(name)?.[1]).find(Boolean) : undefined,
    examples: own.slice(0, MOST_EXAMPLES),
  };
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
