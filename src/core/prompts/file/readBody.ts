import { t } from '@vscode/l10n';
import type { ProblemAt, PromptInput, PromptPart } from './promptFile.ts';
import { similarVariable, variableNamed } from './variables.ts';

export interface ReadBody {
  readonly parts: readonly PromptPart[];
  readonly inputs: readonly PromptInput[];
  readonly problems: readonly ProblemAt[];
}

/** `\${` stands for itself; what is in braces ends on its line, soon enough that a file full of open ones is read in time. */
const VARIABLE = /\\\$\{|\$\{([^}\r\n]{0,300})\}/g;
const INPUT = /^input:([\p{L}_][\p{L}\p{N}_-]{0,63})(?::(.*))?$/u;
const MAX_PLACEHOLDER = 200;

/** The text from `bodyStart` as parts. What looks like a variable and is none stays as it is written, with a problem at its place. */
export function readBody(text: string, bodyStart: number): ReadBody {
  const parts: PromptPart[] = [];
  const inputs = new Map<string, PromptInput>();
  const problems: ProblemAt[] = [];
  let pending = '';
  let end = bodyStart;
  const addText = (piece: string): void => {
    pending += piece.replace(/\r\n?/g, '\n');
  };
  const addPart = (part: PromptPart): void => {
    if (pending !== '') parts.push({ kind: 'text', text: pending });
    pending = '';
    parts.push(part);
  };
  for (const match of text.slice(bodyStart).matchAll(VARIABLE)) {
    const start = bodyStart + match.index;
    addText(text.slice(end, start));
    end = start + match[0].length;
    const [written, inside] = match;
    if (inside === undefined) {
      addText('${');
      continue;
    }
    const found = readVariable(inside);
    if (typeof found === 'string') {
      problems.push({ severity: 'warning', message: found, start, end });
      addText(written);
      continue;
    }
    if ('placeholder' in found) {
      if (!inputs.has(found.name)) inputs.set(found.name, found);
      addPart({ kind: 'input', name: found.name });
    } else addPart(found);
  }
  addText(text.slice(end));
  if (pending !== '') parts.push({ kind: 'text', text: pending });
  return { parts: trimmed(parts), inputs: [...inputs.values()], problems };
}

/** A message when it is none. */
function readVariable(inside: string): Extract<PromptPart, { readonly kind: 'variable' }> | PromptInput | string {
  const name = variableNamed(inside);
  if (name) return { kind: 'variable', name };
  const [, input, placeholder = ''] = INPUT.exec(inside) ?? [];
  if (input !== undefined) return { name: input, placeholder: placeholder.trim().slice(0, MAX_PLACEHOLDER) };
  if (/^input\b/i.test(inside))
    return t(
      'An input needs a name of letters, digits and dashes. Write {0} or {1}.',
      '${input:name}',
      '${input:name:…}',
    );
  const meant = similarVariable(inside);
  if (meant) return t('There is no variable of this name. Write {0}.', `\${${meant}}`);
  return t('There is no variable of this name, so the text stays as it is. Write \\${ where that is meant.');
}

/** Blank lines around the whole text are the file's, not the prompt's. */
function trimmed(parts: readonly PromptPart[]): readonly PromptPart[] {
  return parts
    .map((part, index) => {
      if (part.kind !== 'text') return part;
      let { text } = part;
      if (index === 0) text = text.trimStart();
      if (index === parts.length - 1) text = text.trimEnd();
      return { ...part, text };
    })
    .filter((part) => part.kind !== 'text' || part.text !== '');
}
