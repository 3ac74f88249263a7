import type { EnvironmentVariables, ProgramRunner } from '../../ports.ts';

export interface GlobalIgnoreDeps {
  readonly programs: ProgramRunner;
  readonly environment: EnvironmentVariables;
}

const ASK_GIT = ['git', 'config', '--type=path', '--get', 'core.excludesFile'] as const;
const LIMITS = { timeLimitMs: 3_000, maxOutputBytes: 8_000 } as const;

/**
 * Where the file lies with what a person never wants Git to see, in whatever repository: `core.excludesFile`, else its place by default
 * (gitignore(5)). Git itself knows its settings best; it is asked in the home folder, so that no repository has a say. Undefined: there is
 * none, or it cannot be told. The file need not exist.
 */
export async function globalIgnorePath({ programs, environment }: GlobalIgnoreDeps): Promise<string | undefined> {
  const answer = await programs.run(ASK_GIT, LIMITS);
  if (answer.kind !== 'done') return defaultPath(environment);
  const path = answer.output.replace(/\r?\n$/, '');
  return isAbsolute(path) ? path : undefined;
}

function defaultPath(environment: EnvironmentVariables): string | undefined {
  const ownFolder = environment.get('XDG_CONFIG_HOME') ?? '';
  if (isAbsolute(ownFolder)) return `${ownFolder}/git/ignore`;
  const home = environment.get('HOME') ?? environment.get('USERPROFILE') ?? '';
  return isAbsolute(home) ? `${home}/.config/git/ignore` : undefined;
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(path);
}
