import { findRelated, type Material } from './answerBySearch.ts';
import { checkText } from './checkText.ts';
import { count, inlineCode, joinParts, quoteChunk, quoteCode } from './markdown.ts';

/** What looks wrong in the attached text, each with its line. */
export function describeFixes(material: Material): string {
  const attached = material.attached[0];
  if (attached === undefined) return '';
  const findings = checkText(attached.text, (word) => countInFiles(material, word));
  const lines = attached.text.split('\n');
  const list = findings.map(({ line, message }) => {
    const quoted = lines[line - 1]?.trim() ?? '';
    return `- line ${line}: ${message}\n\n${quoteCode(quoted, attached.languageId)}`;
  });
  const related = findRelated(material, attached.text, () => true);
  return joinParts([
    findings.length === 0
      ? `I checked ${inlineCode(attached.name)} for unpaired brackets, one-letter slips in names and open notes, and found nothing. More I cannot check.`
      : `I found ${count(findings.length, 'thing')} worth a look in ${inlineCode(attached.name)}:`,
    list.join('\n\n'),
    related === undefined
      ? ''
      : `The passage of the workspace most like it, to compare with:\n\n${quoteChunk(related)}`,
  ]);
}

/** Lines that occur more than once, which is what can be seen without understanding. */
export function describeRefactoring(material: Material): string {
  const attached = material.attached[0];
  if (attached === undefined) return '';
  const repeated = findRepeatedLines(attached.text);
  const list = repeated.map(({ text, lines }) => `- lines ${lines.join(', ')}: ${inlineCode(text)}`);
  const related = findRelated(material, attached.text, () => true);
  return joinParts([
    repeated.length === 0
      ? `No line of ${inlineCode(attached.name)} occurs twice, so I see nothing to draw together. I cannot judge more than that.`
      : `These lines of ${inlineCode(attached.name)} occur more than once and could become one function:`,
    list.join('\n'),
    related === undefined ? '' : `Something alike exists in the workspace already:\n\n${quoteChunk(related)}`,
  ]);
}

interface RepeatedLine {
  readonly text: string;
  readonly lines: readonly number[];
}

function findRepeatedLines(text: string): readonly RepeatedLine[] {
  const places = new Map<string, number[]>();
  text.split('\n').forEach((line, index) => {
    const trimmed = line.trim();
    const isWorthIt = (trimmed.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3;
    if (isWorthIt) places.set(trimmed, [...(places.get(trimmed) ?? []), index + 1]);
  });
  return [...places].filter(([, lines]) => lines.length > 1).map(([line, lines]) => ({ text: line, lines }));
}

function countInFiles({ files }: Material, word: string): number {
  return files.reduce((sum, { document }) => sum + (document.places.get(word)?.length ?? 0), 0);
}
