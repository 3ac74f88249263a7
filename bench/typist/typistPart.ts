import type { BenchPart } from '../support/part.ts';
import { percentile, sum } from '../support/statistics.ts';
import type { Cell, Column, Table } from '../support/table.ts';
import { POLICIES } from './policies.ts';
import type { Policy } from './policies.ts';
import { createRhythm } from './rhythm.ts';
import { sourceTexts } from './sourceTexts.ts';
import { typeSession } from './typeSession.ts';
import type { SessionResult } from './typeSession.ts';

const FIRST_TOKEN_MS = [50, 150, 600];
const TOKENS_PER_SECOND = [10, 50, 200];
const RIGHT_LINES = [0.5, 0.8, 1];
const SEED = 20_261_120;

/** One kind of endpoint. */
interface Circumstances {
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly rightLines: number;
}

interface Finding extends Circumstances {
  readonly policy: string;
  readonly results: readonly SessionResult[];
}

export const typistPart: BenchPart = {
  name: 'typist',
  title: 'a simulated person who writes real code in five languages, against endpoints of many kinds',
  run: async ({ quick }) => {
    const findings: Finding[] = [];
    for (const circumstances of quick ? circumstancesOf([50], [50], [0.8]) : circumstancesOf())
      for (const policy of POLICIES) findings.push(await observe(policy, circumstances));
    return [
      overview(findings),
      breakdown(findings, { title: 'by time to first token, ms', keyOf: ({ firstTokenMs }) => firstTokenMs }),
      breakdown(findings, { title: 'by tokens per second', keyOf: ({ tokensPerSecond }) => tokensPerSecond }),
      breakdown(findings, { title: 'by lines that the model gets right, %', keyOf: (one) => one.rightLines * 100 }),
    ];
  },
};

function circumstancesOf(
  firstTokens = FIRST_TOKEN_MS,
  speeds = TOKENS_PER_SECOND,
  rights = RIGHT_LINES,
): readonly Circumstances[] {
  return firstTokens.flatMap((firstTokenMs) =>
    speeds.flatMap((tokensPerSecond) => rights.map((rightLines) => ({ firstTokenMs, tokensPerSecond, rightLines }))),
  );
}

async function observe(policy: Policy, circumstances: Circumstances): Promise<Finding> {
  const results: SessionResult[] = [];
  for (const source of sourceTexts()) {
    const rhythm = createRhythm(source.goal, SEED);
    const { rightLines, ...manner } = circumstances;
    results.push(await typeSession({ source, rhythm, policy, manner, rightLines }));
  }
  return { policy: policy.name, ...circumstances, results };
}

const FIGURES: readonly Column[] = [
  { name: 'saved, %', decimals: 1 },
  { name: 'wait, p50 ms' },
  { name: 'p90 ms' },
  { name: 'pauses with a right suggestion, %' },
  { name: 'requests per 100 characters', decimals: 1 },
  { name: 'aborted, %' },
  { name: 'prompt tokens per saved character', decimals: 1 },
  { name: 'answer tokens per saved character', decimals: 2 },
  { name: 'frames of flicker per 1,000 characters', decimals: 1 },
];

function overview(findings: readonly Finding[]): Table {
  return {
    title: 'Writing with ghost text, all endpoints together',
    columns: [{ name: 'policy' }, ...FIGURES],
    rows: policiesIn(findings).map((policy) => [policy, ...figures(findings.filter((one) => one.policy === policy))]),
    remarks: [REMARK],
  };
}

interface Breakdown {
  readonly title: string;
  readonly keyOf: (circumstances: Circumstances) => number;
}

function breakdown(findings: readonly Finding[], { title, keyOf }: Breakdown): Table {
  const keys = [...new Set(findings.map(keyOf))];
  const rows = keys.flatMap((key) =>
    policiesIn(findings).map((policy): Cell[] => {
      const own = findings.filter((one) => one.policy === policy && keyOf(one) === key);
      return [String(key), policy, ...figures(own)];
    }),
  );
  return {
    title: `Writing with ghost text, ${title}`,
    columns: [{ name: title }, { name: 'policy' }, ...FIGURES],
    rows,
  };
}

function policiesIn(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ policy }) => policy))];
}

function figures(findings: readonly Finding[]): Cell[] {
  const results = findings.flatMap((finding) => finding.results);
  const total = (pick: (result: SessionResult) => number): number => sum(results.map(pick));
  const characters = total((one) => one.characters);
  const saved = total((one) => one.savedCharacters);
  const requests = total((one) => one.requests);
  const waits = results.flatMap((one) => one.waitsMs);
  return [
    (100 * saved) / characters,
    percentile(waits, 0.5),
    percentile(waits, 0.9),
    (100 * waits.length) / total((one) => one.pauses),
    (100 * requests) / characters,
    (100 * total((one) => one.abortedRequests)) / requests,
    total((one) => one.promptTokens) / saved,
    total((one) => one.answerTokens) / saved,
    (1000 * total((one) => one.flickerFrames)) / characters,
  ];
}

const REMARK =
  'The typist looks at a suggestion for 350 ms and takes it when all of it is right and at least three characters long; the clock is fake and the seed fixed, so that every run gives the same figures. ' +
  'The other policies are rules of waiting alone, with our window, template and clean-up and without a cache: what separates the rows is when one asks, what one keeps and what one takes back. ' +
  'Wait: from the last key before a pause of half a second or more to the first frame with a right suggestion, where one came. A frame is 20 ms. Not modelled: brackets that the editor closes, its suggestion list, acceptance word by word. Goal: each preset ahead of each other policy in saved characters and in tokens for each.';
