import type { ReplaceBlock } from './editAnswer.ts';
import type { SearchReplaceBlocks } from './parseSearchReplace.ts';

const OLD = String.raw`old_(?:text|string|str|code)|search|find|original|old`;
const NEW = String.raw`new_(?:text|string|str|code)|replace|replacement|updated|new`;
const OPENING = new RegExp(String.raw`^[ \t]*<(?:${OLD})(?:\s[^>\n]*)?>`, 'im');
const PAIR = new RegExp(
  String.raw`<(?<old>${OLD})(?<attributes>\s[^>\n]*)?>(?<search>[\s\S]*?)</\k<old>>\s*<(?<new>${NEW})(?:\s[^>\n]*)?>(?<replace>[\s\S]*?)</\k<new>>`,
  'gi',
);
const PATH =
  /<(?:path|file|file_path|filename)>\s*([^<>\n]+?)\s*<\/|<(?:edit|edits|file)\s[^>\n]*?(?:path|name)=["']([^"'\n]+)["']/gi;

/**
 * Search/replace blocks in tags: `<old_text line=3>` … `</old_text>` `<new_text>` … `</new_text>`, and the like by other names. Undefined
 * where the answer does not start such a block, or the text that is edited has such tags itself.
 */
export function parseTaggedBlocks(answer: string, original: string): SearchReplaceBlocks | undefined {
  if (!OPENING.test(answer) || OPENING.test(original)) return undefined;
  const blocks: ReplaceBlock[] = [];
  let end = 0;
  for (const match of answer.matchAll(PAIR)) {
    const { search = '', replace = '', attributes = '' } = match.groups ?? {};
    const path = lastPath(answer.slice(0, match.index));
    const line = Number(/\bline=["']?(\d+)/.exec(attributes)?.[1] ?? 0);
    blocks.push({
      search: linesBetween(search),
      replace: linesBetween(replace),
      ...(path !== undefined && { path }),
      ...(line > 0 && { statedLine: line - 1 }),
    });
    end = match.index + match[0].length;
  }
  return { blocks, isClosed: blocks.length > 0 && !OPENING.test(answer.slice(end)) };
}

function lastPath(text: string): string | undefined {
  const [, element, attribute] = [...text.matchAll(PATH)].at(-1) ?? [];
  return element ?? attribute;
}

/** The line ends behind the opening tag and before the closing one are layout. */
function linesBetween(text: string): readonly string[] {
  const inner = text.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
  return inner === '' ? [] : inner.split('\n');
}
