import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { guardOf } from './guardedPaths.ts';
import type { OperatingSystem } from './systemPath.ts';

/** What makes a path unusable, whatever it leads to. */
export type PathProblem =
  | 'empty'
  | 'tooLong'
  /** Control characters, or characters that a reader does not see. */
  | 'hiddenCharacters'
  /** It is an address (`https:`, `file:`), is relative to a drive, or names a stream of a file (`file:stream`). */
  | 'colon'
  /** `~/…`, `$HOME/…`, `%APPDATA%\…`, `src/*.ts`, `<name>.ts`: a shell or a reader would resolve it, we do not. */
  | 'shellShorthand'
  /** Percent escapes that hide a separator or a dot from this judgement, but not from what parses addresses. */
  | 'encoded'
  /** A network path. */
  | 'network'
  /** Windows reads the name as another one: a device, an end that it drops, a short name. */
  | 'systemName'
  /** A spelling that some systems take for a guarded name. */
  | 'disguised';

const LONGEST_PATH = 4_096;
const LONGEST_SEGMENT = 255;
/** Slashes of mathematics and box drawing, which no honest file name needs. */
const SLASH_LIKE = /[\u2044\u2215\u2216\u29F5\u29F8\u29F9\u2571\u2572]/;
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;
const SHORT_NAME = /^[^.]{1,6}~\d+(?:\.|$)/;

type Check = readonly [problem: PathProblem, isThere: (path: string, os: OperatingSystem) => boolean];

/** In this order; the first that is there is told. */
const CHECKS: readonly Check[] = [
  ['empty', (path) => path.trim() === ''],
  ['tooLong', (path, os) => isTooLong(path, os)],
  ['hiddenCharacters', (path) => hasHidden(path)],
  ['network', (path, os) => os !== 'windows' && /^[/\\]{2}/.test(path)],
  ['colon', (path, os) => withoutDrive(path, os).includes(':')],
  ['shellShorthand', (path) => isShellShorthand(segmentsOf(path)[0] ?? '')],
  ['encoded', (path, os) => hidesInEscapes(path, os)],
  ['disguised', (path) => segmentsOf(path).some(isDisguised)],
  [
    'systemName',
    (path, os) => os === 'windows' && segmentsOf(path.replace(/^[/\\]{2}[?.][/\\]/, '')).some(isSystemName),
  ],
  ['shellShorthand', (path) => /[*<>]/.test(path)],
];

/** The first thing that is wrong with the text of a proposed path; undefined for a plain one. */
export function pathProblem(path: string, os: OperatingSystem): PathProblem | undefined {
  return CHECKS.find(([, isThere]) => isThere(path, os))?.[0];
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[/\\]+/).filter((segment) => segment !== '');
}

/** Linux counts a name's bytes, other systems its UTF-16 units. */
function isTooLong(path: string, os: OperatingSystem): boolean {
  const lengthOf = (text: string): number => (os === 'linux' ? new TextEncoder().encode(text).length : text.length);
  return path.length > LONGEST_PATH || segmentsOf(path).some((segment) => lengthOf(segment) > LONGEST_SEGMENT);
}

/** Tabs and line ends too: no honest file name holds them, and they break what is shown. Half a character is no name on any disk. */
function hasHidden(path: string): boolean {
  return /[\t\n\r\u2028\u2029]|\p{Surrogate}/u.test(path) || removeHiddenCharacters(path) !== path;
}

/** A drive letter is fine where drives are, with a separator after it. */
function withoutDrive(path: string, os: OperatingSystem): string {
  return os === 'windows' ? path.replace(/^(?:[/\\]{2}[?.][/\\])?[a-z]:(?=[/\\])/i, '') : path;
}

function isShellShorthand(first: string): boolean {
  return /^~[\w.-]*$/.test(first) || /^\$(?:[A-Z_][A-Z\d_]*|\{\w+\}|\(.*\))$/.test(first) || /^%\w+%$/.test(first);
}

/** Whether what parses addresses would read another path, or one that may not be written: also what is escaped twice. */
function hidesInEscapes(path: string, os: OperatingSystem): boolean {
  // Overlong UTF-8 of a dot or a slash.
  if (/%c0%(?:ae|af)|%e0%80%(?:ae|af)/i.test(path)) return true;
  const decoded = decodeEscapes(path);
  if (decoded === path) return false;
  const segments = segmentsOf(path);
  const decodedSegments = segmentsOf(decoded);
  return (
    separatorsIn(decoded) > separatorsIn(path) ||
    decodedSegments.some((segment, index) => gainsDots(segment, segments[index] ?? '')) ||
    pathProblem(decoded, os) !== undefined ||
    guardOf(decoded, os) !== guardOf(path, os)
  );
}

function gainsDots(decoded: string, written: string): boolean {
  return decoded !== written && (/^\.+$/.test(decoded) || (decoded.startsWith('.') && !written.startsWith('.')));
}

/** Escapes that are no UTF-8 stay. */
function decodeEscapes(path: string): string {
  const decoded = path.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    const bytes = escapes.split('%').slice(1);
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (code) => parseInt(code, 16)));
    return text.includes('\uFFFD') ? escapes : text;
  });
  return decoded === path ? path : decodeEscapes(decoded);
}

const separatorsIn = (path: string): number => path.match(/[/\\]/g)?.length ?? 0;

/** Three dots and more, dots and spaces around them, or wide forms of dots and separators: some system reads `..` or `/` there. */
function isDisguised(segment: string): boolean {
  const isPlainDots = segment === '.' || segment === '..';
  return (!isPlainDots && /[. ]$/.test(segment)) || /^\s+\.\.?\s*$/.test(segment) || changesMeaning(segment);
}

/** Other letters that compatibility forms turn into separators or dots. */
function changesMeaning(segment: string): boolean {
  if (SLASH_LIKE.test(segment)) return true;
  const plain = segment.normalize('NFKC');
  return (
    plain !== segment &&
    (/[/\\:]/.test(plain) || /^\.{1,2}$/.test(plain) || (plain.startsWith('.') && !segment.startsWith('.')))
  );
}

function isSystemName(segment: string): boolean {
  return DEVICE.test(segment) || SHORT_NAME.test(segment) || /[<>"|?*]/.test(segment);
}
