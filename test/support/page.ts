/**
 * A text as it stands in an editor, written indented in a test: the first line end, the common indentation and the last line's spaces go.
 * `'''` is a code fence, `→` a tab.
 */
export function page(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings.raw }, ...values).replace(/^\n/, '');
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines
    .map((line) => line.slice(common))
    .join('\n')
    .replaceAll("'''", '```')
    .replaceAll('→', '\t');
}
