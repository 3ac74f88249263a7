/** Half of a character that is written as two units: text that was cut between them, or a damaged file. */
const HALF_CHARACTER = /\p{Cs}/gu;

/**
 * The body as JSON. Half a character would be an escape that no UTF-8 text can hold, and strict servers refuse the whole request for it:
 * U+FFFD takes its place, as in every encoder.
 */
export function requestBody(body: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(body);
  // Such an escape is rare, and looking for it costs next to nothing while somebody types.
  return text.includes('\\ud') ? JSON.stringify(body, withWholeCharacters) : text;
}

function withWholeCharacters(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(HALF_CHARACTER, '\uFFFD') : value;
}
