/** JSON as people paste it: comments, trailing commas and a shell's left-over `\"` are put right; undefined when it still is none. */
export function parseLenientJson(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  for (const attempt of [trimmed, trimmed.replaceAll('\\"', '"'), withoutComments(trimmed)]) {
    const value = parse(attempt);
    if (value !== undefined) return value;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Drops comments and trailing commas outside strings, in one pass. */
function withoutComments(text: string): string {
  const token = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[\]}])/g;
  return text.replace(token, (found) => (found.startsWith('"') ? found : ''));
}
