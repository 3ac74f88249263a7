import { describeChunk, type Chunk } from '../retrieval/chunkText.ts';

/** A fenced block whose fence is longer than any in the text. */
export function quoteCode(text: string, languageId: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languageId}\n${text.replace(/\n$/, '')}\n${fence}`;
}

export function quoteChunk(chunk: Chunk): string {
  return `**${inlineCode(describeChunk(chunk))}**\n\n${quoteCode(chunk.text, languageOf(chunk.name))}`;
}

export function inlineCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Parts that hold something, with a blank line between. */
export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `one thing`, `2 things`. */
export function count(number: number, thing: string): string {
  return number === 1 ? `one ${thing}` : `${number} ${thing}s`;
}

/** The name after which a fence is highlighted; the file's extension does for most languages. */
export function languageOf(name: string): string {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return LANGUAGES.get(extension) ?? extension;
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['ts', 'typescript'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['py', 'python'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['md', 'markdown'],
  ['sh', 'shell'],
]);
