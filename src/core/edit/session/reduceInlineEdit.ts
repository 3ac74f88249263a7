import type { AnswerStage, EditHunk, PlacementChoice } from '../plan/editPlan.ts';
import { planEdit } from '../plan/planEdit.ts';
import { applyDocumentChange } from './applyDocumentChange.ts';
import type { DocumentChange } from './applyDocumentChange.ts';
import type { InlineEditPhase, InlineEditState, OpenHunkView, ReviewedHunk } from './inlineEdit.ts';
import { regionText } from './showInlineEdit.ts';

export type InlineEditEvent =
  /** A piece of the answer; pieces may be cut anywhere. */
  | { readonly type: 'grew'; readonly text: string }
  /** `isCut` for an answer at the length limit, and when the user stops it: what it does not reach stays. */
  | { readonly type: 'ended'; readonly isCut: boolean }
  /** Answers to `questions`. */
  | { readonly type: 'placed'; readonly choices: readonly PlacementChoice[] }
  /** Without an id: every open hunk. */
  | { readonly type: 'accepted'; readonly hunkId?: string }
  | { readonly type: 'rejected'; readonly hunkId?: string }
  /** Another answer will come, for a follow-up or a retry: what was accepted is its ground, the rest of the last one goes. */
  | { readonly type: 'askedAgain' }
  /** Error, lost connection, closing: what was accepted stays, what is open goes. */
  | { readonly type: 'closed' }
  /** Open hunks are to stand in the document in another way. */
  | { readonly type: 'viewChanged'; readonly view: OpenHunkView }
  /** Someone else changed the document; one event for each change, in the order in which the editor lists them. */
  | { readonly type: 'documentChanged'; readonly change: DocumentChange };

/** The edit after an event. Events that come too late (a decision about a hunk that is gone, growth after the end) change nothing. */
export function reduceInlineEdit(state: InlineEditState, event: InlineEditEvent): InlineEditState {
  if (state.phase === 'stopped') return state;
  switch (event.type) {
    case 'grew':
      return grow(state, event.text);
    case 'ended':
      return state.phase === 'streaming' ? plan(state, event.isCut ? 'cut' : 'ended') : state;
    case 'placed':
      if (state.phase !== 'asking') return state;
      return plan({ ...state, choices: [...state.choices, ...event.choices] }, 'ended');
    case 'accepted':
      return decide(state, 'accepted', event.hunkId);
    case 'rejected':
      return decide(state, 'rejected', event.hunkId);
    case 'askedAgain':
      return askAgain(state);
    case 'closed':
      return { ...state, phase: 'stopped', keptText: regionText(state, 'original') };
    case 'viewChanged':
      return { ...state, view: event.view };
    case 'documentChanged':
      return applyDocumentChange(state, event.change);
  }
}

/** Laying an answer down anew costs as much as the text is long, so that in a long text more lines are awaited. */
const SHARE_TO_WAIT_FOR = 1 / 400;

/** Only complete lines are laid down, so a piece without a line end changes nothing yet. */
function grow(state: InlineEditState, text: string): InlineEditState {
  if (state.phase !== 'streaming') return state;
  const grown = { ...state, answer: state.answer + text };
  const fresh = grown.answer.slice(state.laidLength);
  const isEnough = /[\r\n]/.test(fresh) && fresh.length >= state.baseText.length * SHARE_TO_WAIT_FOR;
  return isEnough ? plan(grown, 'streaming') : grown;
}

function plan(state: InlineEditState, stage: AnswerStage): InlineEditState {
  const { before, baseText, after } = state;
  const found = planEdit({
    document: before + baseText + after,
    region: { start: before.length, end: before.length + baseText.length },
    scope: state.scope,
    answer: state.answer,
    stage,
    languageId: state.languageId,
    choices: state.choices,
    ...(state.path !== undefined && { path: state.path }),
    ...(state.nearLine !== undefined && { nearLine: state.nearLine }),
  });
  const isStreaming = stage === 'streaming';
  const clean = { ...state, laidLength: state.answer.length, questions: [], notes: [], prose: '' };
  switch (found.kind) {
    case 'nothing':
      return { ...clean, prose: isStreaming ? '' : found.prose, ...withHunks(clean, [], isStreaming) };
    case 'unsure':
      return { ...clean, phase: 'asking', questions: found.questions };
    case 'planned':
      return { ...clean, notes: found.notes, ...withHunks(clean, found.hunks, isStreaming) };
  }
}

/** Decisions hold: a hunk that was decided stays as it was, also when the growing answer would now draw it differently. */
function withHunks(
  state: InlineEditState,
  planned: readonly EditHunk[],
  isStreaming: boolean,
): Pick<InlineEditState, 'hunks' | 'phase'> {
  const decided = state.hunks.filter(({ decision }) => decision !== 'open');
  const free = planned.filter((hunk) => !decided.some((other) => meet(hunk, other)));
  const open = free.map((hunk, index): ReviewedHunk => {
    const isGrowing = isStreaming && index === free.length - 1;
    return { ...hunk, id: `${state.round}-${hunk.id}`, decision: 'open', isGrowing };
  });
  const hunks = [...decided, ...open].sort((a, b) => a.originalStart - b.originalStart);
  return { hunks, phase: isStreaming ? 'streaming' : phaseOf(hunks) };
}

function meet(a: EditHunk, b: EditHunk): boolean {
  const [endOfA, endOfB] = [a.originalStart + a.originalLines.length, b.originalStart + b.originalLines.length];
  return a.originalStart === b.originalStart || (a.originalStart < endOfB && b.originalStart < endOfA);
}

function phaseOf(hunks: readonly ReviewedHunk[]): InlineEditPhase {
  return hunks.some(({ decision }) => decision === 'open') ? 'review' : 'settled';
}

function decide(state: InlineEditState, decision: 'accepted' | 'rejected', id: string | undefined): InlineEditState {
  const isMeant = (hunk: ReviewedHunk): boolean =>
    hunk.decision === 'open' && !hunk.isGrowing && (id === undefined || hunk.id === id);
  if (!state.hunks.some(isMeant)) return state;
  const hunks = state.hunks.map((hunk) => (isMeant(hunk) ? { ...hunk, decision } : hunk));
  return { ...state, hunks, phase: state.phase === 'review' ? phaseOf(hunks) : state.phase };
}

function askAgain(state: InlineEditState): InlineEditState {
  const round = state.round + 1;
  const fresh = { hunks: [], questions: [], choices: [], notes: [], prose: '', answer: '', laidLength: 0 } as const;
  return { ...state, ...fresh, phase: 'streaming', round, baseText: regionText(state, 'original') };
}
