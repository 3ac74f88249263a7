import { splitThinking } from '../../endpoint/splitThinking.ts';
import type { ChatMessage } from '../../endpoint/requests.ts';
import { fenceFor } from '../../util/fenceFor.ts';

export interface NameQuestion {
  /** As it is now. */
  readonly name: string;
  readonly languageId: string;
  /** Code around the name. */
  readonly code: string;
}

const MOST_NAMES = 8;
const LONGEST_NAME = 80;

/** Asks for better names of one thing. */
export function buildNameMessages({ name, languageId, code }: NameQuestion): readonly ChatMessage[] {
  const fence = fenceFor(code);
  const language = languageId.replace(/[^\w+#.-]/g, '');
  return [
    {
      role: 'system',
      content:
        'You suggest names in code. Answer with five names, one a line, the best first, in the style of the code around; nothing else.',
    },
    {
      role: 'user',
      content: `${fence}${language}\n${code}\n${fence}\n\nSuggest names that say better what \`${name}\` is.`,
    },
  ];
}

/** The names in a model's answer, in its order, whatever they are wrapped in; never the present one, and only what can be a name. */
export function parseNames(answer: string, present: string): readonly string[] {
  const text = splitThinking(answer).text.trim();
  const flat = /[\r\n]/.test(text) ? text.split(/\r\n?|\n/) : text.split(',');
  const names = flat
    .map(nameInLine)
    .filter((name): name is string => name !== undefined && name !== present && name.length <= LONGEST_NAME);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

/** `- name`, `1. name`, `` `name` ``, `**name**`, `name - why`; no sentence. */
function nameInLine(line: string): string | undefined {
  const text = line.trim().replace(/^(?:[-*+]|\d+[.):])\s+/, '');
  return /^(?:[`"'*]{0,3})([\p{L}_$@#][\p{L}\p{N}_$?!-]*)(?:[`"'*]{0,3})[;,.]?(?:\s*(?:[-–—:(]).*)?$/u.exec(text)?.[1];
}
