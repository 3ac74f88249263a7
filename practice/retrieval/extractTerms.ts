import { wordStem } from '../text/words.ts';

/** The words to search by: whole identifiers in lower case and their parts, common English words left out, plurals folded. */
export function extractTerms(text: string): readonly string[] {
  const words = text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  return words.flatMap((word) => {
    const parts = wordStem(word).map(fold);
    const whole = word.toLowerCase();
    return (parts.length > 1 ? [whole, ...parts] : parts).filter((term) => term.length > 1 && !COMMON.has(term));
  });
}

function fold(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const COMMON: ReadonlySet<string> = new Set(
  `a an and any are as at be been but by can could did do doe does for from get got had has have he how i if in into is it its
   just like make me my need no not of on one or our out please say she should show so some tell that the their them then there
   these they thi this to up use used using was we were what when where which who why will with would you your file code work`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
