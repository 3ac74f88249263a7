import { DOC_CONVENTIONS } from './docConventions.ts';
import { DOCSTRING_FORMS, learnDocstringStyle } from './pythonDocstrings.ts';

export interface DocumentTarget {
  readonly languageId: string;
  /** The whole document: shows which of several styles it has. */
  readonly text: string;
}

const TASK = `Write documentation comments for the declarations here that have none, and complete those that are wrong or stale.
Say what the code cannot say itself: purpose, meaning and units of parameters and result, errors, side effects. Be brief; do not repeat names and types in words.
Change nothing but documentation comments: every line of code stays exactly as it is.`;

/** The instruction for an inline edit that documents a region in its language's own convention, and in the file's own style of it. */
export function documentInstruction(target: DocumentTarget): string {
  return [TASK, ...conventionRules(target), ...fileRules(target)].join('\n');
}

function conventionRules({ languageId }: DocumentTarget): readonly string[] {
  const convention = DOC_CONVENTIONS.find(({ languageIds }) => languageIds.includes(languageId));
  return convention === undefined
    ? ['Use the documentation comments that this language has, at the place where its tools look for them.']
    : [`The convention is ${convention.name}: ${convention.form}.`];
}

type Rules = (text: string) => readonly string[];

/** By language: what a file's own comments tell about the style to follow. */
const FILE_RULES: Readonly<Record<string, Rules>> = {
  python: pythonRules,
  c: doxygenRules,
  cpp: doxygenRules,
  'cuda-cpp': doxygenRules,
  'objective-c': doxygenRules,
  'objective-cpp': doxygenRules,
  lua: (text) => (/@tparam|@treturn/.test(text) ? ['This file uses LDoc tags: @tparam, @treturn.'] : []),
  typescript: jsDocRules,
  typescriptreact: jsDocRules,
  javascript: jsDocRules,
  javascriptreact: jsDocRules,
};

function fileRules({ languageId, text }: DocumentTarget): readonly string[] {
  return FILE_RULES[languageId]?.(text) ?? [];
}

function pythonRules(text: string): readonly string[] {
  const style = learnDocstringStyle(text);
  const quotes = text.includes("'''") && !text.includes('"""') ? ["Docstrings stand in ''' here."] : [];
  return [`${style ? 'This file writes' : 'Write'} ${DOCSTRING_FORMS[style ?? 'Google']}.`, ...quotes];
}

function doxygenRules(text: string): readonly string[] {
  const [lines, blocks] = [text.match(/^\s*\/\/[/!]/gm)?.length ?? 0, text.match(/\/\*[*!]/g)?.length ?? 0];
  const [backslashes, ats] = [
    text.match(/^[\s/*!]*\\(?:brief|param|return)/gm)?.length ?? 0,
    text.match(/@(?:brief|param|return)/g)?.length ?? 0,
  ];
  return [
    ...(lines === blocks ? [] : [lines > blocks ? 'This file uses /// lines.' : 'This file uses /** … */ blocks.']),
    ...(backslashes > ats ? ['This file writes \\param, not @param.'] : []),
  ];
}

/** Whether a file's blocks use tags at all. */
function jsDocRules(text: string): readonly string[] {
  const blocks = text.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  const tagged = blocks.filter((block) => /@(?:param|returns?)\b/.test(block)).length;
  return blocks.length >= 3 && tagged === 0 ? ['The blocks of this file are prose without tags: follow that.'] : [];
}
