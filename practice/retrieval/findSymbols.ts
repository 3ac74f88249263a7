/** Something that a file declares, found by the look of the line; good enough for an outline in most languages. */
export interface CodeSymbol {
  readonly name: string;
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  /** The declaring line, trimmed. */
  readonly declaration: string;
  /** The comment above it or the docstring below it, without comment signs; empty when there is none. */
  readonly comment: string;
}

export function findSymbols(text: string): readonly CodeSymbol[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  return lines.flatMap((line, index) => {
    const found = matchDeclaration(line);
    if (found === undefined) return [];
    const comment = commentAbove(lines, index) || docstringBelow(lines, index);
    return [{ ...found, line: index + 1, declaration: line.trim().replace(/\s*[{:]$/, ''), comment }];
  });
}

interface DeclarationForm {
  readonly kind: string;
  /** The first group is the name. */
  readonly pattern: RegExp;
}

const MODIFIERS =
  '(?:(?:export|default|declare|abstract|async|public|private|protected|internal|static|final|override|virtual|pub(?:\\(\\w+\\))?|unsafe|readonly|sealed|partial)\\s+)*';
const FORMS: readonly DeclarationForm[] = [
  { kind: 'class', pattern: new RegExp(`^\\s*${MODIFIERS}class\\s+([\\w$]+)`) },
  { kind: 'interface', pattern: new RegExp(`^\\s*${MODIFIERS}(?:interface|trait|protocol)\\s+([\\w$]+)`) },
  { kind: 'type', pattern: new RegExp(`^\\s*${MODIFIERS}(?:type|struct|enum|record|union)\\s+([\\w$]+)`) },
  { kind: 'method', pattern: /^\s*func\s+\([^)]*\)\s*([\w$]+)\s*\(/ },
  { kind: 'function', pattern: new RegExp(`^\\s*${MODIFIERS}(?:function\\*?|def|fn|func|fun|sub)\\s+([\\w$]+)`) },
  {
    kind: 'function',
    pattern: new RegExp(
      `^\\s*${MODIFIERS}(?:const|let|var)\\s+([\\w$]+)\\s*(?::[^=]+)?=\\s*(?:async\\s*)?(?:\\([^)]*\\)|[\\w$]+)[^=]*=>`,
    ),
  },
  { kind: 'constant', pattern: new RegExp(`^${MODIFIERS}(?:const|static)\\s+([\\w$]+)`) },
  {
    kind: 'method',
    pattern: new RegExp(`^\\s+${MODIFIERS}(?:get\\s+|set\\s+)?([\\w$]+)\\s*\\([^;]*\\)\\s*(?::[^{;]+)?\\{\\s*$`),
  },
];
const NOT_NAMES: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'function', 'with']);

function matchDeclaration(line: string): { readonly name: string; readonly kind: string } | undefined {
  for (const { kind, pattern } of FORMS) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined && !NOT_NAMES.has(name)) return { name, kind };
  }
  return undefined;
}

const COMMENT_LINE = /^\s*(?:\/\/+|\/\*+|\*+\/?|#(?!!|\[)|--)\s?/;

function commentAbove(lines: readonly string[], index: number): string {
  let start = index;
  while (start > 0 && COMMENT_LINE.test(lines[start - 1] ?? '')) start -= 1;
  return joinComment(lines.slice(start, index).map((line) => line.replace(COMMENT_LINE, '').replace(/\*+\/\s*$/, '')));
}

function docstringBelow(lines: readonly string[], index: number): string {
  const rest = lines.slice(index + 1, index + 20).join('\n');
  return joinComment((/^\s*(?:"""|''')([\s\S]*?)(?:"""|''')/.exec(rest)?.[1] ?? '').split('\n'));
}

function joinComment(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
