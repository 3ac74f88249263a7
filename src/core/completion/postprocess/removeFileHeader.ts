import type { CleaningContext } from './cleaningContext.ts';

const PATH_COMMENT =
  /^\s*(?:\/\/|#|--|;|%|\/\*|<!--)\s*(?:path|file|filename|file ?path|language)\s*:[ \t]*[`'"]?[\w./\\@~+-]+[`'"]?[ \t]*(?:\*\/|-->)?[ \t]*(?:\n|$)/i;
const PATCH = /^\s*(?:diff --git |--- a\/|@@ -\d+,?\d* \+\d+)/;

/** Headers of training data in front of the answer: a comment that names a path goes; a patch is no answer at all. */
export function removeFileHeader(text: string, context: CleaningContext): string {
  if (context.inText || startsFile(context)) return text;
  if (PATCH.test(text)) return '';
  const repeatedFile = /(?:^|\n)\+\+\+\+\+ \S/.exec(text);
  const answer = repeatedFile === null ? text : text.slice(0, repeatedFile.index);
  return answer.replace(PATH_COMMENT, '');
}

/** At the top of a file such a comment is wanted. */
function startsFile({ prefix }: CleaningContext): boolean {
  return prefix.trim() === '';
}
