import type { PlannedPart } from '../core/chat/buildChatMessages.ts';

/** What the next request takes of the model's window, for the meter beside the input. All tokens are estimates. */
export interface ContextMeterView {
  /** What the model takes, prompt and answer together; absent: the server does not tell. */
  readonly windowTokens?: number;
  readonly promptTokens: number;
  /** Set aside for the longest answer. */
  readonly answerTokens: number;
  /** Only kinds that take something, in the order of the request. */
  readonly shares: readonly MeterShare[];
  /** Messages that do not fit. */
  readonly leftOut: number;
  /** Those are summarised with the next question; else they are left out. */
  readonly willSummarise: boolean;
}

export interface MeterShare {
  readonly kind: MeterKind;
  readonly tokens: number;
}

export const METER_KINDS = ['system', 'instructions', 'summary', 'conversation', 'attachments', 'question'] as const;
export type MeterKind = (typeof METER_KINDS)[number];

/** A piece of the next request, word for word. `text` may be of files: plain text, never markup. */
export interface RequestPartView extends Pick<PlannedPart, 'id' | 'kind' | 'label' | 'text' | 'tokens' | 'state'> {
  /** How many images go along with it. */
  readonly images: number;
  /** The question itself cannot be kept out. */
  readonly canOmit: boolean;
}

/** What a message of the next request is made of, and what a person keeps out of it. */
export interface RequestMessageView {
  readonly role: PlannedPart['role'];
  readonly parts: readonly RequestPartView[];
}

/** The stand-in for the question that is being written. */
export const DRAFT_ID = 'draft';
