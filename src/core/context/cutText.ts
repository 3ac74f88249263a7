export interface CutText {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * At most so many characters of a text, whole lines where possible, with a last line that says how much is missing. The remark itself comes
 * on top.
 */
export function cutText(text: string, maxCharacters: number): CutText {
  if (text.length <= maxCharacters) return { text, isCut: false };
  const lineEnd = text.lastIndexOf('\n', maxCharacters);
  const end = lineEnd > maxCharacters / 2 ? lineEnd + 1 : wholeCharacters(text, maxCharacters);
  const kept = text.slice(0, end);
  const remark = `[… ${text.length - end} of ${text.length} characters left out …]\n`;
  return { text: `${kept}${kept.endsWith('\n') ? '' : '\n'}${remark}`, isCut: true };
}

/** Never between the halves of one character. */
function wholeCharacters(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}
