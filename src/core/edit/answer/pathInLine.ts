import { placeBehind } from '../../util/writtenPlace.ts';

/** Files that go by their name alone. Only in this spelling: in others they are words or languages. */
const BARE_NAME = String.raw`(?:Dockerfile|Containerfile|Makefile|Jenkinsfile|Gemfile|Rakefile|Procfile|Vagrantfile|Justfile|Brewfile|Caddyfile|Tiltfile|LICENSE|CODEOWNERS)`;
/** A file name with an ending, a path of several parts, or a bare name; no spaces, because then every sentence would be one. */
const PATH = String.raw`(?:[\w@.~$()[\]+-]+[\\/])*[\w@.~$()[\]+-]*\.[A-Za-z][\w]{0,11}|(?:[\w@.~$+-]+[\\/])+[\w@.~$+-]+|${BARE_NAME}`;
/** \`new\`, \`unchanged parts left out\` and the like behind a path. */
const REMARK = String.raw`(?:\s*(?:[([](?:new|updated?|modified|changed|existing|excerpt|partial|full|complete|created?|add|edit|neu|geändert)\b[^)\]]{0,60}[)\]]))?`;

const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?:#{1,6}\\s*)?(?:\\d+[.)]\\s*)?(?:[-*]\\s+)?(?:\\*\\*|__)?(?:[Ii]n\\s+)?(?:(?:[Ff]ile|[Ff]ile[Nn]ame|[Ff]ile[Pp]ath|[Pp]ath|[Dd]atei|FILE|PATH)\\s*:?\\s*)?(?:\\*\\*|__)?\\s*[\`"']?(${PATH})[\`"']?(?:\\*\\*|__)?${REMARK}\\s*:?(?:\\*\\*|__)?$`,
  ),
  new RegExp(
    `^(?:/{2,3}|#|--|;|%|<!--|\\{?/\\*\\*?|\\{\\{!--|REM\\s)\\s*(?:@?(?:file|filename|filepath|path)\\s*:?\\s*(?=\\S*[./\\\\]))?[\`"']?(${PATH})[\`"']?${REMARK}\\s*(?:-->|\\*/\\}?|--\\}\\})?$`,
    'i',
  ),
];

/** The path that a line names when it names nothing else: `src/a.ts`, `### src/a.ts:12`, `**File: a.ts** (new)`, `// src/a.ts`. */
export function pathInLine(line: string): string | undefined {
  const text = line.trim();
  if (text.length > 300) return undefined;
  return pathInForms(text) ?? pathInForms(withoutPlace(text));
}

function pathInForms(text: string): string | undefined {
  for (const form of FORMS) {
    const path = form.exec(text)?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Lines that are written behind a path, `:12-30` or `(lines 3 to 9)`, are taken out. */
function withoutPlace(text: string): string {
  for (const { index } of text.matchAll(/(?<=[\w)\]`"'])[:#(,\s]/g)) {
    const found = placeBehind(text.slice(index));
    const rest = text.slice(index + (found?.length ?? 0));
    if (found && /^[`"'*_)\s:]*(?:-->|\*\/\}?|--\}\})?$/.test(rest)) return text.slice(0, index) + rest;
  }
  return text;
}

/** Words after a fence's marks that look like files and are languages. */
const LANGUAGES_WITH_DOT =
  /^(?:node|vue|next|nuxt|react|express|d3|three|p5|angular|ember|backbone|asp|vb|ml)\.(?:js|net)$/i;
/** What sets title, numbers or marks of a drawn block. */
const SETTING = /\{[\d,\s-]*\}|\b(?:showLineNumbers|linenums|lineNumbers|noLineNumbers|wrap|copy)(?:=\S*)?(?=\s|$)/gi;
const NAMED =
  /(?:^|[\s{,;])(?:title|file|filename|name|path|filepath|file_path|src)\s*[=:]\s*(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|`(?<back>[^`]+)`|(?<bare>[^"'`\s},;]+))/i;

/**
 * The path in what follows a fence's marks: `ts src/a.ts`, `ts:src/a.ts`, `ts title="src/a.ts"`, `ts path: src/a.ts`, `ts [src/a.ts]`,
 * `12:30:src/a.ts`, `src/a.ts`. Lines behind it are left out.
 */
export function pathInFenceInfo(info: string): string | undefined {
  const groups = NAMED.exec(info)?.groups;
  const named = groups?.['double'] ?? groups?.['single'] ?? groups?.['back'] ?? groups?.['bare'];
  if (named !== undefined && looksLikeFile(named)) return withoutPlace(named.trim());
  const words = info.replace(SETTING, ' ').trim().split(/\s+/);
  for (const [index, word] of [...words.entries()].reverse()) {
    const path = pathInWord(word, index === 0);
    if (path !== undefined) return path;
  }
  return undefined;
}

function looksLikeFile(named: string): boolean {
  return pathInLine(named) !== undefined || /^[^<>|?*"]{1,200}\.\w{1,12}(?::\d+(?:-\d+)?)?$/.test(named);
}

function pathInWord(word: string, isFirst: boolean): string | undefined {
  const plain = word
    .replace(/^(?:\d{1,7}:\d{1,7}:|[\w+#-]{1,20}:(?=[^\d\\/:]|[\\/](?![\\/])))/, '')
    .replace(/^(?:[([{]|\/\/)(.*?)[)\]}]?$/, '$1');
  if (isFirst && plain === word && !/[./\\]/.test(word)) return undefined;
  if (LANGUAGES_WITH_DOT.test(plain)) return undefined;
  return pathInLine(plain);
}
