/** The parts of one subject line. */
export interface Subject {
  readonly emoji: 'character' | 'shortcode' | undefined;
  readonly ticketAtStart: string | undefined;
  readonly ticketAtEnd: string | undefined;
  /** `feat`, `fix` …, only before a colon. */
  readonly type: string | undefined;
  readonly scope: string | undefined;
  readonly scopeForm: 'conventional' | 'scope' | 'bracket' | undefined;
  /** What is left: the words themselves. */
  readonly words: string;
}

const EMOJI = /^(\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*)\s*/u;
const SHORTCODE = /^(:[a-z0-9_+-]+:)\s*/;
const TICKET = String.raw`(?:[A-Z][A-Z0-9]{1,9}-\d+|(?:GH-|#)\d+)`;
const TICKET_AT_START = new RegExp(String.raw`^[[(]?(${TICKET})[\])]?(?:\s*[:|-])?\s+`);
/** A number in parentheses at the end is the pull request that a server adds when it merges; no writer's habit. */
const TICKET_AT_END = new RegExp(String.raw`\s+(?:[[(](?!#\d+\))(${TICKET})[\])]|(${TICKET}))\.?$`);
const MERGED_NUMBER = /\s+\(#\d+\)$/;
const CONVENTIONAL_TYPES = new Set(
  'feat feature fix docs doc style refactor perf test tests build ci chore revert wip release deps security improvement hotfix i18n'.split(
    ' ',
  ),
);
const TYPED = /^([A-Za-z][\w-]*)(?:\(([^()]{1,60})\))?!?:\s+/;
const SCOPED = /^([\w@*.-]+(?:[/,{}][\w@*.,{} -]*)*):\s+/;
const BRACKETED = /^\[([^\]]{1,40})\]:?\s+/;

export function readSubject(line: string): Subject {
  let rest = line.trim().replace(MERGED_NUMBER, '');
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(match[0].length);
    return match;
  };
  const startEmoji = take(EMOJI) ? 'character' : take(SHORTCODE) ? 'shortcode' : undefined;
  const before = take(TICKET_AT_START)?.[1];
  const head = readHead(rest);
  rest = rest.slice(head.length);
  // Some write `feat: ✨ add …`, some `fix: ABC-1 repair …`.
  const emoji = startEmoji ?? (take(EMOJI) ? 'character' : take(SHORTCODE) ? 'shortcode' : undefined);
  const ticketAtStart = before ?? take(TICKET_AT_START)?.[1];
  const [atEnd = '', inBrackets, bare] = TICKET_AT_END.exec(rest) ?? [];
  return {
    emoji,
    ticketAtStart,
    ticketAtEnd: inBrackets ?? bare,
    type: head.type,
    scope: head.scope,
    scopeForm: head.form,
    words: rest.slice(0, rest.length - atEnd.length).trim(),
  };
}

interface Head {
  readonly length: number;
  readonly form: Subject['scopeForm'];
  readonly type: string | undefined;
  readonly scope: string | undefined;
}

function readHead(rest: string): Head {
  const typed = TYPED.exec(rest);
  if (typed && CONVENTIONAL_TYPES.has((typed[1] ?? '').toLowerCase()))
    return { length: typed[0].length, form: 'conventional', type: typed[1], scope: typed[2] };
  const scoped = SCOPED.exec(rest);
  if (scoped) return { length: scoped[0].length, form: 'scope', type: undefined, scope: scoped[1] };
  const bracketed = BRACKETED.exec(rest);
  if (bracketed) return { length: bracketed[0].length, form: 'bracket', type: undefined, scope: bracketed[1] };
  return { length: 0, form: undefined, type: undefined, scope: undefined };
}
