import { revealInvisible } from '../util/revealInvisible.ts';

/** A file in which a project says what it asks of models. */
export interface InstructionFile {
  /** From the workspace folder: `AGENTS.md`. */
  readonly label: string;
  readonly text: string;
}

const HEADING = 'The project asks this of whoever works on it. Heed it where it concerns the question:';

/**
 * The files as a passage for the end of a system prompt, each with its name; empty without any. What is too long is cut at a line and says
 * so; nothing in a file can end its passage, and nothing hides in it.
 *
 * @param maxCharacters For all files together, in UTF-16 code units
 */
export function joinInstructions(files: readonly InstructionFile[], maxCharacters: number): string {
  let left = maxCharacters;
  const passages: string[] = [];
  for (const { label, text } of files) {
    const shown = revealInvisible(text)
      .text.trim()
      .replace(/\r\n?/g, '\n')
      .replace(/<(?=\/?instructions\b)/gi, '< ');
    if (shown === '' || left <= 0) continue;
    const fitting = cutAtLine(shown, left);
    left -= fitting.length;
    passages.push(`<instructions file="${label}">\n${fitting}\n</instructions>`);
  }
  return passages.length === 0 ? '' : [HEADING, ...passages].join('\n\n');
}

const CUT = '\n… (cut)';

function cutAtLine(text: string, length: number): string {
  if (text.length <= length) return text;
  const lineEnd = text.lastIndexOf('\n', length);
  return text.slice(0, lineEnd <= 0 ? length : lineEnd) + CUT;
}
