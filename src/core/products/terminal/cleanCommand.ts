import { removeHiddenCharacters } from '../../util/hiddenCharacters.ts';
import { unwrapWords } from '../ask/unwrapWords.ts';
import { joinLines } from './joinLines.ts';
import type { ShellKind } from './shellKind.ts';
import { stripTerminalCodes } from './stripTerminalCodes.ts';

const LONGEST = 2_000;

/** Why an answer is no command that can be put into a prompt. */
export type CommandProblem = 'empty' | 'tooLong' | 'manyLines';

export type CleanedCommand =
  { readonly kind: 'command'; readonly text: string } | { readonly kind: 'none'; readonly problem: CommandProblem };

/**
 * One line for a terminal's prompt out of a model's answer: without fences, prompt signs, comments and words around it. It never holds a line
 * end, a control character, an escape sequence or a hidden character: whatever the model wrote, nothing runs until the user presses Enter.
 */
export function cleanCommand(answer: string, shell: ShellKind): CleanedCommand {
  return oneLineOf(withoutTalk(unwrapWords(spanInProse(plainText(answer)))), shell);
}

/** The same for a block of commands that somebody has chosen: all of it is meant, there are no words around it. */
export function cleanCommandBlock(code: string, shell: ShellKind): CleanedCommand {
  return oneLineOf(plainText(code), shell);
}

function plainText(text: string): string {
  // Unicode has line ends of its own that some terminals obey.
  const plain = stripTerminalCodes(text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replace(/[\b]/g, ''));
  return removeHiddenCharacters(plain).trim();
}

function oneLineOf(text: string, shell: ShellKind): CleanedCommand {
  const lines = withoutOutput(text.split('\n')).filter((line) => !isComment(line, shell));
  const joined = joinLines(lines, shell);
  if (joined === undefined) return { kind: 'none', problem: 'manyLines' };
  // The last door: what was overlooked above ends here.
  const command = joined.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (command === '') return { kind: 'none', problem: 'empty' };
  return command.length > LONGEST ? { kind: 'none', problem: 'tooLong' } : { kind: 'command', text: command };
}

/** An explanation that follows after an empty line. */
function withoutTalk(text: string): string {
  const paragraphs = text.split(/\n\s*\n/);
  const end = paragraphs.findIndex((paragraph, index) => index > 0 && isTalk(paragraph));
  return (end === -1 ? paragraphs : paragraphs.slice(0, end)).join('\n');
}

function isTalk(paragraph: string): boolean {
  const first = paragraph.trim().split('\n')[0] ?? '';
  return (
    /^(?:this|the|it|note|explanation|where|here|you|if|make sure|replace|run|warning|be careful|\*\*|[-*•] )/i.test(
      first,
    ) && first.split(' ').length > 2
  );
}

/** `$ ls`, `user@host:~/project$ ls`, `PS C:\work> dir`, `C:\work>dir`, `% ls`, `❯ ls`; also behind a container's `root@1f2:/#`. */
const PROMPT =
  /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+[:\s][^\s$#%>]*\s?[$#%>]\s+|PS(?:\s+[^>\n]*)?>\s*|[A-Za-z]:\\[^>\n]*>\s*|[$%❯➜]\s+|>\s+(?=\S))/u;

/** Where lines show a prompt, those without one are what a command has printed, unless a line goes on in them. */
function withoutOutput(lines: readonly string[]): readonly string[] {
  const hasPrompts = lines.some((line) => PROMPT.test(line));
  return lines
    .filter((line, index) => !hasPrompts || PROMPT.test(line) || /[\\`^|&]$/.test(lines[index - 1]?.trimEnd() ?? ''))
    .map((line) => line.replace(PROMPT, '').trimEnd());
}

/** `You can use \`du -sh\` to see sizes.`: the first code span of a sentence, where no fence says it better. */
function spanInProse(text: string): string {
  const isProse =
    /^(?:`[^`\n]+`\S* +[a-z]+ |[A-Z][a-z’']+,? (?:[a-z]|`))/.test(text) && !/^[ \t]*(?:`{3}|~{3})/m.test(text);
  return (isProse ? /`([^`\n]+)`/.exec(text)?.[1] : undefined) ?? text;
}

function isComment(line: string, shell: ShellKind): boolean {
  if (/^\s*$/.test(line)) return true;
  return shell === 'cmd' ? /^\s*(?:::|rem\s)/i.test(line) : /^\s*#(?!!)/.test(line) || /^\s*#!/.test(line);
}
