export type OperatingSystem = 'linux' | 'mac' | 'windows';

/** A path taken apart; nothing is resolved yet. */
export interface SystemPath {
  /** Where it starts: `/`, `c:/`, `//server/share`, `scheme://authority`; undefined for a relative path. */
  readonly anchor: string | undefined;
  readonly segments: readonly string[];
}

const ANCHORS: readonly RegExp[] = [
  // Windows' verbatim forms name the same places.
  /^[/\\]{2}[?.][/\\]UNC[/\\](?<server>[^/\\]+)[/\\](?<share>[^/\\]+)/i,
  /^[/\\]{2}[?.][/\\](?<drive>[a-z]:)(?=[/\\]|$)/i,
  /^[/\\]{2}(?<server>[^/\\]+)[/\\](?<share>[^/\\]+)/,
  /^(?<drive>[a-z]:)(?=[/\\]|$)/i,
];
const ADDRESS = /^(?<scheme>[a-z][a-z\d+.-]+):\/\/(?<authority>[^/]*)/i;

/**
 * Both kinds of slash part segments on every system: a model names files in the manner of the system that it learnt from.
 * @param role Only a workspace's folder or a real path may be an address; in a proposed path that is text like any other.
 */
export function parsePath(path: string, os: OperatingSystem, role: 'proposed' | 'root' = 'proposed'): SystemPath {
  const address = role === 'root' ? ADDRESS.exec(path) : null;
  if (address?.groups) {
    const anchor = `${address.groups['scheme'] ?? ''}://${address.groups['authority'] ?? ''}`.toLowerCase();
    return { anchor, segments: segmentsOf(path.slice(address[0].length)) };
  }
  if (os === 'windows') {
    for (const pattern of ANCHORS) {
      const match = pattern.exec(path);
      if (match?.groups)
        return { anchor: windowsAnchor(match.groups), segments: segmentsOf(path.slice(match[0].length)) };
    }
  }
  return { anchor: /^[/\\]/.test(path) ? '/' : undefined, segments: segmentsOf(path) };
}

function windowsAnchor({ drive, server = '', share = '' }: Readonly<Record<string, string | undefined>>): string {
  return (drive === undefined ? `//${server}/${share}` : `${drive}/`).toLowerCase();
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[/\\]+/).filter((segment) => segment !== '');
}

/** The path below `root` with slashes, empty for the root itself; undefined where it leads elsewhere, also in between. */
export function relativeWithin(root: SystemPath, path: SystemPath, os: OperatingSystem): string | undefined {
  if (root.anchor !== path.anchor) return undefined;
  const rootSegments = resolveDots(root.segments);
  const segments = resolveDots(path.segments);
  if (rootSegments === undefined || segments === undefined) return undefined;
  const isBelow = rootSegments.every((segment, index) => isSame(segment, segments[index], os));
  return isBelow ? segments.slice(rootSegments.length).join('/') : undefined;
}

/** Undefined when it climbs above its start. */
function resolveDots(segments: readonly string[]): readonly string[] | undefined {
  const resolved: string[] = [];
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment !== '..') resolved.push(segment);
    else if (resolved.pop() === undefined) return undefined;
  }
  return resolved;
}

/** macOS and Windows do not tell letters' case apart, and macOS no spellings of one letter. */
function isSame(a: string, b: string | undefined, os: OperatingSystem): boolean {
  if (b === undefined) return false;
  return os === 'linux' ? a === b : a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
