import type { LanguageSyntax } from './languageSyntax.ts';
import { isBlank } from './lines.ts';
import { scanCode } from './scanCode.ts';

/** What a line says in front of the comment that it ends with, without space at its end; a line that is nothing but a comment stays as it is. */
export function withoutComment(line: string, syntax: LanguageSyntax): string {
  if (!syntax.lineComments.some((opener) => line.includes(opener))) return line.trimEnd();
  let end = line.length;
  scanCode(line, {
    syntax,
    visit: (index, { comment }) => {
      if (comment !== 'line') return true;
      end = index - 1;
      return false;
    },
  });
  const code = line.slice(0, end).trimEnd();
  return isBlank(code) ? line.trimEnd() : code;
}
