/**
 * The user's own text with the family's special tokens spelt apart (`<fim_prefix>` becomes `< fim_prefix>`), so that a file about
 * tokenizers cannot end its own prompt. All other text comes back unchanged.
 */
export function neutraliseSentinels(text: string, sentinels: readonly string[]): string {
  let clean = text;
  for (const sentinel of sentinels) {
    if (clean.includes(sentinel)) clean = clean.replaceAll(sentinel, `${sentinel.slice(0, 1)} ${sentinel.slice(1)}`);
  }
  return clean;
}
