import type { FimTemplate } from './fimTemplate.ts';

/** True for a template that the user wrote instead of naming a family. */
export function isUserTemplate(setting: string): boolean {
  return setting.includes('{prefix}');
}

/**
 * A template of the user's own: text with `{prefix}` and, mostly, `{suffix}`, `{filename}`, `{language}`, `{repo}`; `{files}` is where other
 * files go, each as its path and its text. `\n` and `\t` may be written as escapes. Whatever stands between the slots and looks like a token
 * counts as sentinel and as stop.
 */
export function parseUserTemplate(setting: string): FimTemplate {
  const prompt = setting.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  const sentinels = [...new Set(prompt.match(/<[^<>\s{}]{2,40}>|\[[A-Z_]{2,20}\]/g) ?? [])];
  const suffixAt = prompt.indexOf('{suffix}');
  return {
    kind: 'fim',
    family: 'user',
    order: suffixAt >= 0 && suffixAt < prompt.indexOf('{prefix}') ? 'suffixFirst' : 'prefixFirst',
    prompt,
    ...(prompt.includes('{files}') && { repository: { file: '{path}\n{code}\n', prompt } }),
    stops: sentinels,
    sentinels,
  };
}
