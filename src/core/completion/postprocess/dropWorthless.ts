import type { CleaningContext } from './cleaningContext.ts';

/** White space, invisible characters and a bare comment opener are no suggestion. */
export function dropWorthless(text: string, context: CleaningContext): string {
  const visible = text.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
  const isBareComment = !context.inText && context.syntax.lineComments.includes(visible);
  return visible === '' || isBareComment ? '' : text;
}
