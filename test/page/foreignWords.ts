import type { HostMessage } from '../../src/shared/chatProtocol.ts';

/** Fields of messages whose words come from people, models or the host. */
const OTHERS_WORDS = new Set([
  ...['text', 'label', 'detail', 'description', 'name', 'title', 'message', 'serverMessage', 'reasoning', 'note'],
  ...['remark', 'unreachable', 'modelLabel', 'endpointLabel', 'model', 'endpointName', 'instructions', 'systemPrompts'],
  ...['systemPrompt', 'cost'],
]);
/** Means something to the page, or is looked for in it. */
const SYNTAX = /\\[a-z]+|```mermaid\n\s*\w+ \w+|\bcents\b|[a-z]+/gi;
const GREEK = 'αβγδεζηθικλμνξοπρστυφχψωάέ';

/** The message with words of others in Greek letters, so that all Latin letters on the page are its own. */
export function inGreek(message: HostMessage): HostMessage {
  return JSON.parse(JSON.stringify(message, (name, value: unknown) => greekValue(name, value))) as HostMessage;
}

function greekValue(name: string, value: unknown): unknown {
  if (!OTHERS_WORDS.has(name)) return value;
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? greek(one) : (one as unknown)));
  return typeof value === 'string' ? greek(value) : value;
}

function greek(text: string): string {
  return text.replace(SYNTAX, (found) =>
    /^\\|^```|^cents$/.test(found)
      ? found
      : found.replace(/[a-z]/gi, (letter) => GREEK.charAt(letter.toLowerCase().charCodeAt(0) - 97)),
  );
}

/** Runs inside the page: every text that is shown, or told to people who do not see the page. */
export function textsOfPage(): readonly string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement?.closest('script, style') === null) texts.push(node.textContent ?? '');
  const names = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ];
  for (const element of document.body.querySelectorAll('*'))
    for (const name of names) texts.push(element.getAttribute(name) ?? '');
  return texts;
}

/** Same in every language: names, keys, commands of formulas, characters as Unicode calls them. */
export const NAMES =
  /\b(?:Interline|Mermaid|flowchart LR|log|cents|Shift|Enter|Alt\+Q|min)\b|\\[a-z]+|U\+[0-9A-F]{4,6}[a-z -]*/gi;
