import type { ChatMessage } from '../endpoint/requests.ts';
import type { FimParts, NeighbourFile } from './fimTemplate.ts';

const HOLE = '{{FILL_HERE}}';

const RULES = `You complete code in an editor. The user sends a file with one ${HOLE} where the cursor is.
Answer with the text that belongs at ${HOLE} and nothing else, between <COMPLETION> and </COMPLETION>.
Keep the file's indentation, quotes and names. Do not repeat text that stands before or after the hole. Do not explain. Use no code fences.
If the rest of the line or the block is enough, stop there. If nothing belongs there, answer <COMPLETION></COMPLETION>.`;

const EXAMPLES: readonly ChatMessage[] = [
  {
    role: 'user',
    content: question(
      'javascript',
      `function sum(numbers) {\n  let total = 0;\n  for (const number of numbers) ${HOLE}\n  return total;\n}`,
    ),
  },
  { role: 'assistant', content: '<COMPLETION>total += number;</COMPLETION>' },
  {
    role: 'user',
    content: question('python', `def mean(values):\n    """Arithmetic mean of values."""\n    ${HOLE}\n`),
  },
  { role: 'assistant', content: '<COMPLETION>return sum(values) / len(values)</COMPLETION>' },
];

/** The conversation for a model that only chats. The examples stay the same for every request, so that a server's prompt cache keeps them. */
export function holeFillerMessages(parts: FimParts, neighbours: readonly NeighbourFile[] = []): readonly ChatMessage[] {
  const hide = (text: string): string => text.replaceAll(HOLE, '{ {FILL_HERE} }');
  const file = `${hide(parts.prefix)}${HOLE}${hide(parts.suffix)}`;
  return [
    { role: 'system', content: RULES },
    ...EXAMPLES,
    {
      role: 'user',
      content:
        reference(neighbours.map(({ path, text }) => ({ path, text: hide(text) }))) +
        question(parts.language, file, parts.fileName),
    },
  ];
}

/** Other files in front of the question; empty without any. */
function reference(files: readonly NeighbourFile[]): string {
  if (files.length === 0) return '';
  const shown = files.map(({ path, text }) => `File: ${path}\n<REFERENCE>\n${text}\n</REFERENCE>\n`);
  return `Other files of the project, for reference:\n\n${shown.join('\n')}\n`;
}

function question(language: string, file: string, fileName = ''): string {
  const head = fileName === '' ? `Language: ${language}` : `File: ${fileName}\nLanguage: ${language}`;
  return `${head}\n\n<FILE>\n${file}\n</FILE>`;
}
