/** A text that came with a question, in a fenced block. */
export interface AttachedText {
  /** What the line above the fence called it, else "the attached text". */
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
}

export interface Conversation {
  /** The last question without its attachments. */
  readonly question: string;
  /** Attachments of all questions, the last question's last. */
  readonly attached: readonly AttachedText[];
}

export interface ConversationMessage {
  readonly role: string;
  readonly content: string;
}

/** Takes the user's messages apart into words and fenced blocks. What other roles say is not material. */
export function readConversation(messages: readonly ConversationMessage[]): Conversation {
  const parts = messages.filter(({ role }) => role === 'user').map(({ content }) => takeApart(content));
  return { question: parts.at(-1)?.question ?? '', attached: parts.flatMap(({ attached }) => attached) };
}

const FENCE = /^(?<fence>`{3,}|~{3,})(?<language>[^\s`]*)[^\n]*\n(?<text>[\s\S]*?)^\k<fence>[ \t]*$/gm;

function takeApart(content: string): Conversation {
  const attached: AttachedText[] = [];
  const words: string[] = [];
  let end = 0;
  for (const match of content.matchAll(FENCE)) {
    const { label, rest } = splitLabel(content.slice(end, match.index));
    words.push(rest);
    attached.push({
      name: label ?? 'the attached text',
      languageId: match.groups?.['language'] ?? '',
      text: match.groups?.['text'] ?? '',
    });
    end = match.index + match[0].length;
  }
  words.push(content.slice(end));
  return { question: words.join('\n').trim(), attached };
}

/** The line just above a fence names the text when it is a path, or says so as in `File My notes:`. */
function splitLabel(before: string): { readonly label: string | undefined; readonly rest: string } {
  const line = /(?:^|\n)([^\n]+)\n+$/.exec(before)?.[1]?.trim() ?? '';
  const label = (/^(?:File|From|Path):?\s+(.+):$/.exec(line) ?? /^(\S*[./]\w\S*?):?$/.exec(line))?.[1];
  if (label === undefined) return { label, rest: before };
  return { label: label.replace(/^`(.*)`$/, '$1'), rest: before.slice(0, before.lastIndexOf(line)) };
}
