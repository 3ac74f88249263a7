/** The parts of an identifier in order: `getUserName` is `get User Name`, `MAX_SIZE` is `MAX _ SIZE`. Joined they give it back. */
export function splitIntoHumps(word: string): readonly string[] {
  return word.match(HUMP) ?? [];
}

/** The same parts in lower case, without separators: what two spellings of one name have in common. */
export function wordStem(word: string): readonly string[] {
  return splitIntoHumps(word)
    .filter((hump) => !isSeparator(hump))
    .map((hump) => hump.toLowerCase());
}

export function isSeparator(hump: string): boolean {
  return /^[_$]+$/.test(hump);
}

/**
 * Spells `stem` in the manner of `model`, the humps that it takes the place of: `['first', 'name']` like `['AGE']` is `FIRST_NAME`, like
 * `['Age']` is `FirstName`, like `['age']` is `firstName`, or `first_name` in a word that is written with underscores.
 */
export function spellLike(stem: readonly string[], model: readonly string[], snakeCase: boolean): string {
  const first = model[0] ?? '';
  const isUpper = first.length > 1 && first === first.toUpperCase() && first !== first.toLowerCase();
  if (isUpper) return stem.map((part) => part.toUpperCase()).join('_');
  if (snakeCase) return stem.join('_');
  const startsUpper = first !== first.toLowerCase();
  return stem.map((part, index) => (index > 0 || startsUpper ? capitalize(part) : part)).join('');
}

function capitalize(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}

const HUMP = /[_$]+|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{N}+|[\s\S]/gu;
