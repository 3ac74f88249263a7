import { parseWrittenPlace } from '../../../core/util/writtenPlace.ts';

const LONGEST = 300;
/** What can stand in a file's name without being a program's punctuation. */
const PATH = /^[\p{L}\p{N}_@.+~$()[\]/\\-]+$/u;
const ENDING = /\.[\p{L}_][\p{L}\p{N}_-]{0,11}$/u;
/** Calls, spreads, versions, bare numbers, and what a shell would read. */
const NOT_A_PATH = /\(\)|\(.*\)$|\.\.\.|^[.\d]+$|^v?\d+\.\d+|^[$~-]|[/\\]$|^@[^/]*(?:\/[^/.]*)?$/u;

/** Whether a piece of code between the words of an answer may be the name of a file, with or without lines; whether it is one, only the host can tell. */
export function mayNameFile(text: string): boolean {
  const { path } = parseWrittenPlace(text);
  if (path === '' || path.length > LONGEST || !PATH.test(path) || NOT_A_PATH.test(path)) return false;
  const segments = path.split(/[/\\]/);
  const name = segments.at(-1) ?? '';
  return ENDING.test(name) || segments.length > 1;
}
