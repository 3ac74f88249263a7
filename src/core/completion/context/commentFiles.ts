import type { NeighbourFile } from '../../fim/fimTemplate.ts';
import { syntaxOf } from '../code/languageSyntax.ts';

/**
 * Other files as comments of the current document's language, each under its path, to stand before the prefix; for models that know no
 * form for several files. Ends with a line end; empty without files or in a language without comments.
 */
export function commentFiles(files: readonly NeighbourFile[], languageId: string): string {
  return files.map(({ path, text }) => `${commented(`${path}\n${text}`, languageId)}\n\n`).join('');
}

/** Whether the language has comments to show other files in. */
export function hasComments(languageId: string): boolean {
  const { lineComments, blockComment } = syntaxOf(languageId);
  return lineComments.length > 0 || blockComment !== undefined;
}

function commented(text: string, languageId: string): string {
  const { lineComments, blockComment } = syntaxOf(languageId);
  const [opener] = lineComments;
  if (opener !== undefined)
    return text
      .split('\n')
      .map((line) => `${opener} ${line}`.trimEnd())
      .join('\n');
  if (blockComment === undefined) return '';
  const [open, close] = blockComment;
  // A closer in the text would end the comment early.
  return `${open}\n${text.replaceAll(close, close.split('').join(' '))}\n${close}`;
}
