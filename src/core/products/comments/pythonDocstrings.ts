/** The three forms in which Python docstrings tell parameters. */
export type DocstringStyle = 'Google' | 'NumPy' | 'reST' | 'Epytext';

const SIGNS: Readonly<Record<DocstringStyle, RegExp>> = {
  Google: /^[ \t]+(?:Args|Arguments|Returns|Raises|Yields|Attributes|Example|Examples):[ \t]*$/gm,
  NumPy: /^[ \t]*(?:Parameters|Returns|Raises|Yields|Attributes|Examples|See Also|Notes)[ \t]*\n[ \t]*-{3,}[ \t]*$/gm,
  reST: /^[ \t]*:(?:param|type|returns?|rtype|raises?)\b[^:\n]*:/gm,
  Epytext: /^[ \t]*@(?:param|type|return|rtype|raise)\b[^:\n]*:/gm,
};

/** The style that a file's docstrings have; undefined when they tell none. */
export function learnDocstringStyle(text: string): DocstringStyle | undefined {
  const docstrings = (text.match(/"""[\s\S]*?"""|'''[\s\S]*?'''/g) ?? []).join('\n');
  const counts = (Object.keys(SIGNS) as DocstringStyle[]).map((style) => ({
    style,
    count: docstrings.match(SIGNS[style])?.length ?? 0,
  }));
  const [first] = counts.sort((a, b) => b.count - a.count);
  return first && first.count > 0 ? first.style : undefined;
}

export const DOCSTRING_FORMS: Readonly<Record<DocstringStyle, string>> = {
  Google: 'sections "Args:", "Returns:", "Raises:" with indented "name: text" (Google style)',
  NumPy:
    'sections "Parameters", "Returns", "Raises" underlined with dashes, "name : type" with the text indented below (NumPy style)',
  reST: 'fields ":param name: text", ":returns: text", ":raises Type: text" (reST style)',
  Epytext: 'fields "@param name: text", "@return: text", "@raise Type: text" (Epytext style)',
};
