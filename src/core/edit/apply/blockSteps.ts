import { fileSteps, type FileStep } from '../answer/fileSteps.ts';
import { looksLikeDiff } from '../answer/parseDiff.ts';
import type { ChatCodeBlock } from './blockAnswer.ts';

/** What a block that is a patch does to files as a whole; empty for other blocks, and for a diff that names none. */
export function patchSteps({ code, info }: Pick<ChatCodeBlock, 'code' | 'info'>): readonly FileStep[] {
  const lines = code.split(/\r\n?|\n/);
  const isPatch =
    /^(?:u?diff|patch)\b/i.test(info.trim()) || looksLikeDiff(lines) || lines.some((line) => /^diff --git /.test(line));
  return isPatch ? fileSteps(lines) : [];
}
