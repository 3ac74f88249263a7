import { guardOf } from './guardedPaths.ts';
import { pathProblem } from './pathProblem.ts';
import type { PathProblem } from './pathProblem.ts';
import { parsePath, relativeWithin } from './systemPath.ts';
import type { OperatingSystem, SystemPath } from './systemPath.ts';

export interface EditPathOptions {
  /** Absolute paths or addresses of the workspace's folders, as they were opened; the first is where a plain relative path belongs. */
  readonly workspaceRoots: readonly string[];
  /** What the model, a fence's header or a person named. */
  readonly proposedPath: string;
  /** The system on which the workspace lies, which is not the user's when it is remote. */
  readonly os: OperatingSystem;
  /** False in Restricted Mode. */
  readonly isTrusted: boolean;
  /**
   * Where the path really leads: links of its existing part followed, the rest as named. Undefined where the file system has no links.
   * To be asked for right before the write, because a folder can become a link after the first judgement.
   */
  readonly realPath?: string;
  /** Where the workspace's folders really are; without it they are taken for real paths themselves. */
  readonly realRoots?: readonly string[];
}

/** Where a judged path leads. */
export interface EditTarget {
  readonly root: string;
  /** Below `root`, with slashes, `.` and `..` resolved; to be joined to the root's URI segment by segment, never parsed as an address. */
  readonly relativePath: string;
}

export type PathRefusal =
  | PathProblem
  /** There is no folder to resolve it against. */
  | 'noWorkspace'
  /** It leaves the workspace. */
  | 'outside'
  /** A link on its way leaves the workspace. */
  | 'linksOutside'
  /** It names a folder. */
  | 'folder';

export type PathCaution =
  /** Other programs run or obey the file: settings, hooks, workflows, instructions to assistants. */
  | 'guarded'
  /** The workspace is in Restricted Mode. */
  | 'untrusted';

/** `allow`: a diff may be opened. `confirm`: only after an explicit yes for this file. `refuse`: a message, and nothing is written. */
export type EditPathJudgement =
  | ({ readonly verdict: 'allow' } & EditTarget)
  | ({ readonly verdict: 'confirm'; readonly reason: PathCaution } & EditTarget)
  | { readonly verdict: 'refuse'; readonly reason: PathRefusal };

/** Whether an edit may write to the path. Looks at names alone; call it again with a fresh `realPath` right before the write. */
export function judgeEditPath(options: EditPathOptions): EditPathJudgement {
  const problem = pathProblem(options.proposedPath, options.os);
  if (problem !== undefined) return refuse(problem);
  if (options.workspaceRoots.length === 0) return refuse('noWorkspace');
  const target = findTarget(options);
  if (target === undefined) return refuse('outside');
  if (target.relativePath === '' || namesFolder(options.proposedPath)) return refuse('folder');
  const realRelative = findReal(options);
  if (realRelative === undefined) return refuse('linksOutside');
  const guard = strictest([guardOf(target.relativePath, options.os), guardOf(realRelative, options.os)]);
  if (guard === 'disguised') return refuse('disguised');
  if (guard === 'guarded') return { verdict: 'confirm', reason: 'guarded', ...target };
  return options.isTrusted ? { verdict: 'allow', ...target } : { verdict: 'confirm', reason: 'untrusted', ...target };
}

function refuse(reason: PathRefusal): EditPathJudgement {
  return { verdict: 'refuse', reason };
}

function strictest(guards: readonly ReturnType<typeof guardOf>[]): ReturnType<typeof guardOf> {
  return guards.find((guard) => guard === 'disguised') ?? guards.find((guard) => guard === 'guarded') ?? 'free';
}

/** A path that ends in a separator or in a dot segment. */
function namesFolder(path: string): boolean {
  return /(?:^|[/\\])\.{0,2}$/.test(path);
}

function findTarget({ workspaceRoots, proposedPath, os }: EditPathOptions): EditTarget | undefined {
  const proposed = parsePath(proposedPath, os);
  const roots = workspaceRoots.map((root) => ({ root, path: parsePath(root, os, 'root') }));
  if (proposed.anchor !== undefined) {
    // The innermost of nested folders owns the file.
    const found = roots
      .map(({ root, path }) => ({ root, relativePath: relativeWithin(path, proposed, os) }))
      .filter((target): target is EditTarget => target.relativePath !== undefined);
    return found.sort((a, b) => b.root.length - a.root.length)[0];
  }
  return resolveRelative(roots, proposed, os);
}

interface Root {
  readonly root: string;
  readonly path: SystemPath;
}

/** In a workspace of several folders, a relative path may start with the folder's name, as VS Code shows it. */
function resolveRelative(roots: readonly Root[], proposed: SystemPath, os: OperatingSystem): EditTarget | undefined {
  const [first = ''] = proposed.segments;
  const named = roots.length > 1 ? roots.find(({ path }) => path.segments.at(-1) === first) : undefined;
  const owner = named ?? roots[0];
  if (owner === undefined) return undefined;
  const below = named === undefined ? proposed.segments : proposed.segments.slice(1);
  const whole: SystemPath = { ...owner.path, segments: [...owner.path.segments, ...below] };
  const relativePath = relativeWithin(owner.path, whole, os);
  return relativePath === undefined ? undefined : { root: owner.root, relativePath };
}

/** The real path below a real root; without a real path, an empty one, which nothing guards. */
function findReal({ realPath, realRoots, workspaceRoots, os }: EditPathOptions): string | undefined {
  if (realPath === undefined) return '';
  const real = parsePath(realPath, os, 'root');
  for (const root of realRoots ?? workspaceRoots) {
    const relative = relativeWithin(parsePath(root, os, 'root'), real, os);
    if (relative !== undefined) return relative;
  }
  return undefined;
}
