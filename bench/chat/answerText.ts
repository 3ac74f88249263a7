import { linesOfCode } from '../support/realCode.ts';
import { chance } from '../typist/random.ts';

/** About so many characters make a token, in prose as in code. */
const TOKEN = /\s?[^\s\w]|\s*\w{1,6}|\s+/g;

type Chooser = (limit: number) => number;
type Section = (choose: Chooser) => string;

const WORDS = (
  'the parser reads each line once and keeps what it has learned so that a later pass can decide which of the two branches is cheaper ' +
  'when the cache is cold and the request has to wait for an answer from the server that holds the index of every open document'
).split(' ');

const SQL = `SELECT o.id, count(*) AS lines, sum(l.price * l.quantity) AS total
FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
WHERE o.placed_at > now() - interval '30 days'
GROUP BY o.id ORDER BY total DESC LIMIT 20;`;

const PYTHON = `def merge(left: list[int], right: list[int]) -> list[int]:
    """Merge two sorted lists."""
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i]); i += 1
        else:
            merged.append(right[j]); j += 1
    return merged + left[i:] + right[j:]`;

const JSON_TEXT = `{ "name": "orders", "retries": 3, "hosts": ["a.example", "b.example"], "limits": { "cpu": "500m", "memory": "256Mi" } }`;

const FORMULAS = [
  String.raw`\sum_{i=1}^{n} i = \frac{n(n+1)}{2}`,
  String.raw`\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}`,
  String.raw`P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}`,
];

/** How often each kind of section comes, by how often it stands here. */
const SECTIONS: readonly Section[] = [
  paragraphs,
  paragraphs,
  (choose) => `## ${sentence(choose, 4)}\n\n${paragraphs(choose)}`,
  (choose) => listOf(6, () => `- **${sentence(choose, 2)}**: ${sentence(choose, 14)}`),
  (choose) =>
    listOf(5, (index) => `${index + 1}. ${sentence(choose, 10)}\n   - \`value${index}\` ${sentence(choose, 8)}`),
  table,
  (choose) => fence('typescript', codeAt(choose, 30)),
  (choose) => fence('typescript', codeAt(choose, 120)),
  () => fence('python', PYTHON),
  () => fence('sql', SQL),
  () => fence('json', JSON_TEXT),
  (choose) =>
    `${sentence(choose, 12)} $${FORMULAS[choose(3)] ?? 'x'}$ ${sentence(choose, 6)}\n\n$$\n${FORMULAS[choose(3)] ?? 'x'}\n$$`,
  (choose) => `> ${sentence(choose, 30)}\n> ${sentence(choose, 20)}`,
  (choose) => sentence(choose, 400),
];

/**
 * What a talkative model writes, cut into tokens: prose, lists, tables, code in four languages, formulas and long paragraphs, mixed by
 * `seed` and always the same for it.
 */
export function answerTokens(count: number, seed: number): readonly string[] {
  return wholeSections(count, seed).slice(0, count);
}

/** The same to the end of a section: at least so many tokens, and no fence stays open. */
export function answerText(count: number, seed: number): string {
  return wholeSections(count, seed).join('');
}

function wholeSections(count: number, seed: number): readonly string[] {
  const tokens: string[] = [];
  let step = 0;
  const choose: Chooser = (limit) => Math.floor(chance(seed, (step += 1), 1) * limit);
  while (tokens.length < count) {
    const section = SECTIONS[choose(SECTIONS.length)] ?? paragraphs;
    tokens.push(...(`${section(choose)}\n\n`.match(TOKEN) ?? []));
  }
  return tokens;
}

function sentence(choose: Chooser, words: number): string {
  const start = choose(WORDS.length);
  return Array.from({ length: words }, (_, index) => WORDS[(start + index * 7) % WORDS.length]).join(' ');
}

function paragraphs(choose: Chooser): string {
  return listOf(3, () => `${sentence(choose, 25)} \`call(${choose(100)})\` ${sentence(choose, 30)}.\n`);
}

function table(choose: Chooser): string {
  const row = (): string => `| ${[3, 2, 1, 4].map((words) => sentence(choose, words)).join(' | ')} |`;
  return ['| name | what | count | remark |', '| :-- | :-: | --: | --- |', ...Array.from({ length: 12 }, row)].join(
    '\n',
  );
}

function listOf(length: number, line: (index: number) => string): string {
  return Array.from({ length }, (_, index) => line(index)).join('\n');
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.replaceAll('```', "'''")}\n\`\`\``;
}

function codeAt(choose: Chooser, lines: number): string {
  const start = choose(4000);
  return linesOfCode(5000)
    .slice(start, start + lines)
    .join('\n');
}
