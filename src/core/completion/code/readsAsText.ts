import type { LanguageSyntax } from './languageSyntax.ts';
import { indentationWidth, isBlank, lastLine } from './lines.ts';

/** As much of the text before the cursor tells where in a page it stands. */
const LOOKED_AT = 4000;
/** Behind a tag only words, no code. */
const AFTER_JSX_TAG = /<\/?[A-Za-z][\w.-]*(?:\s[^<>]*)?>[^<>{};()=]*$/;

/** True where words for people stand though the language is no prose: between the tags of a page, in a value of a data file. */
export function readsAsText(prefix: string, languageId: string, syntax: LanguageSyntax): boolean {
  if (syntax.markup) return isBetweenTags(prefix.slice(-LOOKED_AT), syntax);
  if (languageId === 'yaml' || languageId === 'dockercompose')
    return /^\s*(?:- )*[^\s#][^#]*:[ \t]+/.test(lastLine(prefix)) || blockScalarHead(prefix) !== undefined;
  return (
    (languageId === 'ini' || languageId === 'properties' || languageId === 'dotenv') && /[=:]/.test(lastLine(prefix))
  );
}

function isBetweenTags(text: string, { quotesAfterOperatorsOnly: isPage }: LanguageSyntax): boolean {
  if (!isPage) return AFTER_JSX_TAG.test(text);
  const isInTag = text.lastIndexOf('<') >= text.lastIndexOf('>');
  const isCode = [...text.matchAll(/<(\/?)(?:script|style)\b/gi)].at(-1)?.[1] === '' || /\{\{[^}]*$/.test(text);
  return !isInTag && !isCode;
}

/** YAML: the nearest line above that stands further left, if it ends with `|` or `>`; what stands below it is text. */
export function blockScalarHead(prefix: string): string | undefined {
  const lines = prefix.slice(-LOOKED_AT).split('\n');
  const indentation = indentationWidth(lines.at(-1) ?? '', 2);
  const above = lines.slice(0, -1).findLast((line) => !isBlank(line) && indentationWidth(line, 2) < indentation);
  return above !== undefined && /[:-]\s+[|>][+-]?\d?\s*$/.test(above) ? above : undefined;
}
