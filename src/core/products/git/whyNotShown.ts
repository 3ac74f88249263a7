import { isPrivatePath } from '../../util/isPrivatePath.ts';
import type { FileDiff } from './parseUnifiedDiff.ts';

/** Why the changed lines of a file tell a reader nothing, or are nobody else's business. */
export type NotShown = 'binary' | 'lock file' | 'generated' | 'minified' | 'private';

const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|packages\.lock\.json|pnpm-lock\.ya?ml|go\.(?:sum|work\.sum)|(?:package|cartfile|npins)\.resolved|cabal\.project\.freeze|gradle\.lockfile|bun\.lockb|\.terraform\.lock\.hcl|\.pnp\.(?:c?js|data\.json)|[^/]+[.-]lock(?:\.(?:json|ya?ml|hcl|toml))?)$/i;

const GENERATED =
  /(?:^|\/)(?:node_modules|vendor|dist|__snapshots__|\.yarn\/(?:cache|releases)|[Pp]ods)\/|\.(?:min\.(?:js|css|mjs)|bundle\.js|map|snap|pb\.(?:go|cc|h|swift)|g(?:\.freezed)?\.dart|freezed\.dart|designer\.cs|g\.cs|tsbuildinfo)$|_pb2(?:_grpc)?\.pyi?$|\.gen\.\w+$|(?:^|[./_-])generated\.[\w.]+$/i;

/** Beyond this a line was written by a program. */
const LONG_LINE = 1_000;

/** Undefined: its changed lines are worth reading. */
export function whyNotShown(file: FileDiff): NotShown | undefined {
  if (isPrivatePath(file.path) || (file.oldPath !== undefined && isPrivatePath(file.oldPath))) return 'private';
  if (file.isBinary) return 'binary';
  if (LOCK_FILE.test(file.path)) return 'lock file';
  if (GENERATED.test(file.path)) return 'generated';
  return isMinified(file) ? 'minified' : undefined;
}

function isMinified({ hunks }: FileDiff): boolean {
  const changed = hunks.flatMap(({ lines }) => lines).filter((line) => /^[+-]/.test(line));
  const long = changed.filter((line) => line.length > LONG_LINE);
  return long.length > 0 && long.length * 2 >= changed.length;
}
