/** Families of shells that join, quote and continue alike. */
export type ShellKind = 'posix' | 'fish' | 'powershell' | 'cmd';

export interface TerminalFacts {
  readonly kind: ShellKind;
  /** For example `zsh`. */
  readonly shell: string;
  readonly system: 'Windows' | 'macOS' | 'Linux' | 'unknown';
}

export interface TerminalSigns {
  /** What the terminal reports (`bash`, `pwsh`); empty when it does not. */
  readonly reported: string;
  /** Path of the user's default shell; empty when there is none. */
  readonly path: string;
  /** A folder's path on the machine of the terminal; empty for none. */
  readonly folder: string;
}

/** Which shell a terminal runs, and on what: told by names and by the looks of paths, because a window may be remote. */
export function terminalFacts({ reported, path, folder }: TerminalSigns): TerminalFacts {
  const name = (/[^\\/]*$/.exec(path)?.[0] ?? '').toLowerCase().replace(/\.exe$/, '');
  const shell = reported === '' ? name : reported;
  return { kind: kindOf(shell), shell: shell === '' ? 'sh' : shell, system: systemOf(`${path}\n${folder}`) };
}

function kindOf(shell: string): ShellKind {
  if (/^(?:pwsh|powershell)/.test(shell)) return 'powershell';
  if (/^(?:cmd|command)/.test(shell)) return 'cmd';
  return shell === 'fish' ? 'fish' : 'posix';
}

function systemOf(paths: string): TerminalFacts['system'] {
  if (/^(?:\/?[A-Za-z]:[\\/]|\\\\)/m.test(paths)) return 'Windows';
  if (/^(?:\/Users\/|\/opt\/homebrew\/|\/Volumes\/)/m.test(paths)) return 'macOS';
  return /^\/(?:home|root|usr|bin|workspaces?|mnt|nix)\b/m.test(paths) ? 'Linux' : 'unknown';
}
