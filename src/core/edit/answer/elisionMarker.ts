import { isElisionElsewhere, saysStaysElsewhere } from './foreignWords.ts';

/** What stands around a comment's words, in any language: models do not always take the right one. */
const COMMENT_SHELLS: readonly RegExp[] = [
  /^\{\s*\/\*(.*)\*\/\s*\}$/,
  /^\/\*+(.*?)\*+\/$/,
  /^<!--(.*)-->$/,
  /^<%--(.*)--%>$/,
  /^\{\{!(?:--)?(.*?)(?:--)?\}\}$/,
  /^\{#(.*)#\}$/,
  /^\(\*(.*)\*\)$/,
  /^\{-(.*)-\}$/,
  /^--\[\[(.*)\]\]$/,
  /^"""(.*)"""$/,
  /^(?:\/{2,}|#+|--+|;+|%+|'|!|REM\b|dnl\b|\\")(.*)$/i,
];

const DOTS = /(?:\.{3,}|…|⋮|\[\.\.\.\]|\(\.\.\.\))/;
const STARTS_WITH_DOTS = new RegExp(`^[[({<]*\\s*${DOTS.source}`);
const ENDS_WITH_DOTS = new RegExp(`${DOTS.source}\\s*[\\])}>]*$`);

/** Words by which models say that something stays. */
const STAYS =
  /\b(?:existing|unchanged|unmodified|untouched|remain(?:s|ing|der)?|rest|same|previous|other|others|omitted|elided|unaltered|keep|kept|as (?:before|is|above)|original|above|below|earlier|skipp?ed|no changes?|etc|identical|more)\b/i;

/** Whole comments without dots that can mean nothing else. */
const PLAIN_WORDS: readonly RegExp[] = [
  /^(?:the )?(?:rest|remainder) of (?:the |your |this )?[\w\s`'./-]{1,40}?(?:(?: (?:is|are|stays?|remains?|here|goes here))?(?: the)? ?(?:unchanged|same|as (?:before|is)|here|omitted|untouched)|)$/i,
  /^(?:(?:the|all|your|other|existing|previous|remaining)\s+)*(?:existing|previous|remaining|other|unchanged|original) (?:\w+ ){0,3}(?:code|lines|content|contents|methods|functions|imports|fields|properties|tests|members|rules|styles|declarations|implementation|logic)(?: (?:here|unchanged|as is|as before|remains?|stays?|above|below|omitted|goes here|(?:remains?|stays?) (?:the same|unchanged)))?$/i,
  /^(?:code|everything|all|nothing|lines|content|section|part|implementation|body)?\s*(?:(?:else|above|below|here)\s+)?(?:(?:is|are|remains?|stays?)\s+)?(?:the )?(?:unchanged|same as (?:before|above|original)|no changes?(?: here| needed)?|omitted(?: for brevity)?|as before)$/i,
  /^existing$/i,
  /^(?:(?:the|all|other|existing|previous|remaining) )*(?:[\w-]+ )?(?:is |are |stays? |remains? )?unchanged(?: (?:here|above|below))?$/i,
  /^(?:keep|leave) (?:the )?(?:rest|everything|remaining|existing|other)\b.{0,40}$/i,
];

/** Languages in which a line of three dots alone says something itself. */
const DOTS_ARE_CODE = new Set([
  'python',
  'cython',
  'yaml',
  'dockercompose',
  'markdown',
  'mdx',
  'plaintext',
  'latex',
  'tex',
  'restructuredtext',
  'asciidoc',
  'r',
  'ruby',
  'raku',
  'perl',
]);

/**
 * Whether a line of an answer is a marker for code that stays, such as `// ... existing code ...`, `# rest of the file unchanged` or `…`.
 * Ordinary comments are not: it takes dots with words of staying, or words that can mean nothing else.
 */
export function isElisionMarker(line: string, languageId: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > 160) return false;
  if (/^(?:\.{3}|…|⋮)$/.test(text)) return text !== '...' || !DOTS_ARE_CODE.has(languageId);
  const words = commentWords(text);
  if (words === undefined) return isBareMarker(text);
  return saysThatSomethingStays(words);
}

/** Without comment marks only the form with dots on both sides is clear: `... existing code ...`. */
function isBareMarker(text: string): boolean {
  return (
    text.length <= 80 &&
    STARTS_WITH_DOTS.test(text) &&
    STAYS.test(text) &&
    (ENDS_WITH_DOTS.test(text.slice(3)) || /^[[({<]/.test(text))
  );
}

function commentWords(text: string): string | undefined {
  for (const shell of COMMENT_SHELLS) {
    const words = shell.exec(text)?.[1];
    if (words !== undefined) return words.trim();
  }
  return undefined;
}

function saysThatSomethingStays(comment: string): boolean {
  const words = comment.replace(/^[-=*_~\s]+|[-=*_~\s]+$/g, '');
  if (new RegExp(`^${DOTS.source}$`).test(words)) return true;
  const hasDots = STARTS_WITH_DOTS.test(words) || ENDS_WITH_DOTS.test(words);
  if (STARTS_WITH_DOTS.test(words) && ENDS_WITH_DOTS.test(words.slice(3))) return true;
  const stays = STAYS.test(words) || saysStaysElsewhere(words);
  if (hasDots && stays && words.split(/\s+/).length <= 14) return true;
  const plain = words.replace(/^[[({<]+\s*|\s*[\])}>]+$/g, '').replace(/[.…:\s]+$/, '');
  return PLAIN_WORDS.some((pattern) => pattern.test(plain)) || isElisionElsewhere(plain);
}
