import type { FencedBlock } from './readFences.ts';

const SHELL = /^(?:sh|bash|zsh|shell|console|terminal|powershell|ps1|cmd|bat|output|text|txt|log)$/;
const SHELL_LANGUAGES = new Set(['shellscript', 'powershell', 'bat', 'plaintext', 'log']);

/** Names of languages in fences where they are not VS Code's own. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  typescript: ['ts', 'mts', 'cts'],
  typescriptreact: ['tsx', 'ts', 'jsx', 'typescript'],
  javascript: ['js', 'mjs', 'cjs', 'node', 'ts'],
  javascriptreact: ['jsx', 'js', 'tsx', 'javascript'],
  python: ['py', 'python3'],
  csharp: ['cs', 'c#'],
  cpp: ['c++', 'cc', 'cxx', 'h', 'hpp', 'c'],
  c: ['h', 'cpp'],
  rust: ['rs'],
  ruby: ['rb'],
  go: ['golang'],
  kotlin: ['kt', 'kts'],
  markdown: ['md', 'mdx'],
  yaml: ['yml'],
  jsonc: ['json', 'json5'],
  shellscript: ['sh', 'bash', 'zsh', 'shell'],
  powershell: ['ps1', 'pwsh'],
  makefile: ['make'],
  dockerfile: ['docker'],
};

export interface WantedFence {
  readonly languageId: string;
  readonly original: string;
}

/**
 * The block that replaces the text, of all blocks of an answer: one in its language that is not a mere quotation, most like
 * it, the last of equals because models show the old form before the new. Undefined without blocks.
 */
export function chooseFence(
  blocks: readonly FencedBlock[],
  { languageId, original }: WantedFence,
): FencedBlock | undefined {
  const filled = blocks.filter(({ lines, isClosed }) => !isClosed || lines.some((line) => line.trim() !== ''));
  if (filled.length < 2) return filled[0] ?? blocks[0];
  const own = filled.filter(({ info }) => isOwnLanguage(info, languageId));
  const candidates = own.length > 0 ? own : filled.filter(({ info }) => !isShell(info, languageId));
  const known = significantLines(original.split(/\r\n?|\n/));
  const changed = candidates.filter((block) => !isExcerpt(block, known));
  return bestOf(changed.length > 0 ? changed : candidates, known) ?? filled[0];
}

/** The last of the blocks that share most lines with the text; the first where none shares any. */
function bestOf(blocks: readonly FencedBlock[], known: ReadonlySet<string>): FencedBlock | undefined {
  const most = Math.max(0, ...blocks.map((block) => sharedLines(block, known)));
  return most === 0 ? blocks[0] : blocks.findLast((block) => sharedLines(block, known) === most);
}

/** A quotation of the text as it is. */
function isExcerpt({ lines }: FencedBlock, known: ReadonlySet<string>): boolean {
  const own = significantLines(lines);
  return own.size > 0 && [...own].every((line) => known.has(line));
}

/** Whether what follows a fence's marks names the language, in whatever way models write it. */
export function isOwnLanguage(info: string, languageId: string): boolean {
  const name = (/^[\w+#.-]+/.exec(info)?.[0] ?? '').toLowerCase();
  return name === languageId || (ALIASES[languageId]?.includes(name) ?? false);
}

function isShell(info: string, languageId: string): boolean {
  return !SHELL_LANGUAGES.has(languageId) && SHELL.test(info.toLowerCase());
}

function significantLines(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.map((line) => line.trim()).filter((line) => /\w{3}/.test(line)));
}

function sharedLines({ lines }: FencedBlock, known: ReadonlySet<string>): number {
  return [...significantLines(lines)].filter((line) => known.has(line)).length;
}
