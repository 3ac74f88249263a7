import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { unwrapWords } from '../ask/unwrapWords.ts';
import { branchNameProblem } from './branchNameProblem.ts';
import { type BranchStyle } from './learnBranchStyle.ts';

const LONGEST = 60;

/**
 * A branch name that Git takes and that is not in use, from what a model or a person wrote: a sentence, a `git switch -c` command, several
 * proposals. In the repository's own style. Undefined when nothing is left of it.
 */
export function cleanBranchName(
  written: string,
  style: Pick<BranchStyle, 'separator' | 'casing'>,
  existing: readonly string[],
): string | undefined {
  const line = firstName(removeHiddenCharacters(unwrapWords(written)));
  const parts = line
    .split('/')
    .map((part, index, all) => cleanPart(part, { ...style, isLast: index === all.length - 1 }));
  const name = shorten(parts.filter((part) => part !== '').join('/'), style.separator);
  return name === '' ? undefined : free(name, style.separator, existing);
}

/** The first line that says something, without a list's marks and without the command that would create it. */
function firstName(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? '';
  const bare = line.trim().replace(/^(?:[-*•] +|\d+[.)] +|\$ +)/, '');
  const created = /\bgit +(?:checkout +-[bB]|switch +(?:-[cC]|--create)|branch(?: +-[fM])?) +(\S+)/.exec(bare)?.[1];
  const quoted = /[`"“]([^`"”\s]+)[`"”]/.exec(bare)?.[1];
  return (created ?? quoted ?? bare).replace(/^["'`*]+|["'`*]+$/g, '').replace(/^(?:refs\/heads\/|origin\/)/, '');
}

interface PartStyle extends Pick<BranchStyle, 'separator' | 'casing'> {
  readonly isLast: boolean;
}

function cleanPart(part: string, { separator, casing }: PartStyle): string {
  const words = part
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, separator);
  const cased = casing === 'lower' ? lowerButTickets(words) : words;
  return cased
    .replace(/\.{2,}/g, '.')
    .replace(/[-_]{2,}/g, separator)
    .replace(/(?:\.lock)+$/i, '')
    .replace(/^[._-]+|[._-]+$/g, '');
}

/** `ABC-12` is a name that trackers look for as it is. */
function lowerButTickets(text: string): string {
  return text.replace(/(?<![A-Za-z0-9])[A-Z][A-Z0-9]{1,9}-\d+(?![A-Za-z0-9])|[^]/gu, (piece) =>
    piece.length > 2 ? piece : piece.toLowerCase(),
  );
}

/** At the end of a word, where one ends in the second half. */
function shorten(name: string, separator: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const head = characters.slice(0, LONGEST).join('');
  const end = head.lastIndexOf(separator);
  return (end > head.length / 2 ? head.slice(0, end) : head).replace(/(?:[._/-]|\.lock)+$/, '');
}

const MOST_TRIES = 100;

/** With a number behind it where the name is taken; where a branch stands in the way of a folder, on one level. */
function free(name: string, separator: string, existing: readonly string[]): string | undefined {
  const problem = branchNameProblem(name, existing);
  if (problem?.kind === 'inTheWay' && name.includes('/'))
    return free(name.replaceAll('/', separator), separator, existing);
  if (problem && problem.kind !== 'exists' && problem.kind !== 'inTheWay')
    return name === 'HEAD' ? free(`head${separator}2`, separator, existing) : undefined;
  const tries = [name, ...Array.from({ length: MOST_TRIES }, (_, index) => `${name}${separator}${index + 2}`)];
  return tries.find((candidate) => branchNameProblem(candidate, existing) === undefined);
}
