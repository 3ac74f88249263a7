import assert from 'node:assert/strict';
import type { EditPlan, EditPlanOptions } from '../../src/core/edit/plan/editPlan.ts';
import { planEdit } from '../../src/core/edit/plan/planEdit.ts';

/** An answer as a model gives it, and what becomes of the document: a region is written between `⟦` and `⟧`, a file has none. */
export interface Shape {
  readonly name: string;
  readonly document: string;
  readonly answer: string;
  /** The document afterwards, or what is asked, as `reason: lines of the candidates`. */
  readonly becomes: string;
  readonly notes?: string;
  readonly with?: Partial<EditPlanOptions>;
}

/** Lays the answer over its document and compares. */
export function checkShape(shape: Shape): void {
  const { document, plan } = planShape(shape);
  assert.equal(shownPlan(document, plan), shape.becomes);
  assert.equal(plan.kind === 'planned' ? plan.notes.join(', ') : '', shape.notes ?? '');
  checkHunks(document, plan);
}

/** While the answer grows, nothing is asked, and what is drawn is the document's own. */
export function checkStreaming(shape: Shape): void {
  for (let end = 0; end <= shape.answer.length; end += 5) {
    const { document, plan } = planShape({
      ...shape,
      answer: shape.answer.slice(0, end),
      with: { ...shape.with, stage: 'streaming' },
    });
    assert.notEqual(plan.kind, 'unsure');
    checkHunks(document, plan);
  }
}

/** The plan for a shape, and its document without marks. */
export function planShape({ document: marked, answer, with: own }: Pick<Shape, 'document' | 'answer' | 'with'>): {
  readonly document: string;
  readonly plan: EditPlan;
} {
  const document = marked.replace(/[⟦⟧]/g, '');
  const start = marked.indexOf('⟦');
  const region = start === -1 ? { start: 0, end: document.length } : { start, end: marked.indexOf('⟧') - 1 };
  const scope = start === -1 ? 'file' : 'region';
  const given = { document, region, scope, answer, stage: 'ended', languageId: 'typescript' } as const;
  return { document, plan: planEdit({ ...given, ...own }) };
}

/** The document with the plan in it, or what the plan asks. */
export function shownPlan(document: string, plan: EditPlan): string {
  switch (plan.kind) {
    case 'planned':
      return document.slice(0, plan.region.start) + plan.newText + document.slice(plan.region.end);
    case 'unsure':
      return plan.questions
        .map(
          ({ reason, candidates }) => `${reason}: ${candidates.map(({ start, end }) => `${start}-${end}`).join(' ')}`,
        )
        .join('\n');
    case 'nothing':
      return `nothing: ${plan.prose}`;
  }
}

/** Whatever the shape: hunks are in order, apart, not empty, hold the document's own bytes, and with their lines exchanged give the new text. */
function checkHunks(document: string, plan: EditPlan): void {
  if (plan.kind !== 'planned') return;
  const original = document.slice(plan.region.start, plan.region.end).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let rebuilt = '';
  let at = 0;
  for (const { originalStart, originalLines, newLines } of plan.hunks) {
    assert.ok(originalStart > at || at === 0, 'hunks touch');
    assert.ok(originalLines.length + newLines.length > 0, 'empty hunk');
    assert.deepEqual(originalLines, original.slice(originalStart, originalStart + originalLines.length));
    rebuilt += original.slice(at, originalStart).join('') + newLines.join('');
    at = originalStart + originalLines.length;
  }
  assert.equal(rebuilt + original.slice(at).join(''), plan.newText);
}
