import { t } from '@vscode/l10n';
import { locateProblems } from './locateProblems.ts';
import type { ProblemAt, PromptFile, PromptProblem } from './promptFile.ts';
import { PROMPT_SUFFIX } from './promptSuffix.ts';
import { readBody } from './readBody.ts';
import { promptName, readFields } from './readFields.ts';
import { readFrontMatter } from './readFrontMatter.ts';

export interface ParsedPrompt {
  /** Undefined when it cannot be run; one of the problems is an error then. */
  readonly prompt: PromptFile | undefined;
  /** In the order of the text. */
  readonly problems: readonly PromptProblem[];
}

/** In UTF-16 code units: some twenty pages. Files are read from repositories, so the size is theirs to choose. */
export const MAX_PROMPT_CHARACTERS = 64_000;

/**
 * A `.prompt.md` file. Loads the YAML library, so it is imported where the first file is read.
 *
 * @param path Of the file; the prompt is named after its last part when the front matter gives no name.
 */
export function parsePromptFile(text: string, path: string): ParsedPrompt {
  if (text.length > MAX_PROMPT_CHARACTERS)
    return fault(
      t(
        'This prompt is too long: the limit is 64 thousand characters. Put what does not change into project instructions.',
      ),
    );
  const { fields: lines, bodyStart, problems: yamlProblems } = readFrontMatter(text);
  const { fields, problems: fieldProblems } = readFields(lines);
  const { parts, inputs, problems: bodyProblems } = readBody(text, bodyStart);
  const problems = [...yamlProblems, ...fieldProblems, ...bodyProblems];
  const isBroken = problems.some(({ severity }) => severity === 'error');
  if (parts.length === 0 && !isBroken) problems.push(emptyBody(text));
  const isRunnable = parts.length > 0 && !isBroken;
  const named = { name: promptName(baseName(path)) || 'prompt', description: '', mode: 'chat' as const, ...fields };
  return {
    prompt: isRunnable ? { ...named, parts, inputs } : undefined,
    problems: locateProblems(text, problems),
  };

  function fault(message: string): ParsedPrompt {
    return { prompt: undefined, problems: locateProblems('', [{ severity: 'error', message, start: 0, end: 0 }]) };
  }
}

function emptyBody(text: string): ProblemAt {
  const message = t('This prompt has no text. Write what the model shall do below the front matter.');
  return { severity: 'error', message, start: text.length, end: text.length };
}

function baseName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.endsWith(PROMPT_SUFFIX) ? name.slice(0, -PROMPT_SUFFIX.length) : name;
}
