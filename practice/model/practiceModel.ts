import { createCorpus, createDocument, createUnfinishedDocument, type SourceDocument } from './corpus.ts';
import { createCursorContext } from './cursorContext.ts';
import type { FimPrompt } from './fimPrompt.ts';
import { generate } from './generate.ts';
import { createRandom } from './random.ts';

export interface ContinuationOptions {
  readonly temperature: number;
  readonly seed: number;
  /** Upper bound in characters of what the caller can use; the model stops soon after. */
  readonly maxCharacters: number;
}

/**
 * Continues a text by longest match with back-off: it looks for the places in the text itself, in the files that the prompt brought along
 * and in the workspace that agree best with the text before the cursor, and goes on as they did, with the names exchanged. No neural
 * network, no stored answers: an empty workspace and an empty prompt give an empty continuation.
 */
export function continueText(
  prompt: FimPrompt,
  workspace: readonly SourceDocument[],
  options: ContinuationOptions,
): string {
  const before = createUnfinishedDocument(prompt.prefix);
  const after = createDocument({ name: '', text: prompt.suffix });
  const others = [...prompt.files.map(createDocument), ...workspace];
  const pieces = generate({
    context: createCursorContext(prompt.prefix, prompt.suffix),
    corpus: createCorpus({ before, after, others }),
    temperature: options.temperature,
    random: createRandom(options.seed),
    maxLexemes: MAX_LEXEMES,
  });
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length >= options.maxCharacters) break;
  }
  return text;
}

const MAX_LEXEMES = 2_000;
