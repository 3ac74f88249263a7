import { isElisionMarker } from './elisionMarker.ts';

/** `total(): number { /* unchanged *\/ }` and `run() { ... }`: a head, what stands for the body, and its end. */
const BODY = /^(\s*)(\S.*\{)\s*(\/\*.*?\*\/|\.{3}|…)\s*(\}[;,)]*)\s*$/;
/** `class Cart { // ... existing code`; behind a whole statement it takes words. */
const HEAD = /^(\s*\S.*[{:(])\s+((?:\/\/|#|--)\s*\S.*)$/;
const BEHIND = /^(\s*\S.*[;,)}])\s+((?:\/\/|#|--)\s*\S.*\w{4}.*)$/;

/**
 * A line that holds a marker beside code as several lines, the marker by itself; other lines as they are.
 * @param hasLine Whether the text has a line: a body that is empty there stays so.
 */
export function unfoldElision(
  line: string,
  languageId: string,
  hasLine: (line: string) => boolean = () => false,
): readonly string[] {
  const body = BODY.exec(line);
  if (body !== null) return unfoldBody(line, body, { languageId, hasLine });
  const [, code, comment = ''] = HEAD.exec(line) ?? BEHIND.exec(line) ?? [];
  const saysRest = /\.{3}|…/.test(comment) && isElisionMarker(comment, languageId);
  return code !== undefined && saysRest ? [code, `${/^\s*/.exec(line)?.[0] ?? ''}  ${comment}`] : [line];
}

interface Target {
  readonly languageId: string;
  readonly hasLine: (line: string) => boolean;
}

function unfoldBody(line: string, body: RegExpExecArray, { languageId, hasLine }: Target): readonly string[] {
  const [, indent = '', head = '', marker = '', end = ''] = body;
  if (!/^(?:\.{3}|…)$/.test(marker) && !isElisionMarker(marker, languageId)) return [line];
  const empty = ['', ' '].map((gap) => indent + head + gap + end).find(hasLine);
  if (empty !== undefined) return [empty];
  return [indent + head, `${indent}  /* ${marker.replace(/^\/\*|\*\/$/g, '')} */`, indent + end];
}
