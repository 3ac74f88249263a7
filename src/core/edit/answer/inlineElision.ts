import { isElisionMarker } from './elisionMarker.ts';

/** `total(): number { /* unchanged *\/ }` and `run() { ... }`: a head, what stands for the body, and its end. */
const BODY = /^(\s*)(\S.*\{)\s*(\/\*.*?\*\/|\.{3}|…)\s*(\}[;,)]*)\s*$/;
/** `class Cart { // ... existing code` */
const HEAD = /^(\s*\S.*[{:(])\s+((?:\/\/|#|--)\s*\S.*)$/;

/** A line that holds a marker beside code as several lines, the marker by itself; other lines as they are. */
export function unfoldElision(line: string, languageId: string): readonly string[] {
  const [, indent = '', head, marker = '', end = ''] = BODY.exec(line) ?? [];
  if (head !== undefined && (/^(?:\.{3}|…)$/.test(marker) || isElisionMarker(marker, languageId)))
    return [indent + head, `${indent}  /* ${marker.replace(/^\/\*|\*\/$/g, '')} */`, indent + end];
  const [, code, comment = ''] = HEAD.exec(line) ?? [];
  const saysRest = /\.{3}|…/.test(comment) && isElisionMarker(comment, languageId);
  return code !== undefined && saysRest ? [code, `${/^\s*/.exec(line)?.[0] ?? ''}  ${comment}`] : [line];
}
