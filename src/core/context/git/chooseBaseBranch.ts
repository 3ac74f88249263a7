/** Names by which the branch that others grow from is known. */
const MAIN_NAMES = ['main', 'master', 'trunk', 'develop', 'dev'] as const;

export interface KnownBranches {
  /** Undefined: no branch is checked out. */
  readonly current: string | undefined;
  readonly local: readonly string[];
  /** With the remote's name: `origin/main`. */
  readonly remote: readonly string[];
}

/**
 * The branch to compare the current one with: the main one as it is here, else as the server has it. On the main branch itself what
 * the server has of it. Undefined when there is none.
 */
export function chooseBaseBranch({ current, local, remote }: KnownBranches): string | undefined {
  for (const name of MAIN_NAMES) {
    if (name !== current && local.includes(name)) return name;
    const onServer = remote.find((one) => one === `origin/${name}`) ?? remote.find((one) => one.endsWith(`/${name}`));
    if (onServer !== undefined) return onServer;
  }
  return undefined;
}
