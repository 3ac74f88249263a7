import { predict, type Candidate, type Prediction } from './candidate.ts';
import type { Random } from './random.ts';

/** What comes next, and the candidates that said so, the best first. */
export interface Choice {
  readonly prediction: Prediction;
  readonly leader: Candidate;
  readonly voters: readonly Candidate[];
}

export interface Sampling {
  readonly temperature: number;
  readonly random: Random;
}

/**
 * Counts the votes of the candidates (at least one). A vote weighs two to the power of the candidate's score, so that one long match
 * outvotes many short ones and many short ones decide among themselves.
 */
export function choose(candidates: readonly Candidate[], { temperature, random }: Sampling): Choice {
  const ballots = countVotes(candidates);
  const [first] = ballots;
  if (first === undefined) throw new RangeError('choose needs at least one candidate');
  if (temperature < GREEDY_BELOW) return first;
  const strongest = first.weight;
  const weights = ballots.map((ballot) => (ballot.weight / strongest) ** (1 / temperature));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return ballots.find((_, index) => (left -= weights[index] ?? 0) <= 0) ?? first;
}

const GREEDY_BELOW = 0.01;

interface Ballot extends Choice {
  readonly weight: number;
}

/** Strongest first. */
function countVotes(candidates: readonly Candidate[]): readonly Ballot[] {
  const ballots = new Map<string, Ballot>();
  for (const candidate of candidates) {
    const prediction = predict(candidate);
    const key = ballotKey(prediction);
    const known = ballots.get(key);
    const weight = 2 ** candidate.score + (known?.weight ?? 0);
    const leader = known === undefined || candidate.score > known.leader.score ? candidate : known.leader;
    const voters = [...(known?.voters ?? []), candidate];
    ballots.set(key, { prediction: predict(leader), leader, voters, weight });
  }
  return [...ballots.values()].sort((one, other) => other.weight - one.weight);
}

/** Line breaks with the same indentation go together, whatever follows: the next vote decides on that. */
function ballotKey(prediction: Prediction): string {
  if (prediction.kind === 'end') return 'end';
  if (prediction.kind === 'text') return `text ${prediction.text}`;
  return `line ${prediction.blankLines} ${prediction.indent}`;
}
