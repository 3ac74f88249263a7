import ts from 'typescript';

/** A sentence that the code hands to `t`. */
export interface Words {
  /** What a bundle is looked up by: the English, and the comment for translators where there is one. */
  readonly key: string;
  readonly message: string;
}

export interface CollectedWords {
  readonly words: readonly Words[];
  /** Calls that no translation can reach, each with its place. */
  readonly faults: readonly string[];
}

/** Names in braces, as `t` replaces them. */
export function placeholdersOf(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

/** Finds what is said through `t` of `@vscode/l10n` or through `l10n.t` of `vscode`. */
export function collectWords(file: string, text: string): CollectedWords {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const importsT = /import \{[^}]*\bt\b[^}]*\} from '@vscode\/l10n'/.test(text);
  const words: Words[] = [];
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression, importsT)) {
      const found = wordsOf(node);
      const fault = typeof found === 'string' ? found : faultOf(node, found);
      if (typeof found !== 'string') words.push(found);
      if (fault !== undefined) faults.push(`${placeOf(source, node)}: ${fault}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { words, faults };
}

function isTranslation(callee: ts.Expression, importsT: boolean): boolean {
  if (ts.isIdentifier(callee)) return importsT && callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && /(?:^|\.)l10n\.t$/.test(callee.getText());
}

/** What a call says, or why nobody can tell before it runs. */
function wordsOf({ arguments: [first] }: ts.CallExpression): Words | string {
  if (first !== undefined && ts.isStringLiteralLike(first)) return { key: first.text, message: first.text };
  if (first === undefined || !ts.isObjectLiteralExpression(first)) return 'the words must be one plain string';
  const message = propertyOf(first, 'message');
  const comment = propertyOf(first, 'comment');
  if (!message || !comment || !ts.isStringLiteralLike(message) || !ts.isStringLiteralLike(comment))
    return 'message and comment must be plain strings';
  return { key: `${message.text}/${comment.text}`, message: message.text };
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((one) => one.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function faultOf(call: ts.CallExpression, { message }: Words): string | undefined {
  if (isRunAsModuleLoads(call)) return 'evaluated before the language is known; make it a function';
  const placeholders = placeholdersOf(message);
  const given = argumentNames(call);
  if (given !== undefined && given.join() !== placeholders.join())
    return `the words have {${placeholders.join('} {')}}, the call gives ${given.join(' ') || 'nothing'}`;
  return undefined;
}

function isRunAsModuleLoads(node: ts.Node): boolean {
  for (let around: ts.Node | undefined = node.parent; around; around = around.parent) {
    if (ts.isFunctionLike(around)) return false;
    // The field of an instance gets its value when one is made.
    if (ts.isPropertyDeclaration(around)) return ts.getCombinedModifierFlags(around) === ts.ModifierFlags.Static;
  }
  return true;
}

/** Names of what a call fills in, as the words call them; undefined where that cannot be read. */
function argumentNames({ arguments: [first, ...rest] }: ts.CallExpression): readonly string[] | undefined {
  const given = first && ts.isObjectLiteralExpression(first) ? listed(propertyOf(first, 'args')) : rest;
  const [only] = given;
  if (given.some(ts.isSpreadElement)) return undefined;
  if (given.length !== 1 || !only || !ts.isObjectLiteralExpression(only)) return given.map((_, index) => `${index}`);
  return only.properties.map((property) => property.name?.getText() ?? '').sort();
}

function listed(args: ts.Expression | undefined): readonly ts.Expression[] {
  if (args === undefined) return [];
  return ts.isArrayLiteralExpression(args) ? args.elements : [args];
}

function placeOf(source: ts.SourceFile, node: ts.Node): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
