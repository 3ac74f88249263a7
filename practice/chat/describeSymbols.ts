import { findSymbols, type CodeSymbol } from '../retrieval/findSymbols.ts';
import type { WorkspaceFile } from '../workspace/readWorkspace.ts';
import { findRelated, type Material } from './answerBySearch.ts';
import { count, inlineCode, joinParts, quoteChunk, quoteCode } from './markdown.ts';
import type { AttachedText } from './readConversation.ts';

/** An outline of the attached text in its author's own words, and where else its names occur. */
export function explainAttached(material: Material): string {
  const attached = material.attached[0];
  if (attached === undefined) return '';
  const symbols = findSymbols(attached.text);
  const opening = `${inlineCode(attached.name)} has ${count(countLines(attached.text), 'line')}${describeLanguage(attached)} and declares ${symbols.length === 0 ? 'nothing that I recognise' : count(symbols.length, 'thing')}.`;
  const related = findRelated(material, attached.text, () => true);
  return joinParts([
    `${opening} I cannot reason about code; this is what its text and its comments say.`,
    symbols.map((symbol) => describeSymbol(symbol, material.files)).join('\n'),
    symbols.length === 0 ? quoteStart(attached) : '',
    related === undefined ? '' : `Closest to it in the workspace:\n\n${quoteChunk(related)}`,
  ]);
}

/** A short outline under an answer by search, when something was attached. */
export function listSymbols({ attached }: Material): string {
  const [text] = attached;
  const symbols = text === undefined ? [] : findSymbols(text.text);
  if (text === undefined || symbols.length === 0) return '';
  const names = symbols.map(({ name, line }) => `${inlineCode(name)} (line ${line})`).join(', ');
  return `${inlineCode(text.name)} declares ${names}.`;
}

/** What wants testing, and the test of the workspace that lends itself as a model. */
export function describeTests(material: Material): string {
  const attached = material.attached[0];
  if (attached === undefined) return '';
  const symbols = findSymbols(attached.text).filter(({ kind }) => kind === 'function' || kind === 'method');
  const lines = symbols.map(({ name, declaration }) => {
    const tested = material.files.filter((file) => isTest(file.name) && file.document.places.has(name));
    const where = tested.map((file) => inlineCode(file.name)).join(', ');
    return `- ${inlineCode(declaration)}: ${where === '' ? 'no test mentions it' : `mentioned in ${where}`}`;
  });
  const model = findRelated(material, attached.text, (chunk) => isTest(chunk.name));
  return joinParts([
    'I cannot invent a test, but I can show what wants one and how this workspace writes them.',
    lines.length === 0 ? quoteStart(attached) : lines.join('\n'),
    model === undefined
      ? 'There is no test in the workspace to take as a model.'
      : `A test to take as a model:\n\n${quoteChunk(model)}`,
  ]);
}

/** What has no comment yet, and a comment of the workspace that lends itself as a model. */
export function describeDocumentation(material: Material): string {
  const attached = material.attached[0];
  if (attached === undefined) return '';
  const symbols = findSymbols(attached.text);
  const bare = symbols.filter(({ comment }) => comment === '');
  const lines = bare.map(({ declaration, line }) => `- line ${line}: ${inlineCode(declaration)}`);
  const documented = new Set(
    material.files.flatMap((file) =>
      findSymbols(file.text).flatMap(({ comment, name }) => (comment === '' ? [] : [name])),
    ),
  );
  const model = findRelated(material, attached.text, ({ text }) =>
    findSymbols(text).some(({ name }) => documented.has(name)),
  );
  return joinParts([
    `Of ${count(symbols.length, 'declaration')} in ${inlineCode(attached.name)}, ${bare.length} ${bare.length === 1 ? 'has' : 'have'} no comment.`,
    lines.join('\n'),
    model === undefined ? '' : `How this workspace documents something alike:\n\n${quoteChunk(model)}`,
  ]);
}

function describeSymbol({ name, kind, line, comment }: CodeSymbol, files: readonly WorkspaceFile[]): string {
  const said = comment === '' ? '' : `: “${comment}”`;
  const users = files.filter((file) => file.document.places.has(name)).map((file) => inlineCode(file.name));
  const used = users.length === 0 ? '' : ` Occurs in ${users.slice(0, 4).join(', ')}.`;
  return `- ${kind} ${inlineCode(name)}, line ${line}${said}${said === '' ? '.' : ''}${used}`;
}

function quoteStart({ text, languageId }: AttachedText): string {
  return `It begins:\n\n${quoteCode(text.split('\n').slice(0, 8).join('\n'), languageId)}`;
}

function describeLanguage({ languageId }: AttachedText): string {
  return languageId === '' ? '' : ` of ${languageId}`;
}

function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function isTest(name: string): boolean {
  return /(?:^|[/._-])(?:tests?|spec)(?:[/._-]|$)/i.test(name);
}
