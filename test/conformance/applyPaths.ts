import { readFile } from 'node:fs/promises';
import { judgeEditPath } from '../../src/core/edit/path/judgeEditPath.ts';
import type { EditPathJudgement } from '../../src/core/edit/path/judgeEditPath.ts';
import type { OperatingSystem } from '../../src/core/edit/path/systemPath.ts';
import type { CaseResult } from './result.ts';

interface Case {
  readonly id: string;
  readonly tier: string;
  /** `any`, `posix` or one system. */
  readonly os: string;
  /** Null or absent where no folder is open. */
  readonly workspaceRoot?: string | null;
  readonly workspaceRoots?: readonly string[];
  readonly proposedPath: string;
  readonly trusted?: boolean;
  /** Links by what makes them (`symlinks`, `swapToSymlink` …): path below the folder, or absolute, to where it leads. */
  readonly fs?: Readonly<Record<string, unknown>>;
  readonly expect: EditPathJudgement['verdict'];
}

const SYSTEMS: Readonly<Record<string, readonly OperatingSystem[]>> = {
  any: ['linux', 'mac', 'windows'],
  posix: ['linux', 'mac'],
  unix: ['linux', 'mac'],
  linux: ['linux'],
  mac: ['mac'],
  macos: ['mac'],
  darwin: ['mac'],
  windows: ['windows'],
  win32: ['windows'],
};

/** Judges each case on every system that it speaks of, by name and again by real path, as right before the write. */
export async function* runApplyPathsConformance(file: string): AsyncIterable<CaseResult> {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly Case[] };
  for (const row of cases) {
    const systems = SYSTEMS[row.os] ?? ['linux', 'mac', 'windows'];
    const verdicts = systems.map((os) => judge(row, os));
    const passed = verdicts.every((verdict) => verdict === row.expect);
    yield { id: row.id, tier: row.tier, passed, expected: row.expect, got: verdicts.join(', ') };
  }
}

function judge(row: Case, os: OperatingSystem): string {
  const workspaceRoots = row.workspaceRoots ?? (typeof row.workspaceRoot !== 'string' ? [] : [row.workspaceRoot]);
  const options = { workspaceRoots, proposedPath: row.proposedPath, os, isTrusted: row.trusted ?? true };
  const first = judgeEditPath(options);
  if (first.verdict === 'refuse') return first.verdict;
  const links = linksOf(row.fs ?? {}, first.root);
  const realPath = follow(`${first.root}/${first.relativePath}`, links);
  const realRoots = workspaceRoots.map((root) => follow(root, links));
  return judgeEditPath({ ...options, realPath, realRoots }).verdict;
}

type Links = ReadonlyMap<string, string>;

function linksOf(fs: Readonly<Record<string, unknown>>, root: string): Links {
  const maps = Object.values(fs).filter((value): value is Readonly<Record<string, unknown>> => isObject(value));
  const entries = maps.flatMap((map) => Object.entries(map));
  return new Map(
    entries
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([from, to]) => [slashed(absolute(from, root)), absolute(to, parentOf(absolute(from, root)))]),
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const slashed = (path: string): string => path.replaceAll('\\', '/');
const absolute = (path: string, base: string): string =>
  /^(?:[/\\]|[a-z]:|[a-z][a-z\d+.-]+:\/\/)/i.test(path) ? path : `${base}/${path}`;
const parentOf = (path: string): string => slashed(path).replace(/\/[^/]*$/, '');

/** The longest link on the way is followed first; a circle ends by its count. */
function follow(path: string, links: Links): string {
  let real = slashed(path);
  for (let hops = 0; hops < 40; hops += 1) {
    const link = [...links.keys()]
      .filter((from) => real === from || real.startsWith(`${from}/`))
      .sort((a, b) => b.length - a.length)[0];
    if (link === undefined) return real;
    real = slashed(`${links.get(link) ?? ''}${real.slice(link.length)}`);
  }
  return real;
}
