import type { PromptView } from '../../../shared/chatProtocol.ts';

/** What is typed of a prompt's name after a leading slash; undefined when the text calls none, or its name is finished. */
export function promptQuery(text: string, cursor: number): string | undefined {
  const typed = /^\/([^\s/]*)$/.exec(text)?.[1];
  return cursor === text.length ? typed : undefined;
}

/** Prompts that fit: names that begin so first, then names and descriptions that hold it; case does not count. */
export function matchPrompts(prompts: readonly PromptView[], query: string): readonly PromptView[] {
  const wanted = query.toLowerCase();
  const begins = ({ name }: PromptView): boolean => name.toLowerCase().startsWith(wanted);
  const holds = ({ name, description }: PromptView): boolean => `${name} ${description}`.toLowerCase().includes(wanted);
  return [...prompts.filter(begins), ...prompts.filter((prompt) => !begins(prompt) && holds(prompt))];
}
