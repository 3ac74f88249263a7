import type { Chunk } from '../retrieval/chunkText.ts';
import { rankChunks, type RankedChunk } from '../retrieval/rankChunks.ts';
import type { WorkspaceFile } from '../workspace/readWorkspace.ts';
import { count, inlineCode, joinParts, quoteChunk } from './markdown.ts';
import type { AttachedText } from './readConversation.ts';

/** Everything that an answer may draw on. */
export interface Material {
  readonly question: string;
  /** The last ones first; the first is the one that the question is about. */
  readonly attached: readonly AttachedText[];
  readonly files: readonly WorkspaceFile[];
  /** Chunks of the attached texts and of all files. */
  readonly chunks: readonly Chunk[];
}

/** Quotes the passages that share most with the question. */
export function answerBySearch(material: Material): string {
  const ranked = rankChunks(material.question, material.chunks);
  const best = bestChunks(
    ranked.filter(({ chunk }) => !repeatsQuestion(chunk, material.question)),
    3,
  );
  if (best.length === 0) return describeNothingFound(material);
  const terms = [...new Set(best.flatMap(({ terms: found }) => found))].slice(0, 6).map(inlineCode).join(', ');
  const opening = `I searched ${describeSources(material)} for the words of your question and found ${count(best.length, 'passage')} (by ${terms}):`;
  return joinParts([opening, ...best.map(({ chunk }) => quoteChunk(chunk))]);
}

/** Passages of the workspace that have to do with a text, other than the text itself. */
export function findRelated(material: Material, text: string, accept: (chunk: Chunk) => boolean): Chunk | undefined {
  const own = new Set(material.attached.map(({ text: attached }) => attached.trim()));
  const names = new Set(material.attached.map(({ name }) => name));
  return rankChunks(text, material.chunks).find(
    ({ chunk }) => accept(chunk) && !own.has(chunk.text.trim()) && !names.has(chunk.name),
  )?.chunk;
}

/** A passage that asks the same question, as a list of examples may, answers nothing. */
function repeatsQuestion({ text }: Chunk, question: string): boolean {
  const words = question.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, '');
  return words.includes(' ') && text.toLowerCase().includes(words);
}

/** Passages far behind the best one only distract. */
function bestChunks(ranked: readonly RankedChunk[], limit: number): readonly RankedChunk[] {
  const top = ranked[0]?.score ?? 0;
  return ranked.slice(0, limit).filter(({ score }) => score > top * 0.4);
}

function describeSources({ attached, files }: Material): string {
  const parts = [
    ...(attached.length > 0 ? [count(attached.length, 'attached text')] : []),
    ...(files.length > 0 ? [`the ${count(files.length, 'file')} of the workspace`] : []),
  ];
  return parts.join(' and ') || 'an empty workspace';
}

function describeNothingFound(material: Material): string {
  const names = material.files.slice(0, 8).map(({ name }) => `- ${inlineCode(name)}`);
  const next =
    names.length > 0
      ? `Ask about something in these files, or attach a selection:\n\n${names.join('\n')}`
      : 'Attach a selection or a file, then ask about it.';
  return joinParts([
    `I searched ${describeSources(material)} and found no passage with the words of your question.`,
    next,
  ]);
}
