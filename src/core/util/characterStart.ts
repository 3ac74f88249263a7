/** Where to cut a text at `offset` at the latest, so that no character is cut in half. */
export function characterStart(text: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset;
}
