/** A file name with an ending, or a path of several parts; no spaces, because then every sentence would be one. */
const PATH = String.raw`(?:[\w@.~$()[\]+-]+[\\/])*[\w@.~$()[\]+-]*\.[A-Za-z][\w]{0,11}|(?:[\w@.~$+-]+[\\/])+[\w@.~$+-]+`;

const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?:#{1,6}\\s*)?(?:\\d+[.)]\\s*)?(?:[-*]\\s+)?(?:\\*\\*|__)?(?:in\\s+)?(?:(?:file|filename|path|datei)\\s*:?\\s*)?[\`"']?(${PATH})[\`"']?(?:\\*\\*|__)?\\s*:?(?:\\*\\*|__)?$`,
    'i',
  ),
  new RegExp(
    `^(?://|#|--|;|%|<!--|/\\*)\\s*(?:(?:file|filename|filepath|path)\\s*:\\s*)?(${PATH})\\s*(?:-->|\\*/)?$`,
    'i',
  ),
];

/** The path that a line names when it names nothing else: `src/a.ts`, `### src/a.ts`, `**File: a.ts**`, `// src/a.ts`. */
export function pathInLine(line: string): string | undefined {
  const text = line.trim();
  if (text.length > 300) return undefined;
  for (const form of FORMS) {
    const path = form.exec(text)?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The path in what follows a fence's marks: `ts src/a.ts`, `ts:src/a.ts`, `ts title="src/a.ts"`, `src/a.ts`. */
export function pathInFenceInfo(info: string): string | undefined {
  const named = /(?:title|file|filename|path|filepath)\s*=\s*["']?([^"'\s}]+)/i.exec(info)?.[1];
  if (named !== undefined) return named;
  const last = info.split(/\s+/).at(-1) ?? '';
  return pathInLine(last.replace(/^[\w+#-]+:(?=.)/, '').replace(/:\d+(?:-\d+)?$/, ''));
}
